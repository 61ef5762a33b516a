"""What people write first: gpiozero's blink, on a mock pin. Prints how late each second was, in nanoseconds."""

import sys
import threading
import time

from gpiozero import LED
from gpiozero.pins.mock import MockFactory, MockPin

SECONDS = int(sys.argv[1])
rises_ns: list[int] = []
done = threading.Event()


class Pin(MockPin):  # type: ignore[misc]  # gpiozero has no types
    def _change_state(self, value: bool) -> object:
        if value and not self._state:
            rises_ns.append(time.monotonic_ns())
            if len(rises_ns) > SECONDS:
                done.set()
        return super()._change_state(value)


led = LED(17, pin_factory=MockFactory(pin_class=Pin))
led.blink(on_time=0.5, off_time=0.5)
done.wait()
led.off()
for second in range(1, SECONDS + 1):
    print(rises_ns[second] - rises_ns[0] - second * 1_000_000_000)
