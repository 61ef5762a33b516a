"""The one table of presses: what the start button does, wherever one is; and which press is a second one."""

from timer.scene import Action, Presses, Where
from timer.state import Command

NONE = Action.NOTHING

SECOND_WITHIN_MS = 300
IGNORED_FOR_MS = 1_000  # after a press that ended or counted something
IGNORED_AFTER_END_MS = 500  # the press was meant to end or count something in what time has ended

TABLE = {
    Where.IDLE: Presses(Action.SHOW_ROUTINE, Action.NEXT_ROUTINE, NONE),
    Where.READY: Presses(Action.START, Action.NEXT_ROUTINE, Action.TO_IDLE),
    Where.TIMED: Presses(Action.PAUSE, Action.NEXT, Action.PAUSE),
    Where.OPEN: Presses(Action.DONE, NONE, Action.PAUSE),
    Where.FOR_TIME: Presses(Action.COUNT_ROUND, NONE, Action.PAUSE),
    Where.AMRAP: Presses(Action.COUNT_ROUND, NONE, Action.PAUSE),
    Where.EMOM: Presses(Action.SLOT_DONE, NONE, Action.PAUSE),
    Where.WAITING: Presses(Action.GO_ON, NONE, Action.PAUSE),
    Where.PAUSED: Presses(Action.RESUME, Action.BACK, Action.STOP),
    Where.OFFER: Presses(Action.TAKE_UP, NONE, Action.LET_GO),
    Where.LESSON: Presses(Action.NEXT_SIGNAL, NONE, Action.TO_IDLE),
    Where.FINISHED: Presses(Action.TO_IDLE, NONE, NONE),
}
# Rows in which a press ends or counts something, so that a second one is ignored for a while.
COUNTING = frozenset({Where.OPEN, Where.FOR_TIME, Where.AMRAP, Where.EMOM, Where.WAITING})
COMMANDS = {
    Action.PAUSE: (Command.PAUSE,),
    Action.DONE: (Command.DONE,),
    Action.COUNT_ROUND: (Command.DONE,),
    Action.SLOT_DONE: (Command.DONE,),
    Action.GO_ON: (Command.DONE,),
    Action.RESUME: (Command.RESUME,),
    Action.STOP: (Command.STOP,),
}
SECOND_COMMANDS = {Action.NEXT: (Command.RESUME, Command.NEXT), Action.BACK: (Command.BACK,)}


class Judge:
    """Tells an ordinary press from the second of two, and from one that was not meant."""

    def __init__(self, speed: float, *, has_next: bool) -> None:
        """Args.

        speed: Of program time, in which presses are stamped, against the real time of fingers.
        has_next: The board has a `next` button, which makes second presses needless.
        """
        self._speed = speed
        self._has_next = has_next
        self._last: tuple[int, Where] | None = None  # the last press that meant something: when, and where
        self._ended_ms: int | None = None

    def note_end(self, at_ms: int) -> None:
        """Note that time ended an interval that presses end or count in."""
        self._ended_ms = at_ms

    def forget_end(self) -> None:
        """Forget it, for another routine."""
        self._ended_ms = None

    def judge(self, at_ms: int, place: Where, press: Action) -> tuple[Action, bool]:
        """Give what a press does, and whether it is the second of two; NOTHING if it is to be ignored.

        Args:
            at_ms: Program time.
            place: Where it meets the session.
            press: What an ordinary press does there.
        """
        if self._ended_ms is not None and at_ms < self._ended_ms + IGNORED_AFTER_END_MS * self._speed:
            return NONE, True
        since_ms, before = (at_ms - self._last[0], self._last[1]) if self._last else (0, None)
        if before in COUNTING and since_ms < IGNORED_FOR_MS * self._speed:
            return NONE, True
        if before and since_ms <= SECOND_WITHIN_MS * self._speed and not self._is_plain(before):
            self._last = None
            return TABLE[before].second, True
        self._last = (at_ms, place)
        return press, False

    def _is_plain(self, before: Where) -> bool:
        """Tell whether a second press is an ordinary one."""
        return self._has_next and TABLE[before].second is not NONE
