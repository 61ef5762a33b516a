"""`gym-timer figures`: what is asked for, and what is told."""

from pathlib import Path

import pygame
import pytest

from timer.cli import main
from timer.commands import DONE, FAULTY, USAGE


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["sqaut"], "there is no exercise 'sqaut'; did you mean 'squat'?"),
        (["zzz"], "there is no exercise 'zzz'; `gym-timer figures` shows those that there are"),
        (["wall sit"], "'wall sit' has no figure yet; docs/figures.md shows how to add one"),
        (["--plot", "squat.jpg"], "the picture is a PNG; call it squat.png"),
    ],
    ids=["a slip", "unknown", "none yet", "another kind of picture"],
)
def test_what_cant_be_shown_is_told_with_the_mend(args: list[str], told: str, capsys: pytest.CaptureFixture) -> None:
    assert main(["figures", *args]) == USAGE
    assert capsys.readouterr().err == f"gym-timer: {told}\n"


def test_a_picture_is_written_of_the_figures_that_are_named(tmp_path: Path) -> None:
    path = tmp_path / "two.png"
    assert main(["figures", "Push ups", "air squat", "--plot", str(path)]) == DONE
    assert pygame.image.load(path).get_size() == (1_200, 320)


def test_figures_that_share_a_movement_are_shown_once(tmp_path: Path) -> None:
    assert main(["figures", "--plot", str(tmp_path / "all.png")]) == DONE


def test_a_picture_that_cant_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    assert main(["figures", "squat", "--plot", str(tmp_path / "no" / "a.png")]) == FAULTY
    assert capsys.readouterr().err.startswith("gym-timer: the picture can't be written: ")


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "nonsense")
    assert main(["figures", "squat"]) == FAULTY
    assert capsys.readouterr().err.startswith("gym-timer: no display (nonsense: ")
