"""A program of ours that plays day after day in virtual time; prints the megabytes it has grown by since the first."""

import gc
import os
import sys
from pathlib import Path
from queue import SimpleQueue

from bench.routines import MINUTE, catalogue
from hardware.board import Board
from hardware.simulator import Simulator
from hardware.trace import Trace
from timer.clock import VirtualClock
from timer.commands.boards import read_board
from timer.conductor import Conductor, Inbox, Stop
from timer.entry import Entry
from timer.expand import expand
from timer.folders import folders
from timer.messages import Menu, Start
from timer.performer import Performer
from timer.routine.loader import load
from timer.scene import Scene
from timer.session import Session
from timer.state import Status, Transition
from timer.theme import DEFAULT

ROUNDS = 86_400 // 240


class Days:
    """Starts the next day when one is over; notes what is in memory at the end of each."""

    def __init__(self, inbox: Inbox, entry: Entry, days: int) -> None:
        self.memory_mb: list[float] = []
        self._inbox, self._entry, self._days = inbox, entry, days

    def show(self, scene: Scene, happened: tuple[Transition, ...], now_ms: int) -> None:
        if scene.status is not Status.FINISHED:
            return
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        self.memory_mb.append(pages * os.sysconf("SC_PAGE_SIZE") / 2**20)
        self._inbox.put(Stop() if len(self.memory_mb) == self._days else Start(self._entry))


def main(days: int) -> None:
    routine = load(MINUTE.format(rounds=ROUNDS).replace("5s", "0s"), "day.yaml", catalogue()).routine
    assert routine
    entry = Entry("day", expand(routine))
    file = read_board("breadboard", None, folders({"HOME": "/nowhere"}, None))
    assert file
    inbox: Inbox = SimpleQueue()
    watch = Days(inbox, entry, days)
    inbox.put(Menu((entry,)))
    inbox.put(Start(entry))
    with open(os.devnull, "w", encoding="utf-8") as nowhere:
        clock = VirtualClock()
        trace = Trace(nowhere, clock.now_ns)
        board = Board(file, Simulator(file).factory, lambda *_: None, trace)
        performer = Performer(DEFAULT, board.bar_steps, overall_steps=board.overall_steps, has_lamp=board.has_led)
        session = Session(5_000, unattended=True)
        Conductor(clock, session, performer, [board], [watch], inbox=inbox).run()
    print(watch.memory_mb[-1] - watch.memory_mb[0])


if __name__ == "__main__":
    main(int(sys.argv[1]))
