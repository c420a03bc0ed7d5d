"""What a template prints here beside what it prints in docxtpl, so that no office is bound to this program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest

from docgen.press import engine
from docgen.press.engine import Line, Place, TemplateFault, TemplateFaults
from docgen.press.filters import FILTERS
from docgen.press.reference import UNKNOWN, Refusal, Trial, by_docxtpl


class Outcome(StrEnum):
    """How the two papers compare; a paper that one of the two does not make cannot be compared."""

    SAME = "same"
    DIFFERS = "differs"
    NOT_THERE = "docxtpl-cannot"
    NOT_HERE = "docgen-cannot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A paragraph that reads otherwise; `known` is its number in engine/DIFFERENCES.md, where that explains it."""

    place: Place
    ours: str
    theirs: str
    known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What came of one template: differences in the order of reading, or why there is nothing to compare."""

    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    reason: str = ""
    known: str = ""

    @property
    def is_same(self) -> bool:
        """Both make a paper, and both papers read alike."""
        return self.outcome is Outcome.SAME


def not_here(faults: Sequence[TemplateFault]) -> Comparison:
    """The comparison of a template that no paper is made of here."""
    known = next((_OF_FAULTS[fault.code] for fault in faults if fault.code in _OF_FAULTS), "")
    return Comparison(outcome=Outcome.NOT_HERE, known=known)


def compare(trials: Sequence[Trial]) -> Iterator[Comparison]:
    """Every template filled here and by docxtpl; what cannot be filled here is not asked of docxtpl."""
    ours = [_ours(trial) for trial in trials]
    theirs = by_docxtpl([trial for trial, paper in zip(trials, ours, strict=True) if isinstance(paper, bytes)])
    for trial, paper in zip(trials, ours, strict=True):
        yield paper if isinstance(paper, Comparison) else _compared(trial, paper, next(theirs))


def _ours(trial: Trial) -> bytes | Comparison:
    try:
        template = engine.Template.from_bytes(trial.data, filters=FILTERS, name=trial.name, finish=trial.finish)
        return template.render(trial.context, draft=UNKNOWN)
    except TemplateFaults as wrong:
        return not_here(wrong.faults)


def _compared(trial: Trial, ours: bytes, theirs: bytes | Refusal) -> Comparison:
    typed = tuple(engine.visible(trial.data))
    if isinstance(theirs, Refusal):
        known = next((number for number, explains in _OF_REFUSALS if explains(theirs.reason, typed)), "")
        return Comparison(outcome=Outcome.NOT_THERE, reason=theirs.reason, known=known)
    try:
        differences = list(_differences(trial, ours, theirs))
    except TemplateFaults as wrong:
        return Comparison(outcome=Outcome.NOT_THERE, reason=str(wrong.faults[0].values.get("reason", "")))
    found = []
    for difference in differences:
        known = next((number for number, explains in _OF_TEXTS if explains(difference, typed)), "")
        found.append(replace(difference, known=known))
    return Comparison(outcome=Outcome.DIFFERS if found else Outcome.SAME, differences=tuple(found))


def _differences(trial: Trial, ours: bytes, theirs: bytes) -> Iterator[Difference]:
    """The paragraphs that read otherwise, part by part; how digits are shown is no difference."""
    here, there = _by_part(engine.visible(ours)), _by_part(engine.visible(theirs))
    for part in {**here, **there}:
        left = here.get(part, [])
        right = [Line(line.place, trial.finish(line.text)) for line in there.get(part, [])]
        matcher = SequenceMatcher(None, [x.text for x in left], [x.text for x in right], autojunk=False)
        for code, a, b, c, d in matcher.get_opcodes():
            if code != "equal":
                for one, other in zip_longest(left[a:b], right[c:d]):
                    place = (one or other).place
                    yield Difference(place=place, ours=one.text if one else "", theirs=other.text if other else "")


def _by_part(lines: Iterator[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.place.part, []).append(line)
    return found


def _said(pattern: str, *, story: str = "") -> Callable[[str, Sequence[Line]], bool]:
    """Whether docxtpl's message is of a kind, in a file that has such a story."""
    return lambda reason, typed: bool(re.search(pattern, reason)) and any(story in line.place.story for line in typed)


def _tags(pattern: str) -> Callable[[Difference, Sequence[Line]], bool]:
    """Whether a tag of this kind is typed in the part that differs."""
    return lambda found, typed: any(re.search(pattern, x.text) for x in typed if x.place.part == found.place.part)


# What explains a difference, by its number in engine/DIFFERENCES.md: the code of our fault, the message of docxtpl, or
# the two texts; each with what is typed in the template.
_OF_FAULTS = {
    "field-missing": "D01", "field-unknown": "D01", "value-none": "D02", "value-unfinished": "D02",
    "filter-needed": "D02", "control-character": "D04", "statement-forbidden": "D06", "attribute-forbidden": "D06",
    "filter-unknown": "D06", "two-block-tags": "D11", "too-much-work": "D23", "relationship-unknown": "D26",
}  # fmt: skip
_OF_REFUSALS = (
    ("D24", _said("unknown tag 'restart'")),
    ("D08", _said("unknown tag '(?:p|r|tr|tc)'")),
    ("D28", _said("is undefined", story="chart")),
    ("D10", _said("unexpected char")),
)
_OF_TEXTS: Sequence[tuple[str, Callable[[Difference, Sequence[Line]], bool]]] = (
    ("D28", lambda found, _: found.place.story == "chart"),
    ("D16", lambda found, _: found.place.story in ("endnotes", "comments")),
    ("D05", lambda found, _: found.ours.split() == found.theirs.split()),
    ("D02", lambda found, _: bool(re.search(r"None|True|False|\d{4}-\d\d-\d\d|\d\.\d", found.theirs))),
    ("D07", _tags(r"\.(?:items|keys|values|get)\b(?!\s*\()")),
    ("D09", _tags(r"""\{%[^%]*["'][^"']*[&<]""")),
    ("D10", _tags(r"""["'][^"'}]*[“”‘’][^"'}]*["']""")),
    ("D13", _tags(r"\{%-|-%\}")),
    ("D14", _tags(r"\{\{[rp]\s")),
)
