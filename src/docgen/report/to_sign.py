"""What must be printed and signed again, in the order in which an office works: unit, place, paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from docgen.plan.jobs import ITEM_MARK
from docgen.plan.words import change_line
from docgen.words import say
from docgen.words.days import day_text

if TYPE_CHECKING:
    from docgen.runs.results import Checked
    from docgen.shelf.gates import Decision

WHOLE = 20  # papers that are told with their files and what changed on them
PLACES = 20  # places of the others that are told with the papers' short names
CHANGES = 5  # values told of a paper


def in_places(decisions: Iterable[Decision], checked: Checked) -> list[Decision]:
    """By unit in the programme's order, then by place; of a place in the order of the registry."""
    names = checked.world.units
    order = {name: place for place, name in enumerate(names)}
    return sorted(decisions, key=lambda d: (order.get(d.job.unit, len(names)), d.job.place))


def resign_text(papers: Sequence[tuple[Decision, object]], unmade: str, whole_list: str) -> Iterator[str]:
    """What must be printed and signed again: each paper, its new file, and what is other than what was signed.

    Where there is no new file yet, `unmade` says so: what lies in the paper's place is what was signed, and must not
    be printed once more. Of many papers the last are told by place alone, and `whole_list` says where all stand.
    """
    if not papers:
        return
    yield say("word", "resign", {"count": len(papers)})
    for decision, path in papers[:WHOLE]:
        yield from _paper(decision, path, unmade)
    by_place: dict[str, list[str]] = {}
    for decision, _ in papers[WHOLE:]:
        label = decision.job.label.partition(ITEM_MARK)[0]
        by_place.setdefault(label, []).append(decision.job.document.short)
    for label, shorts in list(by_place.items())[:PLACES]:
        values = {"label": label, "papers": " ".join(dict.fromkeys(shorts)), "count": len(shorts)}
        yield "  ✎ " + say("word", "resign-place", values)
    rest = list(by_place.values())[PLACES:]
    if rest:
        yield "  " + say("word", "resign-places", {"count": sum(map(len, rest)), "places": len(rest)})
    if by_place:
        yield "  " + whole_list
    yield ""


def _paper(decision: Decision, path: object, unmade: str) -> Iterator[str]:
    assert decision.signature is not None
    values = {"label": decision.job.label, "paper": decision.job.document.short, "path": path}
    word = "resign-paper" if path else unmade
    yield "  ✎ " + say("word", word, {**values, "date": day_text(decision.signature.signed_on)})
    for change in decision.changes[:CHANGES]:
        yield "      " + change_line(change, decision.job.document)
    if len(decision.changes) > CHANGES:
        yield "      " + say("word", "resign-more", {"count": len(decision.changes) - CHANGES})
