"""The reference of the routine format, as Markdown, from the table that reads the files. Pure."""

from collections.abc import Iterator

from timer.routine.catalogue import Catalogue
from timer.routine.cuesettings import CUE_KEYS
from timer.routine.keys import BLOCK_KEYS, EXERCISE_KEYS, ROUTINE_KEYS, STEP_KEYS, Table

STEPS = "A step is an exercise's name alone, or one key with a value: a name of your choice, or one of these words."
EXERCISES = (
    "Behind an exercise's name stands a short form (`45s`, `12 reps`, `max`, `each side`, `3 x 45s rest 30s`, "
    "`12 reps each side`), or a mapping of these keys."
)
TABLES: tuple[tuple[str, str, Table], ...] = (
    ("The routine", "Keys at the top of a file.", ROUTINE_KEYS),
    ("Steps", STEPS, STEP_KEYS),
    ("An exercise", EXERCISES, EXERCISE_KEYS),
    ("`circuit`", "Exercises in order, in rounds. Circuits may stand in circuits.", BLOCK_KEYS["circuit"]),
    (
        "`emom`",
        "Every minute on the minute. A bare `- rest` among the exercises is a slot of rest.",
        BLOCK_KEYS["emom"],
    ),
    ("`amrap`", "As many rounds as possible.", BLOCK_KEYS["amrap"]),
    ("`for_time`", "As fast as you can.", BLOCK_KEYS["for_time"]),
    ("`cues`", "`off` silences all. Each signal takes `on` or `off`; two take a number of seconds.", CUE_KEYS),
)


def reference(catalogue: Catalogue) -> str:
    """Write out every key, and every exercise that the catalogue knows."""
    parts = [_part(title, about, keys) for title, about, keys in TABLES]
    return "\n\n".join([*parts, _exercises(catalogue)]) + "\n"


def _part(title: str, about: str, keys: Table) -> str:
    return "\n".join([f"### {title}", "", about, "", *_rows(keys)])


def _rows(keys: Table) -> Iterator[str]:
    yield "| key | value | |"
    yield "|---|---|---|"
    for key in keys.values():
        needed = " Needed." if key.required else ""
        yield f"| `{key.name}` | {key.kind.form} | {key.about}{needed} |"


def _exercises(catalogue: Catalogue) -> str:
    lines = [
        "### Exercises the timer knows",
        "",
        "One-sided ones are done left, then right, unless a step says not.",
        "",
    ]
    for facts in sorted(catalogue, key=lambda facts: facts.name):
        also = f" (also {', '.join(facts.also)})" if facts.also else ""
        sided = ", one-sided" if facts.one_sided else ""
        lines.append(f"- **{facts.name}**{also}{sided}: {', '.join(facts.muscles)}. {facts.coaching}".rstrip())
    return "\n".join(lines)
