#!/opt/rig/bin/python
"""Runs inside the virtual Pi: the real program, on a real kernel's GPIO chip, pressed and watched from outside.

What was installed for it is in /host/site. Prints a line for each thing that was looked at; exits 0 if all hold.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

LINES = Path("/run/gpio")
HOME = Path("/tmp/home")
TRACE = HOME / "trace.jsonl"
OUTPUTS = (18, 16, 20, 21, 5, 6, 13, 19, 26)  # of the breadboard
BUTTONS = {"start": 17, "next": 27, "back": 22}
ENVIRON = {"PATH": os.environ["PATH"], "HOME": str(HOME), "PYTHONPATH": "/host/site", "PYTHONUNBUFFERED": "1"}
ROUTINE = "name: Short\nprepare: 4s\nsteps: [{plank: 5 x 20s rest 10s}]\n"
PATIENCE_S = 60.0  # everything is slow in an emulated machine

failed = 0


def check(holds: bool, what: str) -> None:
    global failed
    failed += not holds
    print("ok  " if holds else "FAIL", what, flush=True)


def value(line: int) -> int:
    return int((LINES / f"sim_gpio{line}/value").read_text())


def lit() -> list[int]:
    return [line for line in OUTPUTS if value(line)]


def pull(button: str, down: bool) -> None:
    (LINES / f"sim_gpio{BUTTONS[button]}/pull").write_text("pull-down" if down else "pull-up")


def press(button: str, length_s: float = 0.1) -> None:
    pull(button, True)
    time.sleep(length_s)
    pull(button, False)


def wait(until: Callable[[], object], what: str, limit_s: float = PATIENCE_S) -> float:
    """Wait; give how long it took."""
    begin = time.monotonic()
    while not until():
        if time.monotonic() - begin > limit_s:
            check(False, f"{what}: not within {limit_s:.0f} s")
            break
        time.sleep(0.002)
    return time.monotonic() - begin


def command(*argv: str, user: str | None = None, **environ: str) -> subprocess.CompletedProcess[str]:
    before = ["runuser", "-u", user, "--"] if user else []
    whole = [*before, sys.executable, "-m", "timer", *argv]
    return subprocess.run(whole, env=ENVIRON | environ, cwd="/", capture_output=True, text=True)


@contextmanager
def running(**environ: str) -> Iterator[subprocess.Popen[str]]:
    """Run the program until it holds its pins; its standard error is in HOME/stderr."""
    TRACE.unlink(missing_ok=True)
    shutil.rmtree(HOME / ".local", ignore_errors=True)  # or it would offer to take the last workout up
    argv = [sys.executable, "-m", "timer", "run", str(HOME / "short.yaml"), "--trace", str(TRACE)]
    with (HOME / "stderr").open("w") as stderr:
        program = subprocess.Popen(argv, env=ENVIRON | environ, cwd="/", stderr=stderr, stdout=stderr, text=True)
    try:
        wait(lambda: "lg" in consumer(BUTTONS["back"]) or "no Raspberry" in said(), "the program opens its pins")
        time.sleep(1)
        yield program
    finally:
        program.kill()
        program.wait()
        for button in BUTTONS:
            pull(button, False)


def consumer(number: int) -> str:
    """Say who holds a line, as gpioinfo has it."""
    told = subprocess.run(["gpioinfo", "gpiochip0"], capture_output=True, text=True).stdout
    return next(line.split()[3] for line in told.splitlines() if line.split()[:2] == ["line", f"{number}:"])


def said() -> str:
    return (HOME / "stderr").read_text()


def traced() -> list[dict[str, object]]:
    lines = TRACE.read_text().splitlines(keepends=True) if TRACE.exists() else []
    return [json.loads(line) for line in lines if line.endswith("\n")]


def is_sounding() -> bool:
    tones = [line for line in traced() if line["device"] == "buzzer"]
    return bool(tones) and tones[-1]["value"] == 1.0


def start() -> None:
    """Press start twice: to see the routine, and to begin it."""
    press("start")
    time.sleep(1)
    press("start")
    wait(traced, "two presses start the workout")


def look_at_a_workout() -> None:
    with running() as program:
        start()
        check(True, "a press on the kernel's line starts the workout")
        wait(is_sounding, "the countdown sounds")
        edges = {value(18) for _ in range(2_000)}
        check(edges == {0, 1}, "the buzzer's line swings while it sounds")
        wait(lambda: 16 in lit() or 20 in lit() or 21 in lit(), "the light's lines light up")
        press("next")
        wait(lambda: len([line for line in traced() if line.get("hz")]) > 1, "the button next is heard")
        wait(is_sounding, "a tone sounds")
        program.terminate()
        dark_s = wait(lambda: not lit(), "SIGTERM leaves all lines low")
        status = program.wait(PATIENCE_S)
        last = {line["pin"]: line["value"] for line in traced()}
        check(status == 128 + signal.SIGTERM, f"SIGTERM: status {status}, lines low after {dark_s * 1_000:.0f} ms")
        check(not lit() and set(last.values()) == {0.0}, "and they stay low, and the trace says so")


def look_at_a_kill() -> None:
    with running() as program:
        start()
        busy = command("outputs-off")
        busy_lines = [line for line in busy.stderr.splitlines() if "busy" in line]
        check(busy.returncode == 1, f"outputs-off beside a running program: {busy.stderr.splitlines()[:1]}")
        check(len(busy_lines) == len(OUTPUTS), "each pin is told to be busy, and the program runs on")
        check(program.poll() is None, "and lives")
        wait(is_sounding, "a tone sounds")
        program.kill()
        program.wait()
        left = lit()
    check(bool(left), f"kill -9 while the buzzer sounds leaves lines high: {left}")
    for line in OUTPUTS:  # whatever was low by chance
        subprocess.run(["gpioset", "gpiochip0", f"{line}=1"], check=True)
    check(len(lit()) == len(OUTPUTS), "all lines are high")
    off = command("outputs-off")
    check((off.returncode, off.stdout) == (0, "Breadboard: 9 of 9 outputs are off\n"), f"outputs-off: {off}")
    check(not lit(), "and all lines are low")


def look_at_troubles() -> None:
    denied = command("outputs-off", "--board", "breadboard", user="nobody", HOME="/tmp")
    check("may not be opened by this user" in denied.stderr and denied.returncode == 1, f"permission: {denied.stderr}")
    holder = subprocess.Popen(["gpioset", "--mode=signal", "gpiochip0", "18=0"])
    pull("start", True)
    try:
        with running():
            check("buzzer on GPIO18: busy; is another program using it?" in said(), f"a busy line: {said()}")
            check("button 'start' on GPIO17: down since the start" in said(), "a button that is down from the start")
            pull("start", False)
            time.sleep(0.5)
            start()
            check(True, "let go, it works, and the workout begins without the buzzer")
    finally:
        holder.terminate()
        holder.wait()


def look_at_an_unknown_model() -> None:
    subprocess.run(["umount", "/proc/cpuinfo"], check=True)
    with running():
        start()
        check(True, "without a revision, the buttons work")
    with running(GYM_TIMER_GPIOCHIP="/dev/gpiochip0", GYM_TIMER_PI_REVISION="a02082"):
        start()
        check(True, "with chip and revision given, the buttons work")


def main() -> int:
    (HOME / ".config/gym-timer").mkdir(parents=True)
    (HOME / ".config/gym-timer/config.yaml").write_text("board: breadboard\n")
    (HOME / "short.yaml").write_text(ROUTINE)
    for _ in range(2):  # once from a cold disk
        begin = time.monotonic()
        off = command("outputs-off")
        check(off.returncode == 0, f"outputs-off on an idle board, in {time.monotonic() - begin:.2f} s: {off.stderr}")
    begin = time.monotonic()
    subprocess.run([sys.executable, "-c", "pass"])
    print(f"     a bare Python takes {time.monotonic() - begin:.2f} s here")
    for look in (look_at_a_workout, look_at_a_kill, look_at_troubles, look_at_an_unknown_model):
        look()
        if failed:
            print(f"     the program said: {said()}")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
