"""Written: a plan as the text of a routine, and that text held against what the app plays."""

import json
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timer.expand import expand
from timer.importing.plan import Loop, Plan, Rest, Section, Step, Work, clean
from timer.importing.text import Refused
from timer.routine import durations, shortform
from timer.routine.catalogue import Catalogue
from timer.routine.loader import PREPARE_MS, load
from timer.timeline import Timeline

WIDTH = 110  # characters of a comment's line
LONGEST_TITLE = 200  # characters of it
INDENT = "  "


@dataclass(frozen=True, slots=True)
class Source:
    """Where workouts come from."""

    app: str
    file: str
    schema: str  # for the modeline
    warning: str | None = None  # of the whole file


@dataclass(frozen=True, slots=True)
class Written:
    """A routine's text, and what came of loading it. Lengths without a `prepare` that the file does not have."""

    text: str
    timeline: Timeline
    length_ms: int
    promised_ms: int  # what the app plays, without the rest at its very end

    @property
    def differs(self) -> str | None:
        """Say by how much the routine is not as long as the workout, if it is not."""
        if self.length_ms == self.promised_ms:
            return None
        return f"it lasts {self.length_ms / 1_000:g} s here, and {self.promised_ms / 1_000:g} s in the app"


def write(plan: Plan, name: str, source: Source, catalogue: Catalogue) -> Written:
    """Write a workout as a routine, and load it.

    Args:
        name: What the routine is called.
    Raises:
        Refused: It can't be played.
    """
    text = "\n".join(_lines(plan, name, source, catalogue)) + "\n"
    loaded = load(text, name, catalogue)
    if loaded.routine is None:
        raise Refused(f"it can't be played: {loaded.faults.errors[0].message}")
    ours_ms = 0 if plan.prepare_ms is not None else PREPARE_MS
    timeline = expand(loaded.routine)
    return Written(text, timeline, timeline.total_ms - ours_ms, plan.length_ms)


def _lines(plan: Plan, name: str, source: Source, catalogue: Catalogue) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={source.schema}"
    yield from _comment(f"From {source.app}: {_quoted(plan.title[:LONGEST_TITLE])} in {clean(source.file)}.", "")
    losses = [*([source.warning] if source.warning else []), *plan.losses.lines()]
    if losses:
        yield "# What is not as it was there:"
    for loss in losses:
        yield from _comment(f"- {loss}", INDENT)
    yield f"name: {_quoted(name)}"
    if plan.tags:
        yield f"tags: [{', '.join(map(_quoted, plan.tags))}]"
    if plan.prepare_ms is not None:
        yield f"prepare: {durations.to_text(plan.prepare_ms)}"
    yield "steps:"
    yield from _steps(plan.steps, None, INDENT, catalogue)


def _steps(steps: Iterable[Step], work_ms: int | None, indent: str, catalogue: Catalogue) -> Iterator[str]:
    """Write a list of steps. `work_ms`: what an exercise of it lasts that says nothing; None if each must say it."""
    for step in steps:
        match step:
            case Work():
                yield f"{indent}- {_work(step, work_ms, catalogue)}"
            case Rest():
                yield f"{indent}- rest: {durations.to_text(step.length_ms)}"
            case Section():
                yield f"{indent}- {step.name}:"
                yield from _steps((step.work,), None, indent + 2 * INDENT, catalogue)
            case Loop():
                yield f"{indent}- circuit:" + (f"  # {step.name}" if step.name else "")
                yield from (f"{indent}{2 * INDENT}{setting}" for setting in _settings(step))
                yield from _steps(step.steps, step.work_ms, indent + 3 * INDENT, catalogue)


def _settings(loop: Loop) -> Iterator[str]:
    yield f"rounds: {loop.rounds}"
    if loop.work_ms is not None:
        yield f"work: {durations.to_text(loop.work_ms)}"
    if loop.rest_ms:
        yield f"rest: {durations.to_text(loop.rest_ms)}"
    if loop.rest_between_rounds_ms and loop.rounds > 1:
        yield f"rest_between_rounds: {durations.to_text(loop.rest_between_rounds_ms)}"
    yield "exercises:"


def _work(work: Work, inherited_ms: int | None, catalogue: Catalogue) -> str:
    """Write an exercise: a bare name if its list says the rest, a short form, or keys in braces."""
    name, keys = _quoted(work.name), _keys(work, catalogue)
    length = "" if work.length_ms is None else durations.to_text(work.length_ms)
    inherits = work.length_ms is not None and work.length_ms == inherited_ms
    if not keys and inherits and _may_stand_alone(work.name):
        return name
    if not keys and length:
        return f"{name}: {length}"
    target = "hold: max" if not length else f"work: {length}"
    return f"{name}: {{{', '.join(keys if inherits else [target, *keys])}}}"


def _keys(work: Work, catalogue: Catalogue) -> list[str]:
    """Give what an exercise says besides its length. The apps know no sides, so none is added here."""
    facts = catalogue.find(work.name)
    keys = ["each_side: false"] if facts and facts.one_sided else []
    if work.note:
        keys.append(f"note: {_quoted(work.note)}")
    countdown = [] if work.countdown is None else [f"countdown: {work.countdown}"]
    cues = [*countdown, *(["halfway: on"] if work.halfway else [])]
    return [*keys, f"cues: {{{', '.join(cues)}}}"] if cues else keys


def _may_stand_alone(name: str) -> bool:
    """Tell whether a bare name can't be taken for a target, or for a name with one: `12:30`, `45s`."""
    return ":" not in name and shortform.read(name) is None and durations.to_ms(name) is None


def _comment(text: str, hanging: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent=f"# {hanging}")


def _quoted(text: str) -> str:
    """Write a text as YAML takes it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)
