"""`gym-timer install`: the script of the source it runs from, or where to get one."""

from timer.cli import main
from timer.commands import install


def test_from_its_source_it_runs_the_script(tmp_path, monkeypatch):
    script = tmp_path / "install"
    script.write_text(f"echo here > {tmp_path}/ran\nexit 1\n")
    monkeypatch.setattr(install, "SCRIPT", script)
    assert main(["install"]) == 1
    assert (tmp_path / "ran").exists()


def test_the_script_lies_beside_the_package():
    assert install.SCRIPT.is_file()


def test_without_its_source_it_says_how(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(install, "SCRIPT", tmp_path / "gone")
    assert main(["install"]) == 1
    assert "sudo make install" in capsys.readouterr().err
