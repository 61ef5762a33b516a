"""What people write first: a loop around sleep(1). Prints how late each second was, in nanoseconds."""

import sys
import time

late_ns = []
began_ns = time.monotonic_ns()
for second in range(1, int(sys.argv[1]) + 1):
    time.sleep(1)
    late_ns.append(time.monotonic_ns() - began_ns - second * 1_000_000_000)
print(*late_ns, sep="\n")
