"""Priority: the conductor's thread before all others of the machine, where that is allowed."""

import os

REAL_TIME = 20  # of 1-99; a Pi's interrupts have 50


def raise_priority() -> bool:
    """Run this thread, and none that it starts, before every ordinary one; tell whether that was granted.

    It needs `LimitRTPRIO=` in the unit, or an entry in /etc/security/limits.d. Late by 0.2 ms instead of 10 when the
    machine is busy.
    """
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO | os.SCHED_RESET_ON_FORK, os.sched_param(REAL_TIME))
    except (AttributeError, OSError):  # macOS has no such thing
        return False
    return True
