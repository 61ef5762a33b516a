"""The catalogue: the exercises that the timer knows, found by any of their names."""

import re
from collections.abc import Iterable, Iterator

from timer.marked import Faults, Key, Mapping, MarkedError, Node, Scalar, nearest, parse, quoted, read_mapping
from timer.routine.kinds import FLAG, NAME, TEXT, TEXTS, misplaced
from timer.routine.model import Facts

ALIKE = 0.8  # how near a name must be to a known one to be taken for a slip of the pen, 0-1
ALIKE_WORD = 0.75  # the same for the few short words beside exercises: "rset"
MOST_LOOKED_UP = 200  # unknown names in one routine; comparing takes a millisecond each
IGNORED = str.maketrans("", "", " -_–'’")
_NAMES = re.compile(r"([^\s#:][^:\n]*):\n(?:  also: \[(.*)\])?")

CATALOGUE_KEYS = {
    key.name: key
    for key in (
        Key("also", TEXTS, "Other names for the same exercise."),
        Key("one_sided", FLAG, "It can't alternate: done left, then right."),
        Key("jumps", FLAG, "Landings that leave the legs sore for days, and belong after a run, not before it."),
        Key("runs", FLAG, "It is running."),
        Key("muscles", TEXTS, "What does the work, the most first."),
        Key("equipment", TEXTS, "What is needed beside a floor and a wall."),
        Key("easier", NAME, "The exercise to fall back to."),
        Key("harder", NAME, "The exercise to grow into."),
        Key("coaching", TEXT, "One line for the screen."),
        Key("caution", TEXT, "Who should leave it out, or what to mind."),
    )
}


class Catalogue:
    """Exercises by name. Case, blanks, dashes and a plural make no difference."""

    def __init__(self, exercises: tuple[Facts, ...] = ()) -> None:
        self._exercises = exercises
        self._by_name = {fold(name): facts for facts in exercises for name in (facts.name, *facts.also)}

    def __iter__(self) -> Iterator[Facts]:
        return iter(self._exercises)

    def names(self) -> list[str]:
        """Give all names, as they are written."""
        return [name for facts in self._exercises for name in (facts.name, *facts.also)]

    def find(self, name: str) -> Facts | None:
        """Give what is known of an exercise, by its name or another name for it."""
        return self._by_name.get(fold(name))

    def nearest(self, name: str) -> str | None:
        """Give the known name that an unknown one was probably meant to be.

        None for a variation of a known exercise ("slow squat" beside "sumo squat"): a slip is one within a word.
        """
        found = nearest(name, self.names(), ALIKE)
        if found is None:
            return None
        written, known = re.split("[ -]+", name), re.split("[ -]+", found)
        varied = len(written) == len(known) and not all(map(_alike, written, known))
        return None if varied or set(known) <= set(written) else found


class UnreadCatalogue(Catalogue):
    """A sound catalogue's text, of which an exercise is read when it is asked for: most routines name a few of many.

    It is laid out as ours is: an exercise's name begins its line, and `also: [...]` has the line below it.
    """

    def __init__(self, text: str, name: str) -> None:
        """Args: name: What the faults call the file."""
        super().__init__()
        self._text = text
        self._name = name
        self._parts = {known: part for part in re.split(r"\n(?=[^\s#])", text) for known in _names(part)}
        self._folded = {fold(known): part for known, part in self._parts.items()}
        self._facts: dict[str, Facts] = {}  # of the parts that were read

    def __iter__(self) -> Iterator[Facts]:
        return iter(read_catalogue(self._text, self._name))

    def names(self) -> list[str]:
        """Give all names, as they are written."""
        return list(self._parts)

    def find(self, name: str) -> Facts | None:
        """Read what is known of an exercise, by its name or another name for it."""
        part = self._folded.get(fold(name))
        if part and part not in self._facts:
            faults = Faults(self._name)
            root = parse(part, faults)
            assert isinstance(root, Mapping)
            self._facts[part] = _facts(*root.pairs[0], faults)
        return self._facts[part] if part else None


class Names:
    """The names in one routine, each looked up once."""

    def __init__(self, catalogue: Catalogue, words: Iterable[str]) -> None:
        """Args: words: What may stand in an exercise's place, and be misspelt too."""
        self._catalogue = catalogue
        self._words = tuple(words)
        self._known: dict[str, Facts | None] = {}
        self._meant: dict[str, str | None] = {}

    def find(self, name: str) -> Facts | None:
        """Give what is known of an exercise; None if nothing is."""
        if name not in self._known:
            self._known[name] = self._catalogue.find(name)
        return self._known[name]

    def nearest(self, name: str) -> str | None:
        """Give what an unknown name was probably meant to be; None too after the first 200 of them."""
        if name not in self._meant and len(self._meant) < MOST_LOOKED_UP:
            self._meant[name] = self._catalogue.nearest(name) or nearest(name, self._words, ALIKE_WORD)
        return self._meant.get(name)


def _names(part: str) -> list[str]:
    """Give an exercise's names; none if no exercise is written here."""
    found = _NAMES.match(part)
    return [found[1], *(found[2].split(", ") if found[2] else ())] if found else []


def _alike(word: str, other: str) -> bool:
    return nearest(word, [other]) is not None


def fold(name: str) -> str:
    """Give the name as it is looked up: small letters, without blanks and dashes, singular."""
    bare = name.casefold().translate(IGNORED)
    if bare.endswith(("ches", "shes", "sses", "xes")):
        return bare[:-2]
    return bare.removesuffix("s") if not bare.endswith("ss") else bare


def read_catalogue(data: bytes | str, name: str) -> Catalogue:
    """Read a catalogue file: a mapping from names to what is known.

    Args:
        name: What the faults call the file.
    Raises:
        MarkedError: The file has faults.
    """
    faults = Faults(name)
    root = parse(data, faults)
    catalogue = Catalogue()
    if isinstance(root, Mapping):
        catalogue = Catalogue(tuple(_facts(key, value, faults) for key, value in root.pairs))
        _check_names(root, catalogue, faults)
    elif root is not None:
        misplaced(root, faults, "write each exercise's name, then its keys, indented")
    if faults:
        raise MarkedError(faults)
    return catalogue


def _facts(name: Scalar, value: Node, faults: Faults) -> Facts:
    if not isinstance(value, Mapping):
        faults.fault(name.mark, f"nothing is said about {quoted(name.text)}", "write its keys below it, indented")
        return Facts(name.text)
    return Facts(name.text, **read_mapping(value, CATALOGUE_KEYS, faults, "an exercise"))


def _check_names(root: Mapping, catalogue: Catalogue, faults: Faults) -> None:
    """Note names that two exercises share, and easier and harder ones that are no exercises."""
    for (name, value), facts in zip(root.pairs, catalogue, strict=True):
        for known in (facts.name, *facts.also):
            if catalogue.find(known) is not facts:
                faults.fault(name.mark, f"{quoted(known)} names two exercises", "delete it from one")
        for key, other in (("easier", facts.easier), ("harder", facts.harder)):
            if isinstance(value, Mapping) and other is not None and catalogue.find(other) is None:
                faults.fault(value.place(key), f"no exercise is called {quoted(other)}", "write one that is here")
