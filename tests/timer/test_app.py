"""The app: everything wired together, in virtual time on simulated pins."""

import io
import json
import signal
import threading

import pytest
from gpiozero.pins.mock import MockFactory, MockPWMPin

from hardware.boardfile import load_board, preset
from hardware.chip import HardwareError
from hardware.defects import SOUND, Defects, read_defects
from hardware.simulator import ACTIVE_HZ
from timer import app, kit
from timer.app import CRASHED, play
from timer.cli import main
from timer.config import Config
from timer.cues import CueKind
from timer.desk import Desk
from timer.entry import Entry
from timer.expand import expand
from timer.messages import Menu, Start
from timer.orders import Order
from timer.routine.catalogue import Catalogue
from timer.routine.loader import load
from timer.state import Status
from timer.theme import PATTERNS, Hours
from timer.wallclock import WallClock
from timer.wish import Look, Wish

ROUTINE = "name: Short\nprepare: 4s\nsteps: [{plank: 3 x 5s rest 5s}]\n"
COUNT_AND_WORK = [1760, 1760, 1760, 2637]  # 3, 2, 1, and work begins
ALONE = Look(attended=False, audible=False, ends_itself=True)


@pytest.fixture(autouse=True)
def _signals_stay_as_they_are(monkeypatch):
    """Leave the signals of the tests' own process alone."""
    monkeypatch.setattr(app.signals, "forward", lambda on_signal, on_deafness: None)
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
        "wall": WallClock(trusted=True),
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


def test_virtual_time_knows_no_quiet_hours():
    config = Config(quiet=Hours(0, 24 * 60))
    assert any(line["device"] == "buzzer" for line in traced({"config": config})[1])


def test_in_quiet_hours_the_lights_play_without_the_buzzer():
    config = Config(quiet=Hours(0, 24 * 60))
    devices = {line["device"] for line in traced({"config": config, "speed": 200.0})[1]}
    assert devices == {"rgb", "bar"}


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
    moved_s = None

    def __init__(self, desk, orders=(), error=None):
        self.desk = desk
        self.orders = orders
        self.error = error
        self.runs = 0
        self.on_run = lambda: None

    def run(self, stopped):
        self.runs += 1
        for order in self.orders:
            self.desk.command(order)
        if self.error and self.runs == 1:
            raise self.error
        self.on_run()
        stopped.wait()

    def wake(self):
        """It waits for the end alone."""


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
    monkeypatch.setattr(kit, "Loudspeaker", lambda: tape)
    look = Look(attended=False, ends_itself=True)
    assert play(wish(board=load_board(board, "b.yaml").board), look, Desk()) == 0
    assert tape.heard[: len(heard)] == heard
    assert len(tape.heard) > len(heard)


def test_a_view_is_woken_by_each_scene_and_pin_and_at_the_end():
    """It asks for nothing by the clock, so what it is not woken for it would show late."""
    desk = Desk()
    view = Watcher(desk)
    seen = []
    view.wake = lambda: seen.append((desk.scene(), desk.board()))
    assert play(wish(), Look(view, audible=False, ends_itself=True), desk) == 0
    statuses = [scene.status for scene, _ in seen]
    assert list(dict.fromkeys(statuses)) == [Status.IDLE, Status.RUNNING, Status.FINISHED]
    assert len({id(picture) for _, picture in seen}) > 20  # lights and buzzer
    assert seen[-1] == (desk.scene(), desk.board())


def test_a_view_that_failed_is_run_again(monkeypatch):
    monkeypatch.setattr(app, "VIEW_RETRY_S", 0)
    desk = Desk()
    view = Watcher(desk, error=RuntimeError("no more pixels"))
    view.on_run = lambda: desk.command(Order.QUIT)
    assert play(wish(speed=1.0), Look(view, audible=False), desk) == 0
    assert view.runs == 2


def test_a_view_that_is_stuck_is_run_again(monkeypatch, caplog):
    monkeypatch.setattr(app, "VIEW_RETRY_S", 0)
    desk = Desk()
    view = Watcher(desk)

    def hang():
        if view.runs == 1:
            threading.Thread(target=app.signals.interrupt).start()
            signal.pause()
        desk.command(Order.QUIT)

    view.on_run = hang
    assert play(wish(speed=1.0), Look(view, audible=False), desk) == 0
    assert view.runs == 2
    assert caplog.messages == ["the screen was stuck; it is opened anew"]


def test_systemd_is_told_from_the_beginning_to_the_end(monkeypatch):
    told = []
    monkeypatch.setattr(kit.Systemd, "tell", lambda self, *lines: told.extend(lines))
    monkeypatch.setattr(app, "raise_priority", lambda: False)
    assert play(wish(board=None, simulated=False), ALONE, Desk()) == 0
    assert told == ["STATUS=idle", "READY=1", "STATUS=running: Short", "STATUS=finished: Short", "STOPPING=1"]


def test_a_trouble_that_comes_while_nothing_happens_is_told_with_the_next_beat(monkeypatch):
    monkeypatch.setattr(kit.Systemd, "tell", lambda self, *lines: None)
    monkeypatch.setattr(app, "raise_priority", lambda: False)
    monkeypatch.setenv("NOTIFY_SOCKET", "/none/such")
    monkeypatch.setenv("WATCHDOG_USEC", "2000")
    desk = Desk()
    view = Watcher(desk)

    def lose_the_screen():
        view.trouble = "no screen: the cable is out"
        while not desk.scene().troubles:  # a beat is a millisecond
            pass
        desk.command(Order.QUIT)

    view.on_run = lose_the_screen
    look = Look(view, audible=False)
    assert play(wish(board=None, simulated=False, speed=1.0, start=None), look, desk) == 0
    assert desk.scene().troubles == ("no screen: the cable is out",)


@pytest.mark.parametrize(
    ("board", "troubles"),
    [
        ("name: b\nbuzzer: {pin: 18, kind: tonal}", ()),
        ("name: b\nbuttons: {start: 17}", ("no sound: there is no loudspeaker",)),
    ],
    ids=["buzzer", "no buzzer"],
)
def test_a_missing_loudspeaker_is_no_trouble_where_a_buzzer_sounds(board, troubles, monkeypatch):
    tape = Tape()
    tape.trouble = "no sound: there is no loudspeaker"
    monkeypatch.setattr(kit, "Loudspeaker", lambda: tape)
    monkeypatch.setattr(app, "raise_priority", lambda: False)
    monkeypatch.setattr(kit, "lgpio_factory", lambda environ: MockFactory(pin_class=MockPWMPin))
    desk = Desk()
    look = Look(attended=False, ends_itself=True)
    assert play(wish(board=load_board(board, "b.yaml").board, simulated=False), look, desk) == 0
    assert desk.scene().troubles == troubles


def test_troubles_that_are_known_before_the_start_are_heard():
    stream = io.StringIO()
    chosen = entry("name: Waiting\nprepare: 10s\nsteps: [{plank: 5s}]\n")
    play(wish(troubles=("config.yaml:1:1: …",), start=Start(chosen), menu=Menu((chosen,)), trace=stream), ALONE, Desk())
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    error = [tone.pitch_hz for tone in PATTERNS[CueKind.ERROR].tones]
    # The first tone was before the start, and so before the trace.
    assert [line["hz"] for line in lines if line.get("hz")][: len(error) - 1] == error[1:]


class Failing:
    """An observer that takes the conductor down with it, as no Exception could."""

    def show(self, scene, happened, now_ms):
        if scene.status is Status.RUNNING:
            raise SystemExit


def test_a_conductor_that_dies_ends_the_program_with_outputs_off(caplog):
    stream = io.StringIO()
    look = Look(attended=False, audible=False, observers=(Failing(),))
    assert play(wish(trace=stream), look, Desk()) == CRASHED
    assert set(last_values(stream).values()) == {0.0}


def last_values(stream):
    """Give the last value of each pin in a trace."""
    return {line["pin"]: line["value"] for line in map(json.loads, stream.getvalue().splitlines())}


class Leaving:
    """A view that ends with more than an exception, as nothing should."""

    trouble = None
    is_open = True

    def wake(self):
        """It shows nothing."""

    def run(self, stopped):
        raise SystemExit(3)


def test_a_view_that_leaves_takes_the_program_along_with_outputs_off():
    stream = io.StringIO()
    with pytest.raises(SystemExit):
        play(wish(trace=stream), Look(Leaving(), audible=False), Desk())
    assert set(last_values(stream).values()) <= {0.0}
    assert "conductor" not in {thread.name for thread in threading.enumerate()}


def test_without_anybody_to_hear_signals_the_program_ends_with_status_70(monkeypatch):
    monkeypatch.setattr(app.signals, "forward", lambda on_signal, on_deafness: on_deafness())
    assert play(wish(speed=1.0), Look(audible=False), Desk()) == CRASHED


class Hanging:
    """An observer or a view that hangs until it is released; `is_hanging` says that it does."""

    trouble = None
    is_open = True

    def __init__(self):
        self.is_hanging = threading.Event()
        self.released = threading.Event()

    def wake(self):
        """It shows nothing."""

    def run(self, stopped):
        self.released.wait()

    def show(self, scene, happened, now_ms):
        if scene.status is Status.RUNNING:
            self.is_hanging.set()
            self.released.wait()


def test_a_conductor_that_hangs_does_not_keep_the_outputs_on(monkeypatch, caplog):
    hanging, lit = Hanging(), []
    simulator_class = kit.Simulator

    class Watched(simulator_class):
        def __init__(self, *args, **more):
            super().__init__(*args, **more)
            lit.append(self)

    def forward(on_signal, on_deafness):
        def interrupt():
            hanging.is_hanging.wait()
            lit.append({level.value for level in lit[0].levels().values()})
            on_signal(signal.SIGTERM)

        threading.Thread(target=interrupt).start()

    def force(status):
        lit.append({level.value for level in lit[0].levels().values()})
        lit.append(status)
        hanging.released.set()

    monkeypatch.setattr(kit, "Simulator", Watched)
    monkeypatch.setattr(app, "CLOSE_S", 0)
    monkeypatch.setattr(app, "LEAVE_S", 0)
    monkeypatch.setattr(app.signals, "forward", forward)
    monkeypatch.setattr(app.os, "_exit", force)
    assert play(wish(speed=1.0), Look(audible=False, observers=(hanging,)), Desk()) == 128 + signal.SIGTERM
    _, before, after, status = lit
    assert before > {0.0}
    assert after == {0.0}
    assert status == 128 + signal.SIGTERM
    assert "the conductor is late; its outputs are switched off without it" in caplog.text


@pytest.mark.parametrize(("ends", "status"), [("by a signal", 128 + signal.SIGTERM), ("by itself", CRASHED)])
def test_a_view_that_hangs_does_not_keep_the_program(ends, status, monkeypatch):
    hanging, statuses = Hanging(), []

    def force(status):
        statuses.append(status)
        hanging.released.set()

    monkeypatch.setattr(app, "LEAVE_S", 0)
    monkeypatch.setattr(app.os, "_exit", force)
    if ends == "by a signal":
        monkeypatch.setattr(app.signals, "forward", lambda on_signal, on_deafness: on_signal(signal.SIGTERM))
    play(wish(), Look(hanging, attended=False, audible=False, ends_itself=True), Desk())
    assert statuses == [status]


# What fails in mid-workout


class Listener:
    """A loudspeaker that keeps what it sounded."""

    trouble = None
    volume = 80

    def __init__(self):
        self.sounded = []

    def sound(self, pitch_hz):
        self.sounded.append(pitch_hz)

    def close(self):
        pass


def heard(defects, monkeypatch):
    """Give what the loudspeaker sounds of a whole workout, and the troubles at its end."""
    listener, desk = Listener(), Desk()
    monkeypatch.setattr(kit, "Loudspeaker", lambda: listener)
    assert play(wish(defects=defects), Look(attended=False, ends_itself=True), desk) == 0
    return listener.sounded, desk.scene().troubles


def test_a_buzzer_that_dies_hands_over_to_the_loudspeaker_and_no_tone_is_lost(monkeypatch):
    _, lines = traced()
    tones = [line.get("hz") for line in lines if line["device"] == "buzzer"]
    died = "buzzer on GPIO18: it failed (a simulated fault); check its pins, then start again"

    assert heard(SOUND, monkeypatch) == ([*tones, None], ())  # the last is for certain, at the end
    assert heard(Defects(dead=frozenset({18})), monkeypatch) == ([*tones, None], (died,))


def test_a_full_disk_ends_the_trace_alone_and_is_shown():
    desk = Desk()
    assert play(wish(trace=FullDisk()), ALONE, desk) == 0
    assert desk.scene().status is Status.FINISHED
    assert desk.scene().troubles == (
        "the trace ends here, for it can't be written: [Errno 28] No space left on device",
    )


class FullDisk(io.StringIO):
    def write(self, text):
        raise OSError(28, "No space left on device")


class Clumsy:
    """An observer that fails at once."""

    def show(self, scene, happened, now_ms):
        raise RuntimeError("no ink")


def test_an_observer_that_fails_is_shown_and_left_behind():
    desk = Desk()
    look = Look(attended=False, audible=False, ends_itself=True, observers=(Clumsy(),))
    assert play(wish(), look, desk) == 0
    assert desk.scene().status is Status.FINISHED
    assert desk.scene().troubles == ("Clumsy failed: no ink",)


def test_without_a_chip_the_workout_plays_without_a_board_and_says_so(monkeypatch):
    def refuse(environ):
        raise HardwareError("this machine has no GPIO pins")

    monkeypatch.setattr(kit, "lgpio_factory", refuse)
    desk = Desk()
    assert play(wish(simulated=False), ALONE, desk) == 0
    assert desk.scene().status is Status.FINISHED
    assert desk.scene().troubles == ("this machine has no GPIO pins",)


def test_everything_may_fail_together_and_the_workout_is_finished():
    board = load_board(preset("breadboard"), "breadboard.yaml").board
    names = ("bounce", "stuck:start", "dead:next", "dead:buzzer", "dead:rgb", "dead:bar")
    desk = Desk()
    assert play(wish(defects=read_defects(names, board), trace=FullDisk()), ALONE, desk) == 0
    assert desk.scene().status is Status.FINISHED
    assert len(desk.scene().troubles) == 5


def test_of_several_troubles_what_one_presses_and_hears_comes_first_and_the_settings_last():
    board = load_board(preset("breadboard"), "breadboard.yaml").board
    defects = read_defects(("dead:buzzer", "stuck:start"), board)
    look = Look(attended=False, audible=False, ends_itself=True, observers=(Clumsy(),))
    desk = Desk()
    settings = "config.yaml:1:1: unknown key 'bord'"
    assert play(wish(defects=defects, trace=FullDisk(), troubles=(settings,)), look, desk) == 0
    subjects = [trouble.split(" on ")[0].split(":")[0] for trouble in desk.scene().troubles]
    assert subjects == [
        *("button 'start'", "buzzer", "the trace ends here, for it can't be written", "Clumsy failed", "config.yaml")
    ]


def test_a_signal_ends_the_program_with_its_own_status(monkeypatch):
    monkeypatch.setattr(app.signals, "forward", lambda on_signal, on_deafness: on_signal(signal.SIGTERM))
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
        (
            ["simulate", "tabata", "--headless", "--fault", "dead:cow"],
            2,
            "there is no fault 'dead:cow'; this board can",
        ),
    ],
    ids=["nothing to play", "no such board", "no such folder", "no such fault"],
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
