"""The history of whole runs: threads, signals and files as they really are."""

import signal

import pytest

from hardware.boardfile import load_board, preset
from tests.timer.history.runs import TEXT, intervals, read, sessions
from timer import app
from timer.app import play
from timer.cli import main
from timer.config import Config
from timer.desk import Desk
from timer.messages import Menu, Start
from timer.orders import Order
from timer.routine.catalogue import Catalogue
from timer.wallclock import WallClock
from timer.wish import Keeping, Look, Wish

SHORT = read()


@pytest.fixture(autouse=True)
def _signals_stay_as_they_are(monkeypatch):
    """Leave the signals of the tests' own process alone."""
    monkeypatch.setattr(app.signals, "forward", lambda on_signal, on_deafness: None)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    yield
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


@pytest.fixture(autouse=True)
def _home_is_elsewhere(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


class Quitter:
    """An observer that quits as soon as it sees what it waits for."""

    def __init__(self, desk, seen):
        self.desk = desk
        self.seen = seen
        self.scene = None

    def show(self, scene, happened, now_ms):
        if self.scene is None and self.seen(scene):
            self.scene = scene
            self.desk.command(Order.QUIT)


def wish(path, **changes):
    known = {
        "config": Config(),
        "menu": Menu((SHORT,)),
        "board": load_board(preset("breadboard"), "breadboard.yaml").board,
        "simulated": True,
        "wall": WallClock(trusted=True),
        "history": Keeping(path, Catalogue()),
    }
    return Wish(**{**known, **changes})


def run_until(path, seen):
    """Run until a scene that answers to `seen`; give it."""
    desk = Desk()
    quitter = Quitter(desk, seen)
    assert play(wish(path), Look(audible=False, observers=(quitter,)), desk) == 0
    return quitter.scene


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_a_workout_that_a_signal_stopped_is_offered_at_the_next_start(tmp_path, monkeypatch, number):
    path, at_once = tmp_path / "history.db", read(TEXT.replace("prepare: 10s", "prepare: 0s"))
    with monkeypatch.context() as patch:
        patch.setattr(app.signals, "forward", lambda on_signal, on_deafness: on_signal(number))
        assert (
            play(wish(path, menu=Menu((at_once,)), start=Start(at_once)), Look(audible=False), Desk()) == 128 + number
        )
    assert sessions(path) == ["short unfinished 0/0/0 0"]
    assert run_until(path, lambda scene: scene.offer).offer.index == 0


def test_what_is_wrong_with_the_history_is_on_the_screen(tmp_path):
    path = tmp_path / "history.db"
    path.write_bytes(b"noise" * 1_000)
    said = "the history was damaged; it is kept as history.db.broken-1, and a new one begun"
    assert run_until(path, lambda scene: scene.troubles).troubles == (said,)


def simulate(tmp_path, *more):
    routine = tmp_path / "short.yaml"
    routine.write_text(TEXT)
    return main(["simulate", str(routine), "--headless", "--speed", "max", *more])


def test_a_simulation_keeps_a_history_where_it_is_told(tmp_path):
    path = tmp_path / "mine.db"
    assert simulate(tmp_path, "--history", str(path)) == 0
    assert simulate(tmp_path, "--history", str(path)) == 0
    assert sessions(path) == ["short done 4/0/0 140"] * 2
    assert intervals(path)[:2] == ["0 prepare 10/10 done", "1 work 40/40 done"]


def test_a_simulation_keeps_none_unless_it_is_told(tmp_path):
    assert simulate(tmp_path) == 0
    assert not (tmp_path / "state").exists()


def test_a_history_is_never_kept_in_a_text(tmp_path, capsys):
    notes = tmp_path / "notes.txt"
    notes.write_text("Monday: squats\n")
    assert simulate(tmp_path, "--history", str(notes)) == 2
    assert "is there and is no history; choose another name" in capsys.readouterr().err
    assert notes.read_text() == "Monday: squats\n"
