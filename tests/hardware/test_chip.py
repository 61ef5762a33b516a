"""The kernel's GPIO chip, as far as a machine without one can tell: what is packed, and which chip is taken."""

import errno
import fcntl
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from hardware import chip
from hardware.chip import HardwareError, drive, header_chip, line_request

HEADER = Path("/usr/include/linux/gpio.h")
ASKING_C = """
#include <linux/gpio.h>
#include <stddef.h>
#include <stdio.h>
#define REQUEST(member) (int)offsetof(struct gpio_v2_line_request, member)
int main(void) {
    printf("%u %u ", (unsigned)GPIO_GET_CHIPINFO_IOCTL, (unsigned)GPIO_V2_GET_LINE_IOCTL);
    printf("%d %d ", (int)sizeof(struct gpiochip_info), (int)sizeof(struct gpio_v2_line_request));
    printf("%d %d %d ", REQUEST(consumer), REQUEST(config.flags), REQUEST(config.num_attrs));
    printf("%d %d ", REQUEST(config.attrs[0].attr.id), REQUEST(config.attrs[0].attr.values));
    printf("%d %d %d ", REQUEST(config.attrs[0].mask), REQUEST(num_lines), REQUEST(fd));
    printf("%d %d\\n", (int)GPIO_V2_LINE_FLAG_OUTPUT, GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES);
}
"""
OFFSETS = {"consumer": 256, "flags": 288, "num_attrs": 296, "id": 320, "values": 328, "mask": 336, "num_lines": 560}
HANDLE = 588


@pytest.fixture
def devices(tmp_path: Path) -> Path:
    return tmp_path


def labelled(devices: Path, monkeypatch: pytest.MonkeyPatch, labels: dict[int, str]) -> None:
    """Lay out chips that answer with these labels."""
    for number, label in labels.items():
        (devices / f"gpiochip{number}").write_text(label)

    def answer(handle: int, request: int, info: bytearray) -> int:
        assert request == chip.GET_INFO
        info[32:64] = os.read(handle, 32).ljust(32, b"\0")
        return 0

    monkeypatch.setattr(fcntl, "ioctl", answer)


@pytest.mark.skipif(not (HEADER.exists() and shutil.which("cc")), reason="no C compiler, or no kernel headers")
def test_numbers_and_places_are_those_of_the_kernels_header(tmp_path: Path) -> None:
    (tmp_path / "ask.c").write_text(ASKING_C)
    subprocess.run(["cc", "-o", tmp_path / "ask", tmp_path / "ask.c"], check=True)
    answer = subprocess.run([tmp_path / "ask"], check=True, capture_output=True).stdout

    ours = [chip.GET_INFO, chip.GET_LINE, chip.INFO.size, chip.REQUEST.size, *OFFSETS.values(), HANDLE]
    assert [int(number) for number in answer.split()] == [*ours, chip.OUTPUT, chip.VALUES]


@pytest.mark.parametrize("high", [False, True])
def test_a_request_asks_for_one_output_at_a_level(high: bool) -> None:
    expected = bytearray(592)
    expected[0] = 18
    expected[256:265] = b"gym-timer"
    expected[288] = 8  # an output
    expected[296] = 1  # one attribute,
    expected[320] = 2  # its value,
    expected[328] = high
    expected[336] = 1  # for the first line
    expected[560] = 1  # of one
    expected[588:592] = b"\xff" * 4
    assert line_request(18, high) == bytes(expected)


def test_a_driven_pin_is_let_go_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    line = os.open(tmp_path, os.O_RDONLY)

    def give(handle: int, request: int, packed: bytearray) -> int:
        assert (handle, request, bytes(packed)) == (7, 0xC250B407, line_request(18, False))
        packed[588:592] = line.to_bytes(4, "little")
        return 0

    monkeypatch.setattr(fcntl, "ioctl", give)
    drive(7, 18, high=False)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(line)


def test_a_busy_pin_is_an_error_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(fcntl, "ioctl", refuse)
    with pytest.raises(OSError, match="busy"):
        drive(7, 18, high=False)


@pytest.mark.parametrize(
    ("labels", "number"),
    [
        pytest.param({0: "pinctrl-bcm2835", 1: "brcmvirt-gpio"}, 0, id="Pi 3"),
        pytest.param({0: "pinctrl-bcm2711", 1: "raspberrypi-exp-gpio"}, 0, id="Pi 4"),
        pytest.param({0: "gpio-brcmstb@107d508500", 4: "pinctrl-rp1", 10: "other"}, 4, id="Pi 5 with an older kernel"),
        pytest.param({0: "pinctrl-rp1", 4: "pinctrl-rp1", 10: "gpio-brcmstb"}, 0, id="Pi 5 with a newer one"),
        pytest.param({2: "other", 10: "pinctrl-rp1"}, 10, id="by number, not by text"),
    ],
)
def test_the_headers_chip_is_known_by_its_label(
    labels: dict[int, str], number: int, devices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    labelled(devices, monkeypatch, labels)
    assert header_chip({}, devices) == number


@pytest.mark.parametrize("text", ["3", "/dev/gpiochip3"])
def test_the_environment_may_name_the_chip(text: str, devices: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    labelled(devices, monkeypatch, {0: "pinctrl-bcm2711", 3: "gpio-sim"})
    assert header_chip({"GYM_TIMER_GPIOCHIP": text}, devices) == 3


@pytest.mark.parametrize(
    ("environ", "chips", "said"),
    [
        pytest.param({}, [], "this machine has no GPIO pins; without a Pi, 'gym-timer simulate'", id="no chip"),
        pytest.param({}, [0], "this is no Raspberry Pi; without a Pi", id="a chip that can't be asked"),
        pytest.param({"GYM_TIMER_GPIOCHIP": "7"}, [0], "there is no .*/gpiochip7", id="no such chip"),
        pytest.param({"GYM_TIMER_GPIOCHIP": "first"}, [0], "is 'first'; write the number of the chip", id="no number"),
    ],
)
def test_why_there_is_no_chip_is_said(environ: dict[str, str], chips: list[int], said: str, devices: Path) -> None:
    for number in chips:
        (devices / f"gpiochip{number}").touch()
    with pytest.raises(HardwareError, match=said):
        header_chip(environ, devices)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        pytest.param(errno.EACCES, "may not be opened by this user; on a Raspberry Pi: sudo usermod", id="permission"),
        pytest.param(errno.EMFILE, "can't be opened: Too many open files", id="another reason"),
    ],
)
def test_why_a_chip_can_not_be_opened_is_said(
    error: int, said: str, devices: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (devices / "gpiochip0").touch()

    def refuse(path: Path, flags: int) -> int:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(HardwareError, match=said):
        header_chip({}, devices)


def test_a_hardware_error_is_one_that_a_stranger_would_catch() -> None:
    assert issubclass(HardwareError, OSError)
