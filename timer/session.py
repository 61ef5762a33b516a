"""The session: everything around a workout that a person meets, and the one table that gives a press its meaning."""

from timer.cues import Cue, CueKind, sounds
from timer.entry import Entry
from timer.gestures import HOLD_MS, STARTS, Gesture, Touch
from timer.instants import earliest
from timer.lesson import taught_after
from timer.messages import Choose, Kept, Menu, Message, Quiet, Screen, Start, Troubles
from timer.orders import Order
from timer.player import Player
from timer.presses import COMMANDS, COUNTING, NONE, SECOND_COMMANDS, TABLE, Judge
from timer.scene import LESSON, Action, Offer, Past, Presses, Scene, Tally, Where, where
from timer.state import Change, Command, Outcome, State, Status, Transition
from timer.tally import Count
from timer.timeline import End, Phase

NOBODY_MS = 30 * 60_000
MENU_MS = 10_000  # how long the menu stays after something was chosen
LOUDNESS_MS = 2_000  # how long the screen tells how loud it is, after that was changed
VOLUME_STEP = 10

STANDING = COUNTING | {Where.PAUSED}  # where nothing goes on without a press, unless it has an end
CLOCKED = frozenset({End.AMRAP, End.EMOM})  # presses count in them, and end nothing

Happened = tuple[Transition, ...]


class Session:
    """Gives every press its meaning. Times are program time; real time passes `speed` times slower."""

    def __init__(
        self,
        lead_in_ms: int,
        *,
        buttons: frozenset[str] = frozenset({"start"}),
        pinned: str | None = None,
        speed: float = 1.0,
        once: bool = False,
        unattended: bool = False,
        volume: int = 80,
        screen: bool = True,
    ) -> None:
        """Args.

        buttons: On the board; with a `next` button there are no second presses.
        pinned: Name of the routine that is chosen first.
        once: One routine is played, and then the session is over.
        unattended: Nobody can press, see Player.
        volume: Of the loudspeaker, 0-100.
        screen: There is one; without it, the number of the chosen routine is told in beeps.
        """
        self.scene = Scene(hold_ms=round(HOLD_MS * speed), volume=volume)
        self._lead_in_ms = lead_in_ms
        has_next = "next" in buttons
        self._table = {place: presses._replace(second=NONE) for place, presses in TABLE.items()} if has_next else TABLE
        self._pinned = pinned
        self._speed = speed
        self._once = once
        self._unattended = unattended
        self._screen = screen
        self._player: Player | None = None
        self._pressed_ms = 0  # the last touch of anything
        self._acted_ms = 0  # when a start button's press or hold could be told last; real time
        self._judge = Judge(speed, has_next=has_next)
        self._count = Count(Past())
        self._happened: list[Transition] = []
        self._fresh: Scene | None = None  # as it was refreshed last
        self._next_ms: int | None = None  # when something happens by itself
        self._refresh()

    def next_ms(self) -> int | None:
        """Give the program time of the next thing to happen by itself; None if nothing will."""
        return self._next_ms

    def advance(self, now_ms: int) -> tuple[Scene, Happened]:
        """Play up to now."""
        if self._next_ms is None or now_ms < self._next_ms:
            return self.scene, ()
        if self._player:
            self._take(self._player.advance(now_ms))
        deserted_ms = self._deserted_ms()
        if deserted_ms is not None and deserted_ms <= now_ms:
            self._desert(deserted_ms)
        return self._result()

    def handle(self, message: Message, at_ms: int) -> tuple[Scene, Happened]:
        """Take a message; a gesture counts at `at_ms`, but not before what has already happened."""
        match message:
            case Gesture():
                self._pressed_ms = max(self._pressed_ms, at_ms)
                self._touch(message, at_ms)
            case Order():
                self._pressed_ms = max(self._pressed_ms, at_ms)
                self._order(message, at_ms)
            case Menu():
                self._list(message, at_ms)
            case Screen():
                self._screen = message.on
            case Troubles():
                self.scene = self.scene._replace(troubles=message.texts)
                if message.audible:
                    self._signal(CueKind.ERROR, at_ms)
            case Quiet():
                self.scene = self.scene._replace(quiet=message.on)
            case Kept():
                self.scene = self.scene._replace(lasts=message.lasts, weeks_min=message.weeks_min)
            case Offer() if self._player is None:
                self.scene = self.scene._replace(offer=message)
            case Choose():
                self._pressed_ms = max(self._pressed_ms, at_ms)
                self._point(message.name, at_ms)
            case Start():
                self._begin(message.entry, None, at_ms)
        return self._result()

    # Gestures

    def _touch(self, gesture: Gesture, at_ms: int) -> None:
        if gesture.touch is Touch.DOWN:
            self._signal(CueKind.PRESS, at_ms)
        if gesture.button in STARTS:
            self._touch_start(gesture, at_ms)
        elif gesture.touch is Touch.PRESS:
            self._order(Order.NEXT if gesture.button == "next" else Order.BACK, at_ms)

    def _touch_start(self, gesture: Gesture, at_ms: int) -> None:
        """Press or hold; of two start buttons that are down together, the one that can be told first acts alone."""
        self.scene = self.scene._replace(down_ms=at_ms if gesture.touch is Touch.DOWN else None)
        if gesture.touch is Touch.DOWN or gesture.at_ms < self._acted_ms:
            return
        self._acted_ms = gesture.acts_ms
        if gesture.touch is Touch.PRESS:
            self._press(at_ms)
        else:
            self._act(self.scene.presses.hold, at_ms)

    def _press(self, at_ms: int) -> None:
        action, is_second = self._judge.judge(at_ms, self.scene.where, self.scene.presses.press)
        (self._second if is_second else self._act)(action, at_ms)

    def _second(self, action: Action, at_ms: int) -> None:
        if action is Action.NEXT_ROUTINE and not self.scene.lesson:
            self._command(Command.STOP, at_ms)  # the first press may have started a routine
            self._choose(1, at_ms)
        for command in SECOND_COMMANDS.get(action, ()):
            self._command(command, at_ms)

    def _real(self, real_ms: int) -> float:
        return real_ms * self._speed

    def _act(self, action: Action, at_ms: int) -> None:
        for command in COMMANDS.get(action, ()):
            self._command(command, at_ms)
        match action:
            case Action.SHOW_ROUTINE:
                self._show_chosen()
            case Action.START:
                self._command(Command.START, at_ms)
            case Action.TAKE_UP if self.scene.offer:
                self._take_up(self.scene.offer, at_ms)
            case Action.LET_GO:
                self.scene = self.scene._replace(offer=None)
            case Action.LEARN:
                self._teach(0, at_ms)
            case Action.NEXT_SIGNAL:
                self._teach(1, at_ms)
            case Action.TO_IDLE:
                if self.scene.where in (Where.READY, Where.LESSON):
                    self._show_menu(at_ms)
                self._to_idle()
            case Action.NOTHING if self.scene.where is Where.IDLE:
                self._signal(CueKind.ERROR, at_ms)

    # Orders: buttons and keys that always mean the same

    def _order(self, order: Order, at_ms: int) -> None:
        match order:
            case Order.NEXT:
                self._step(Command.NEXT, 1, at_ms)
            case Order.BACK:
                self._step(Command.BACK, -1, at_ms)
            case Order.CHOOSE_NEXT | Order.CHOOSE_PREVIOUS:
                if self.scene.where in (Where.IDLE, Where.READY):
                    self._choose(1 if order is Order.CHOOSE_NEXT else -1, at_ms)
            case Order.CLOCKWISE | Order.COUNTER_CLOCKWISE:
                self._turn(order is Order.CLOCKWISE, at_ms)
            case Order.ADD_TIME:
                self._command(Command.ADD_TIME, at_ms)
            case Order.TAKE_TIME:
                self._command(Command.TAKE_TIME, at_ms)
            case Order.MUTE:
                self._set_loudness(self.scene.volume, at_ms, muted=not self.scene.muted)
            case Order.LOUDER | Order.QUIETER:
                step = VOLUME_STEP if order is Order.LOUDER else -VOLUME_STEP
                self._set_loudness(min(100, max(0, self.scene.volume + step)), at_ms, muted=self.scene.muted)

    def _set_loudness(self, volume: int, at_ms: int, *, muted: bool) -> None:
        until_ms = at_ms + round(self._real(LOUDNESS_MS))
        self.scene = self.scene._replace(volume=volume, muted=muted, loudness_until_ms=until_ms)

    def _step(self, command: Command, step: int, at_ms: int) -> None:
        if self.scene.where in (Where.IDLE, Where.READY):
            self._choose(step, at_ms)
        elif self.scene.lesson:
            self._teach(step, at_ms)
        else:
            self._command(command, at_ms)

    def _turn(self, clockwise: bool, at_ms: int) -> None:
        if self.scene.where in (Where.IDLE, Where.READY):
            self._choose(1 if clockwise else -1, at_ms)
        else:
            self._command(Command.ADD_TIME if clockwise else Command.TAKE_TIME, at_ms)

    # The menu

    def _list(self, menu: Menu, at_ms: int) -> None:
        """Take a new menu; what is chosen stays chosen, and a running workout is never touched."""
        before, place = self.scene.entry, self.scene.where
        index = self._index_in(menu.entries)
        if index is None and place is Where.READY:  # nobody who is about to start it starts another instead
            self._player = None
            self._show_menu(at_ms)
        chosen = self._neighbour_in(menu.entries) if index is None else index
        self.scene = self.scene._replace(menu=menu.entries, broken=menu.broken, chosen=chosen)
        if self.scene.entry and (before is None or before.name != self.scene.entry.name):
            self._tell_number(at_ms)
        if index is not None and place is Where.READY:
            self._show_chosen()

    def _index_in(self, entries: tuple[Entry, ...]) -> int | None:
        """Give where in a new menu the chosen routine stands, be it under a new name; None if it is gone."""
        before, names = self.scene.entry, [entry.name for entry in entries]
        if before is None and self.scene.menu:
            return len(entries)  # the lesson
        chosen = before.name if before else self._pinned
        if chosen in names:
            return names.index(chosen)
        same = (index for index, entry in enumerate(entries) if before and before.text and entry.text == before.text)
        return next(same, None)

    def _neighbour_in(self, entries: tuple[Entry, ...]) -> int:
        """Give where the next one after the chosen routine stands that is still there, or else the one before it."""
        names = [entry.name for entry in entries]
        menu, chosen = self.scene.menu, self.scene.chosen
        nearest = (entry.name for entry in (*menu[chosen:], *reversed(menu[:chosen])))
        return next((names.index(name) for name in nearest if name in names), 0)

    def _choose(self, step: int, at_ms: int) -> None:
        """Choose a neighbour in the menu; when ready, or just started, show it."""
        if not self.scene.menu or self._once:
            return
        count = len(self.scene.menu) + (self._screen and self._player is None)  # the lesson stands behind the routines
        self.scene = self.scene._replace(chosen=(self.scene.chosen + step) % count)
        if self._player:
            self._show_chosen()
        else:
            self._show_menu(at_ms)
        self._tell_number(at_ms)

    def _point(self, name: str, at_ms: int) -> None:
        """Choose by name, where the menu is shown."""
        names = [*(entry.name for entry in self.scene.menu), LESSON]
        if self.scene.where is Where.IDLE and name in names:
            self._choose(names.index(name) - self.scene.chosen, at_ms)

    def _show_menu(self, at_ms: int) -> None:
        self.scene = self.scene._replace(menu_until_ms=at_ms + round(self._real(MENU_MS)))

    def _teach(self, step: int, at_ms: int) -> None:
        """Sound the signal that is so many further on, from the first; behind the last the lesson is over."""
        self.scene = self.scene._replace(lesson=taught_after(self.scene.lesson, step))
        if self.scene.lesson:
            self._signal(self.scene.lesson, at_ms)
        else:
            self._show_menu(at_ms)

    def _tell_number(self, at_ms: int) -> None:
        """Tell which routine is chosen, where nobody can read it."""
        place = where(self._player.state if self._player else None)
        if not self._screen and not self._once and place in (Where.IDLE, Where.READY):
            cue = Cue(CueKind.NUMBER, 0, number=self.scene.chosen + 1)
            self._happened.append(Transition(Change.CUE, at_ms, 0, 0, cue=cue))

    def _show_chosen(self) -> None:
        if self.scene.entry:
            self._load(self.scene.entry, None)
        else:
            self._player = None

    def _load(self, entry: Entry, first: int | None) -> None:
        self._player = Player(entry.timeline, self._lead_in_ms, first=first, unattended=self._unattended)
        self._judge.forget_end()
        self._count = Count(Past())
        self.scene = self.scene._replace(offer=None, lesson=None, tally=Tally(), last=self.scene.lasts.get(entry.name))

    def _begin(self, entry: Entry, first: int | None, at_ms: int) -> None:
        names = [known.name for known in self.scene.menu]
        if entry.name in names:
            self.scene = self.scene._replace(chosen=names.index(entry.name))
        self._load(entry, first)
        self._command(Command.START, at_ms)

    def _take_up(self, offer: Offer, at_ms: int) -> None:
        self._begin(offer.entry, offer.index, at_ms)
        self._count = Count(offer.past)
        self.scene = self.scene._replace(tally=self._count.tally)

    def _to_idle(self) -> None:
        self._player = None
        self.scene = self.scene._replace(over=self._once, lesson=None)

    # The player

    def _command(self, command: Command, at_ms: int) -> None:
        if self._player:
            self._take(self._player.handle(command, at_ms))

    def _take(self, result: tuple[State, Happened]) -> None:
        for transition in result[1]:
            self._happened.append(transition)
            if transition.change is Change.ENDED:
                self._note_end(result[0], transition)

    def _note_end(self, state: State, ended: Transition) -> None:
        """Count work; and mind when time ended what somebody may just be about to press for."""
        interval = state.timeline.intervals[ended.index]
        if ended.outcome is Outcome.CAPPED or (ended.outcome is Outcome.DONE and interval.end in CLOCKED):
            self._judge.note_end(ended.at_ms)
        if interval.phase is Phase.WORK:
            self._count.add(ended.index, ended.outcome, ended.elapsed_ms)
            self.scene = self.scene._replace(tally=self._count.tally)

    def _deserted_ms(self) -> int | None:
        """Give when a workout that stands still is kept as it is, for nobody is there; None if it does not."""
        player = self._player.state if self._player else None
        if player is None or player.ends_ms is not None or where(player) not in STANDING:
            return None
        return max(self._pressed_ms, player.since_ms) + NOBODY_MS

    def _desert(self, at_ms: int) -> None:
        """Keep the workout as it is; the time in which nobody came is no work."""
        assert self._player
        absent_ms = NOBODY_MS if self._player.state.runs else 0
        state, happened = self._player.handle(Command.STOP, at_ms)
        self._take((state, tuple(step._replace(elapsed_ms=max(0, step.elapsed_ms - absent_ms)) for step in happened)))
        self._to_idle()

    def _signal(self, kind: CueKind, at_ms: int) -> None:
        player = self._player.state if self._player else None
        if player and not sounds(player.interval.cues, kind):
            return
        index, elapsed_ms = (player.index, player.interval_elapsed_ms(at_ms)) if player else (0, 0)
        self._happened.append(Transition(Change.CUE, at_ms, index, elapsed_ms, cue=Cue(kind, elapsed_ms)))

    def _result(self) -> tuple[Scene, Happened]:
        self._refresh()
        self._next_ms = earliest(self._player.next_ms() if self._player else None, self._deserted_ms())
        happened, self._happened = tuple(self._happened), []
        return self.scene, happened

    def _refresh(self) -> None:
        """Bring the scene in line with the player, and say what the presses do now."""
        player = self._player.state if self._player else None
        if self.scene is self._fresh and self.scene.player is player:
            return
        place = where(player)
        if place is Where.IDLE and self.scene.offer:
            place = Where.OFFER
        elif place is Where.IDLE and self.scene.lesson:
            place = Where.LESSON
        scene, status, presses = self.scene, player.status if player else Status.IDLE, self._presses(place, player)
        if (status, place, presses, player) != (scene.status, scene.where, scene.presses, scene.player):
            scene = scene._replace(status=status, where=place, presses=presses, player=player)
        self.scene = self._fresh = scene

    def _presses(self, place: Where, player: State | None) -> Presses:
        presses = self._table[place]
        if place is Where.IDLE and not self.scene.menu:
            return Presses(NONE, NONE, NONE)
        if place is Where.IDLE and self.scene.entry is None:
            return Presses(Action.LEARN, NONE, NONE)
        if player and player.slot_done_ms is not None and place is Where.EMOM:
            return presses._replace(press=NONE)
        return presses
