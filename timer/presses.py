"""The one table of presses: what the start button does, wherever one is."""

from timer.scene import Action, Presses, Where
from timer.state import Command

NONE = Action.NOTHING

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
