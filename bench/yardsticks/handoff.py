"""A bare hand-off: one thread puts into a queue, another takes. Prints how long each took, in nanoseconds."""

import sys
import threading
import time
from queue import SimpleQueue

queue: SimpleQueue[int] = SimpleQueue()
took_ns: list[int] = []


def take() -> None:
    for _ in range(int(sys.argv[1])):
        put_ns = queue.get()
        took_ns.append(time.monotonic_ns() - put_ns)


taker = threading.Thread(target=take)
taker.start()
for _ in range(int(sys.argv[1])):
    time.sleep(float(sys.argv[2]))
    queue.put(time.monotonic_ns())
taker.join()
print(*took_ns, sep="\n")
