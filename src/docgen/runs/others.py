"""What a run leaves as it is: the papers that were not chosen and are not what the data say now.

Nobody prints from a folder where one paper says what another contradicts without being told. They are planned from the
same data as the chosen ones, and compared by their fingerprints; what is true of each is kept for whoever signs it.
"""

from __future__ import annotations

import contextlib
import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.errors import OutputError, TemplateError
from docgen.findings import in_order
from docgen.papers import Document
from docgen.plan import checklist
from docgen.plan.jobs import Job, Plan, Waiting, Withheld, plan_papers, reads_file
from docgen.press.workshop import Analysed, analyse_sound
from docgen.runs.locate import emblem_digest
from docgen.runs.results import Left, Prepared
from docgen.shelf import BookError, Entry, Shelf, State
from docgen.shelf.gates import Decision, Outcome, Reason, Sources, decide

Paper = tuple[str, str]
_IS_OLD = frozenset({Reason.DATA_CHANGED, Reason.TEMPLATE_CHANGED, Reason.CATALOGUE_CHANGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Others:
    """The papers that were not chosen: their plan, and what they are made from."""

    plan: Plan
    sources: Sources
    analyses: Mapping[str, list[list[str]]] = dataclasses.field(default_factory=dict)


def others_of(prepared: Prepared, shelf: Shelf) -> Others:
    """Every paper that was made once, or may be, and was not chosen; of a broken template nothing can be said."""
    chosen = {(paper.document.id, paper.key) for paper in _papers(prepared.plan)}
    here = _without(prepared.whole, chosen)
    made = {entry.document for entry in shelf.manifest.entries()}
    asked = prepared.sources.fields.keys()
    missing = [d for d in prepared.catalogue if d.id in made and d.id not in asked]
    if not missing:
        return Others(plan=here, sources=prepared.sources)
    documents = [d for d in prepared.catalogue if (d.enabled or d.id in made) and d.id not in asked]
    analysed = analyse_sound(documents, shelf.manifest)
    sources = _with(prepared.sources, analysed, emblem_digest(prepared.workshop.emblem))
    plan = Plan(jobs=(), withheld=())
    with contextlib.suppress(TemplateError):  # what nobody asked for may be broken
        plan = _planned(prepared, [d for d in missing if d.id in analysed], sources)
    return Others(
        plan=_joined(here, plan),
        sources=sources,
        analyses={one.name: [sorted(one.fields), sorted(one.whole)] for one in analysed.values()},
    )


def _planned(prepared: Prepared, documents: Sequence[Document], sources: Sources) -> Plan:
    """The papers of these documents; where one lists all others, those of the whole registry are planned for it."""
    catalogue, world = prepared.catalogue, prepared.checked.world

    def planned(chosen: Iterable[Document]) -> Plan:
        some = dataclasses.replace(catalogue, documents=tuple(chosen))
        plan, missing = plan_papers(world, some, prepared.found, sources.fields, whole=sources.whole, who=prepared.who)
        found = in_order([*prepared.found, *missing], catalogue.programme.schema.order)
        return checklist.with_files(plan, plan, world, some, found, sources.fields)

    usual = [document for document in catalogue if document.enabled]
    lists = [document for document in documents if reads_file(sources.fields[document.id])]
    if not lists:
        return planned(documents)
    if any(document.id not in sources.fields for document in usual):
        return planned(document for document in documents if document not in lists)
    rest = planned(document for document in documents if not document.enabled)
    wanted = {document.id for document in documents}
    return _joined(_of(planned(usual), wanted), rest)


def _papers(plan: Plan) -> Iterator[Job | Withheld | Waiting]:
    yield from plan.jobs
    yield from plan.withheld
    yield from plan.waiting


def _without(plan: Plan, papers: set[Paper]) -> Plan:
    return Plan(
        jobs=tuple(one for one in plan.jobs if (one.document.id, one.key) not in papers),
        withheld=tuple(one for one in plan.withheld if (one.document.id, one.key) not in papers),
        waiting=tuple(one for one in plan.waiting if (one.document.id, one.key) not in papers),
    )


def _of(plan: Plan, documents: set[str]) -> Plan:
    return Plan(
        jobs=tuple(one for one in plan.jobs if one.document.id in documents),
        withheld=tuple(one for one in plan.withheld if one.document.id in documents),
        waiting=tuple(one for one in plan.waiting if one.document.id in documents),
    )


def _joined(first: Plan, second: Plan) -> Plan:
    return Plan(
        jobs=first.jobs + second.jobs,
        withheld=first.withheld + second.withheld,
        waiting=first.waiting + second.waiting,
    )


def _with(sources: Sources, analysed: Mapping[str, Analysed], emblem: str) -> Sources:
    return dataclasses.replace(
        sources,
        fields={**sources.fields, **{name: one.fields for name, one in analysed.items()}},
        whole={**sources.whole, **{name: one.whole for name, one in analysed.items()}},
        templates={**sources.templates, **{name: f"{one.digest} {emblem}" for name, one in analysed.items()}},
    )


def left(others: Others, unwanted: Iterable[Decision], shelf: Shelf) -> tuple[Left, ...]:
    """The papers that were left with old data, in the order of the plan; those made by another program may be the same.

    `unwanted` were looked at, and what is known of them on the disk kept them out.
    """
    entries = {(entry.document, entry.key): entry for entry in shelf.manifest.entries()}
    looked = [*unwanted, *_decisions(others, entries.keys(), shelf)]
    found = [
        _left(decision.job, entries[decision.job.document.id, decision.job.key], tuple(decision.reasons))
        for decision in looked
        if is_old(decision)
    ]
    for code, papers in (("withheld", others.plan.withheld), ("waiting", others.plan.waiting)):
        for paper in papers:
            entry = entries.get((paper.document.id, paper.key))
            if entry is not None and shelf.is_there(entry.path):
                found.append(_left(paper, entry, (code,)))
    return tuple(found)


def _decisions(others: Others, known: Iterable[Paper], shelf: Shelf) -> Iterator[Decision]:
    made = frozenset(known)
    for job in others.plan.jobs:
        if (job.document.id, job.key) in made:
            try:
                yield decide(job, others.sources, shelf)
            except BookError:
                raise
            except OutputError:
                continue  # a file that cannot be read is told by whoever makes that paper


def is_old(decision: Decision) -> bool:
    """The paper was made, its file is there, and the data or its template say something else now."""
    return decision.is_known and Reason.OUTPUT_MISSING not in decision.reasons and bool(_IS_OLD & {*decision.reasons})


def _left(paper: Job | Withheld | Waiting, entry: Entry, reasons: tuple[str, ...]) -> Left:
    return Left(document=paper.document, key=paper.key, label=paper.label, path=entry.path, reasons=reasons)


def note(
    prepared: Prepared, others: Others | None, outcomes: Sequence[Outcome], old: Sequence[Left], shelf: Shelf
) -> None:
    """Keep what is true of every paper that was made, for whoever signs it without the workbook at hand."""
    plans = [prepared.whole, *([others.plan] if others is not None else [])]
    asked = {*prepared.sources.fields, *(others.sources.fields if others is not None else ())}
    states: dict[Paper, State] = {}
    days: dict[Paper, dt.date | None] = {}
    for plan in plans:
        states |= {(job.document.id, job.key): State.CURRENT for job in plan.jobs}
        days |= {(job.document.id, job.key): job.day for job in plan.jobs}
        states |= {(paper.document.id, paper.key): State.WITHHELD for paper in plan.withheld}
        states |= {(paper.document.id, paper.key): State.WAITING for paper in plan.waiting}
    states |= {(one.document.id, one.key): State.OUTDATED for one in old if (one.document.id, one.key) in days}
    failed = [(one.job.document.id, one.job.key) for one in outcomes if one.error is not None]
    states |= dict.fromkeys(failed, State.OUTDATED)
    entries = {(entry.document, entry.key): entry for entry in shelf.manifest.entries()}
    unplanned = {paper: State.UNPLANNED for paper in entries if paper[0] in asked and paper not in states}
    looks = {
        paper: (state, entries[paper].day if state is not State.CURRENT else days[paper])
        for paper, state in (states | unplanned).items()
        if paper in entries
    }
    shelf.manifest.note_looks(looks, prepared.catalogue.programme.period(prepared.checked.world))
