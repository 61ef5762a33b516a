"""The app: everything wired together, in virtual time on simulated pins."""

import io
import json
import signal
import threading

import pytest

from hardware.boardfile import load_board, preset
from hardware.simulator import ACTIVE_HZ
from timer import app
from timer.app import CRASHED, Look, Wish, play
from timer.cli import main
from timer.config import Config
from timer.cues import CueKind
from timer.desk import Desk
from timer.expand import expand
from timer.messages import Menu, Start
from timer.orders import Order
from timer.routine.catalogue import Catalogue
from timer.routine.loader import load
from timer.scene import Entry
from timer.state import Status

ROUTINE = "name: Short\nprepare: 4s\nsteps: [{plank: 3 x 5s rest 5s}]\n"
COUNT_AND_WORK = [1760, 1760, 1760, 2637]  # 3, 2, 1, and work begins
ALONE = Look(attended=False, audible=False, ends_itself=True)


@pytest.fixture(autouse=True)
def _signals_stay_as_they_are(monkeypatch):
    """Leave the signals of the tests' own process alone."""
    monkeypatch.setattr(app.signals, "forward", lambda on_signal: None)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    yield
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def entry(text=ROUTINE):
    return Entry("short", expand(load(text, "short.yaml", Catalogue()).routine))


def wish(**changes):
    chosen = entry()
    known = {
        "config": Config(),
        "menu": Menu((chosen,)),
        "board": load_board(preset("breadboard"), "breadboard.yaml").board,
        "simulated": True,
        "start": Start(chosen),
        "speed": None,
    }
    return Wish(**{**known, **changes})


def traced(changes=()):
    stream = io.StringIO()
    status = play(wish(trace=stream, **dict(changes)), ALONE, Desk())
    return status, [json.loads(line) for line in stream.getvalue().splitlines()]


def tone(start, length, hz):
    return [(start, 1.0, hz), (round(start + length, 3), 0.0, None)]


def work(start):
    return tone(start, 0.7, 2637)


def rest(start):
    return tone(start, 0.35, 2093) + tone(start + 0.45, 0.35, 1568)


def count(*starts):
    return [edge for start in starts for edge in tone(start, 0.15, 1760)]


def test_a_routine_plays_to_its_end_with_every_edge_as_planned():
    status, lines = traced()
    assert status == 0
    tones = [(line["t"], line["value"], line.get("hz")) for line in lines if line["device"] == "buzzer"]
    expected = [
        *count(1.0, 2.0, 3.0),
        *work(4.0),
        *count(6.0, 7.0, 8.0),
        *rest(9.0),
        *count(11.0, 12.0, 13.0),
        *work(14.0),
        *count(16.0, 17.0, 18.0),
        *rest(19.0),
        *count(21.0, 22.0, 23.0),
        *work(24.0),
        *count(26.0, 27.0, 28.0),
    ]
    assert tones[: len(expected)] == expected
    assert tones[len(expected)][0] == 29.0  # the finish
    assert {line["late_us"] for line in lines} == {0}


def test_every_output_is_off_at_the_end():
    _, lines = traced()
    last = {line["pin"]: line["value"] for line in lines}
    assert set(last) >= {18, 16, 20, 21}
    assert set(last.values()) == {0.0}


def test_the_same_routine_gives_the_same_trace():
    assert traced() == traced()


def test_an_open_interval_ends_after_its_estimate_when_nobody_can_press():
    chosen = entry(
        "name: Open\nprepare: 0s\nsteps: [{squat: 10 reps}, {plank: max}, {lunge: {work: 5s, advance: press}}]\n"
    )
    status, lines = traced({"start": Start(chosen), "menu": Menu((chosen,))})
    assert status == 0
    works = [line["t"] for line in lines if line["t"] < 35 and line.get("hz") == 2637]
    assert works == [0.0, 30.0]


def test_without_a_board_the_routine_plays_all_the_same():
    assert play(wish(board=None), ALONE, Desk()) == 0


class Watcher:
    """A view that reads the desk until the program stops, and may press keys first."""

    is_open = True
    trouble = None

    def __init__(self, desk, orders=(), error=None):
        self.desk = desk
        self.orders = orders
        self.error = error

    def run(self, stopped):
        for order in self.orders:
            self.desk.command(order)
        if self.error:
            raise self.error
        stopped.wait()


def test_quitting_ends_the_program_with_status_0():
    desk = Desk()
    look = Look(view=Watcher(desk, orders=[Order.QUIT]), audible=False)
    assert play(wish(speed=1.0), look, desk) == 0


def test_a_view_that_fails_leaves_the_workout_running(caplog):
    desk = Desk()
    look = Look(Watcher(desk, error=RuntimeError("no more pixels")), attended=False, audible=False, ends_itself=True)
    assert play(wish(), look, desk) == 0
    assert desk.scene().status is Status.FINISHED
    assert "the screen failed" in caplog.text


class Ear:
    """An observer that keeps the numbers that are told."""

    def __init__(self):
        self.numbers = []

    def show(self, scene, happened, now_ms):
        self.numbers += [step.cue.number for step in happened if step.cue and step.cue.kind is CueKind.NUMBER]


class LateView(Watcher):
    """A view that opens only after the first of its orders was answered."""

    is_open = False

    def __init__(self, desk, ear):
        super().__init__(desk)
        self.ear = ear

    def run(self, stopped):
        self.desk.command(Order.CHOOSE_NEXT)
        wait_for(lambda: len(self.ear.numbers) == 2)
        self.is_open = True
        self.desk.command(Order.LOUDER)  # the first thing that happens after it
        self.desk.command(Order.LOUDER)  # taken only when all have been told of the first
        wait_for(lambda: self.desk.scene().volume == 100)
        self.desk.command(Order.CHOOSE_NEXT)
        self.desk.command(Order.QUIT)
        stopped.wait()


def wait_for(condition):
    stop = threading.Event()
    while not condition():
        stop.wait(0.001)


def test_without_a_screen_numbers_are_told_until_one_comes():
    desk, ear = Desk(), Ear()
    menu = Menu((entry(), Entry("other", entry().timeline)))
    look = Look(LateView(desk, ear), audible=False, observers=(ear,))
    assert play(wish(menu=menu, start=None, speed=1.0), look, desk) == 0
    assert ear.numbers == [1, 2]


def test_with_a_screen_no_number_is_told():
    desk, ear = Desk(), Ear()
    look = Look(Watcher(desk, orders=[Order.CHOOSE_NEXT, Order.QUIT]), audible=False, observers=(ear,))
    assert play(wish(start=None, speed=1.0), look, desk) == 0
    assert ear.numbers == []


class Tape:
    """Stands in for the loudspeaker: keeps the pitches that begin."""

    trouble = None
    volume = 100

    def __init__(self):
        self.heard = []

    def sound(self, pitch_hz):
        if pitch_hz is not None:
            self.heard.append(pitch_hz)

    def close(self):
        pass


@pytest.mark.parametrize(
    ("board", "heard"),
    [
        ("name: b\nbuzzer: {pin: 18, kind: tonal}", COUNT_AND_WORK),
        ("name: b\nbuzzer: {pin: 18, kind: active}", [ACTIVE_HZ] * len(COUNT_AND_WORK)),
        ("name: b\nbuzzer: {pin: 18, kind: active, active_high: no}", [ACTIVE_HZ] * len(COUNT_AND_WORK)),
        ("name: b\nbuttons: {start: 17}", COUNT_AND_WORK),
    ],
    ids=["tonal", "active", "active low", "no buzzer"],
)
def test_the_loudspeaker_sounds_as_the_buzzers_pin_does_and_as_the_signal_without_one(board, heard, monkeypatch):
    tape = Tape()
    monkeypatch.setattr(app, "Loudspeaker", lambda: tape)
    look = Look(attended=False, ends_itself=True)
    assert play(wish(board=load_board(board, "b.yaml").board), look, Desk()) == 0
    assert tape.heard[: len(heard)] == heard
    assert len(tape.heard) > len(heard)


class Failing:
    """An observer that takes the conductor down with it, as no Exception could."""

    def show(self, scene, happened, now_ms):
        if scene.status is Status.RUNNING:
            raise SystemExit


def test_a_conductor_that_dies_ends_the_program_with_outputs_off(caplog):
    stream = io.StringIO()
    look = Look(attended=False, audible=False, observers=(Failing(),))
    assert play(wish(trace=stream), look, Desk()) == CRASHED
    last = {line["pin"]: line["value"] for line in map(json.loads, stream.getvalue().splitlines())}
    assert set(last.values()) == {0.0}


def test_a_signal_ends_the_program_with_its_own_status(monkeypatch):
    monkeypatch.setattr(app.signals, "forward", lambda on_signal: on_signal(signal.SIGTERM))
    assert play(wish(speed=1.0), Look(audible=False), Desk()) == 128 + signal.SIGTERM


def test_simulate_writes_the_trace_of_a_named_routine(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    routine, trace = tmp_path / "short.yaml", tmp_path / "t.jsonl"
    routine.write_text(ROUTINE)
    argv = ["simulate", str(routine), "--headless", "--speed", "max", "--trace", str(trace)]
    assert main(argv) == 0
    first = trace.read_text()
    assert json.loads(first.splitlines()[0]) == {"t": 0.0, "device": "rgb", "pin": 16, "value": 0.376, "late_us": 0}
    assert main(argv) == 0
    assert trace.read_text() == first


def test_a_trace_never_overwrites_what_a_person_wrote(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    routine = tmp_path / "short.yaml"
    routine.write_text(ROUTINE)
    assert main(["simulate", str(routine), "--headless", "--speed", "max", "--trace", str(routine)]) == 2
    assert "is no trace" in capsys.readouterr().err
    assert routine.read_text() == ROUTINE


@pytest.mark.parametrize(
    ("argv", "status", "said"),
    [
        (["simulate", "--headless"], 2, "nobody can choose a routine here; name one"),
        (["simulate", "tabata", "--headless", "--board", "none-such"], 1, "there is no board 'none-such'"),
        (["simulate", "tabata", "--headless", "--trace", "/none/such/t.jsonl"], 2, "can't be written"),
    ],
    ids=["nothing to play", "no such board", "no such folder"],
)
def test_what_a_person_got_wrong_is_said_in_a_line(argv, status, said, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert main(argv) == status
    assert said in capsys.readouterr().err


def test_a_headless_simulation_plays_the_pinned_routine(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "gym-timer").mkdir()
    (tmp_path / "gym-timer/config.yaml").write_text("routine: tabata\nboard: none\n")
    assert main(["simulate", "--headless", "--speed", "max"]) == 0
