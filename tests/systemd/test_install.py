"""Installing and uninstalling, in a sandbox that records what would have changed the machine."""

import pytest

from tests.systemd.sandbox import HOUSE, Sandbox

CONFIG, UNIT, LINK = "etc/gym-timer/config.yaml", "etc/systemd/system/gym-timer.service", "usr/local/bin/gym-timer"


@pytest.fixture
def sandbox(tmp_path):
    return Sandbox(tmp_path)


@pytest.fixture
def installed(sandbox):
    assert sandbox.run("install") == 0
    sandbox.fact(user="", packages="", lgpio="")
    return sandbox


def test_a_first_installation_puts_everything_in_its_place(sandbox):
    assert sandbox.run("install", SUDO_USER="pi") == 0
    root = sandbox.root
    assert (root / CONFIG).read_text() == (HOUSE / "systemd/config.yaml").read_text()
    assert (root / "etc/gym-timer/board.yaml").read_text() == (HOUSE / "hardware/boards/breadboard.yaml").read_text()
    for folder, name in (("systemd", "config.schema.json"), ("hardware/boards", "board.schema.json")):
        assert (root / "etc/gym-timer" / name).read_text() == (HOUSE / folder / name).read_text()
    assert (root / UNIT).read_text() == (HOUSE / "systemd/gym-timer.service").read_text()
    assert (root / LINK).readlink().as_posix() == "/opt/gym-timer/bin/gym-timer"
    assert sandbox.calls_of("useradd") == [
        "useradd --system --user-group --home-dir /var/lib/gym-timer --no-create-home"
        " --shell /usr/sbin/nologin gym-timer"
    ]
    joined = ["gpio", "video", "render", "input", "audio", "tty"]
    assert sandbox.calls_of("usermod") == [
        *(f"usermod -a -G {group} gym-timer" for group in joined),
        "usermod -a -G gym-timer pi",
    ]
    assert sandbox.calls_of("chown")[:2] == [
        f"chown pi /root/etc/gym-timer/{name}.yaml" for name in ("config", "board")
    ]
    assert "log out and in again" in sandbox.said
    assert sandbox.told_off == ""


@pytest.mark.parametrize("folder", ["etc/gym-timer", "etc/gym-timer/routines", "var/lib/gym-timer"])
def test_what_is_made_in_the_folders_belongs_to_the_group(installed, folder):
    assert oct((installed.root / folder).stat().st_mode & 0o7777) == "0o2775"


def test_the_files_may_be_edited_by_the_group(installed):
    assert oct((installed.root / CONFIG).stat().st_mode & 0o7777) == "0o664"


def test_an_upgrade_leaves_a_persons_files_alone(installed):
    mine = installed.root / "etc/gym-timer/routines/mine.yaml"
    (installed.root / CONFIG).write_text("board: none\n")
    mine.write_text("name: Mine\n")
    (installed.root / UNIT).write_text("an older one")
    assert installed.run("install") == 0
    assert (installed.root / CONFIG).read_text() == "board: none\n"
    assert mine.read_text() == "name: Mine\n"
    assert "[Service]" in (installed.root / UNIT).read_text()
    assert installed.calls_of("useradd", "apt-get") == []
    assert installed.calls_of("chown") == ["chown gym-timer:gym-timer /root/var/lib/gym-timer"]
    assert not [call for call in installed.calls if "-m venv" in call]


def test_where_systemd_runs_the_service_starts_at_once(sandbox):
    (sandbox.root / "run/systemd/system").mkdir(parents=True)
    assert sandbox.run("install") == 0
    assert sandbox.calls_of("systemctl")[1:] == [
        "systemctl --quiet enable gym-timer.service",
        "systemctl daemon-reload",
        "systemctl restart gym-timer.service",
    ]


def test_where_it_does_not_run_the_service_waits_for_the_next_boot(installed):
    assert installed.calls_of("systemctl")[1:] == ["systemctl --quiet enable gym-timer.service"]
    assert "at the next boot" in installed.said


# Packages


def test_packages_that_are_missing_come_from_apt(sandbox):
    sandbox.run("install")
    assert sandbox.calls_of("apt-get") == [
        "apt-get -qq update",
        "apt-get -qq -y --no-install-recommends install"
        " python3-venv python3-lgpio libgbm1 libegl1 libgles2 libgl1-mesa-dri libasound2-data",
    ]


def test_where_apt_has_no_lgpio_it_comes_with_pip(sandbox):
    sandbox.fact(debian="")
    assert sandbox.run("install") == 0
    assert "python3-lgpio" not in sandbox.calls_of("apt-get")[-1]
    assert [call for call in sandbox.calls if "lgpio>=" in call and "--only-binary lgpio" in call]


@pytest.mark.parametrize("settings", [{"GYM_TIMER_APT": "no"}, {}], ids=["told so", "found so"])
def test_with_all_packages_there_apt_is_not_asked(sandbox, settings):
    if not settings:
        sandbox.fact(packages="")
    assert sandbox.run("install", **settings) == 0
    assert sandbox.calls_of("apt-get", "apt-cache") == []


def test_with_wheels_no_network_is_asked(sandbox):
    wheels = sandbox.folder / "wheels"
    wheels.mkdir()
    (wheels / "gym_timer-1.0-py3-none-any.whl").touch()
    sandbox.fact(packages="")
    assert sandbox.run("install", GYM_TIMER_WHEELS=str(wheels)) == 0
    pips = [call for call in sandbox.calls if "-m pip" in call]
    assert len(pips) == 3
    assert all("install --no-index --find-links /wheels" in call for call in pips)
    assert pips[0].endswith("/wheels/gym_timer-1.0-py3-none-any.whl")


def test_nothing_is_built_in_the_clone(sandbox):
    sandbox.run("install")
    install = next(call for call in sandbox.calls if "-m pip" in call)
    assert str(HOUSE) not in install


# The screen


def test_a_desktop_stays_unless_somebody_says_otherwise(sandbox):
    sandbox.fact(target="graphical.target", desktop="")
    assert sandbox.run("install") == 0
    assert "The desktop stays" in sandbox.said
    assert "systemctl set-default multi-user.target" not in sandbox.calls


def test_a_desktop_gives_way_when_told_to_and_the_way_back_is_said(sandbox):
    sandbox.fact(target="graphical.target", desktop="")
    assert sandbox.run("install", GYM_TIMER_CONSOLE="yes") == 0
    assert "systemctl set-default multi-user.target" in sandbox.calls
    assert "sudo systemctl set-default graphical.target" in sandbox.said


@pytest.mark.parametrize("target", ["graphical.target", "multi-user.target"])
def test_without_a_desktop_nothing_is_said_of_one(sandbox, target):
    sandbox.fact(target=target)
    assert sandbox.run("install", GYM_TIMER_CONSOLE="yes") == 0
    assert "The desktop" not in sandbox.said
    assert "systemctl set-default multi-user.target" not in sandbox.calls


# Failing


@pytest.mark.parametrize(
    ("facts", "settings", "words"),
    [
        pytest.param({"uid": "1000"}, {}, "Write: sudo make install", id="not root"),
        pytest.param({"fail_apt_get": ""}, {}, "Connect the network", id="no network for apt"),
        pytest.param({"fail_pip": ""}, {}, "GYM_TIMER_WHEELS=DIR", id="no network for pip"),
        pytest.param({"fail_venv": ""}, {}, "sudo apt install python3-venv", id="no venv"),
        pytest.param({}, {"GYM_TIMER_WHEELS": "/none/such"}, "there is no folder /none/such", id="no wheels"),
        pytest.param({"fail_systemctl": ""}, {}, "could not be enabled", id="not enabled"),
    ],
)
def test_a_step_that_fails_says_what_to_do(sandbox, facts, settings, words):
    sandbox.fact(**facts)
    assert sandbox.run("install", **settings) == 1
    assert "Gym Timer is not installed: " in sandbox.told_off
    assert words in sandbox.told_off


def test_groups_that_are_not_there_are_left_out(sandbox):
    sandbox.fact(groups="gpio\nvideo\n")
    assert sandbox.run("install") == 0
    assert sandbox.calls_of("usermod") == ["usermod -a -G gpio gym-timer", "usermod -a -G video gym-timer"]


# Uninstalling


def test_uninstalling_takes_all_but_a_persons_own(installed):
    history = installed.root / "var/lib/gym-timer/history.db"
    history.touch()
    assert installed.run("uninstall") == 0
    root = installed.root
    assert not (root / UNIT).exists()
    assert not (root / "opt/gym-timer").exists()
    assert not (root / LINK).is_symlink()
    assert (root / CONFIG).exists()
    assert history.exists()
    assert "systemctl --quiet disable --now gym-timer.service" in installed.calls
    assert "userdel gym-timer" in installed.calls
    assert f"Kept, for they are yours: {root}/etc/gym-timer" in installed.said


def test_uninstalling_twice_is_no_fault(installed):
    installed.run("uninstall")
    (installed.folder / "facts/user").unlink()
    assert installed.run("uninstall") == 0
    assert installed.calls_of("userdel") == []


def test_uninstalling_needs_root(installed):
    installed.fact(uid="1000")
    assert installed.run("uninstall") == 1
    assert "sudo make uninstall" in installed.told_off
    assert (installed.root / UNIT).exists()


def test_another_program_of_the_name_is_left_alone(installed):
    link = installed.root / LINK
    link.unlink()
    link.write_text("somebody else's")
    installed.run("uninstall")
    assert link.read_text() == "somebody else's"
