"""The second pass of planning: what a place's own file says of every other paper, and of what was found.

A paper whose template reads the root `file` is planned like any other, but never withheld: it is there to name what
withholds the others. What it says follows from the workbook and the whole registry alone, so it is the same whichever
papers a run has chosen, and a draft says what is missing as a final paper does.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from docgen.errors import TemplateError
from docgen.findings import CellRef, Finding, Severity
from docgen.model.place import Place, World
from docgen.model.trace import row_key
from docgen.papers import Catalogue, Document, printed_number
from docgen.papers.checklist import FORM, MISSING, NOT_APPLICABLE, PRESENT, WAITING, Checklist, FileEntry, FileFinding
from docgen.papers.contexts import value_at
from docgen.papers.words import alike, and_so, sentence, spot_of
from docgen.plan.jobs import Job, Plan, Waiting, Withheld, reads_file, register_key
from docgen.plan.words import awaited
from docgen.records import NumberRow, Person
from docgen.thai import visible

MOST_CELLS = 6  # named beside a paper that is missing; the findings below name them all
ALIKE, MOST_ALIKE = 12, 60  # so many findings alike are one line, which names so many of their cells
MOST_NUMBERS = 3  # of one kind of paper; the papers themselves have them all


def with_files(  # noqa: PLR0917  a plan, and what it was made from
    plan: Plan,
    whole: Plan,
    world: World,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    fields: Mapping[str, frozenset[str]],
) -> Plan:
    """The plan with the places' files filled in.

    `whole` is the plan of all papers of `catalogue`, drafts left out; `findings` are all that were found, in order.
    """
    if not any(reads_file(fields[job.document.id]) for job in plan.jobs):
        return plan
    listed = [document for document in catalogue if _belongs(document) and not reads_file(fields[document.id])]
    papers = _by_place(whole)
    levels = [level for level in catalogue.programme.levels if level.has_checklist]
    listing = {(level.name, place.key): place for level in levels for place in world.places(level.name)}
    concerned = _Concerned(world, findings, tuple(catalogue.programme.levels_by_name))
    files: dict[str, Checklist] = {}

    def filled(job: Job) -> Job:
        place = listing.get((job.document.per, job.place))
        if place is None or not reads_file(fields[job.document.id]):
            return job
        if job.place not in files:
            entries = (_entry(document, place, world, papers) for document in listed)
            files[job.place] = Checklist(
                entries=tuple(filter(None, entries)),
                findings=tuple(map(_told, alike(concerned.findings_of(place), most=ALIKE))),
            )
        return dataclasses.replace(job, context={**job.context, "file": files[job.place]}, printed=None)

    return dataclasses.replace(plan, jobs=tuple(map(filled, plan.jobs)))


def _belongs(document: Document) -> bool:
    """Whether a kind of paper lies in a place's file.

    Of the wider places' papers only orders do, as copies: a report that sums up many places lies in their own file, and
    waits for the mistakes of all of them.
    """
    return document.level.folder or document.number == "order"


Papers = Mapping[tuple[str, str], Sequence[Job | Withheld | Waiting]]


def _by_place(plan: Plan) -> Papers:
    """The papers by document and place; those of a list's items stand together under their place."""
    found: defaultdict[tuple[str, str], list[Job | Withheld | Waiting]] = defaultdict(list)
    every: list[Job | Withheld | Waiting] = [*plan.jobs, *plan.withheld, *plan.waiting]
    for paper in every:
        found[paper.document.id, paper.place].append(paper)
    return found


def _entry(document: Document, place: Place, world: World, papers: Papers) -> FileEntry | None:
    """What the file says of one kind of paper: the place's own, of those that it lies in, of those that lie in it.

    None for a copy of a wider place's papers where there is none: no order that amends another is nothing that the
    file would lack.
    """
    whose = world.relatives(place, document.per)
    found = [(one, paper) for one in whose for paper in papers.get((document.id, one.key), ())]
    if not found and not document.level.folder:
        return None
    made = [paper for _, paper in found if isinstance(paper, Job)]
    missing = [paper for _, paper in found if isinstance(paper, Withheld)]
    waiting = [paper for _, paper in found if isinstance(paper, Waiting)]
    forms = [job for job in made if job.unfilled]
    state = MISSING if missing else WAITING if waiting else FORM if forms else PRESENT if made else NOT_APPLICABLE
    waited = [paper.sheets for paper in waiting] + [job.unfilled for job in forms if state == FORM]
    entry = FileEntry(
        short=document.short,
        title=document.title,
        per=document.per,
        state=state,
        count=len(made),
        form_count=len(forms),
        is_blank=bool(forms) and all(job.is_blank for job in forms),
        withheld_by=_cells(reason for paper in missing for reason in paper.reasons),
        awaits=", ".join(dict.fromkeys(awaited(document, sheets) for sheets in waited)),
        signer=_signer_of_all(document, made),
    )
    return _numbered(entry, document, found, world)


def _numbered(
    entry: FileEntry, document: Document, found: Sequence[tuple[Place, Job | Withheld | Waiting]], world: World
) -> FileEntry:
    """The entry with the numbers that its papers print, each once, and their days; of many the first few."""
    numbers: dict[tuple[str, dt.date | None], None] = {}
    for place, paper in found:
        row = _row_of(document, paper, world)
        if row is not None:
            numbers[printed_number(document, row, place, world), row.dated] = None
    if len(numbers) > 1:  # a day without its number would stand beside another's
        numbers = {pair: None for pair in numbers if pair[0]}
    shown = list(numbers)[:MOST_NUMBERS]
    dates = [dated for _, dated in shown]
    texts = dict.fromkeys(filter(None, (number for number, _ in shown)))
    return dataclasses.replace(
        entry,
        numbers=(*texts, "…") if len(numbers) > MOST_NUMBERS else tuple(texts),
        dates=tuple(dates[:1] if len(set(dates)) == 1 else dates),
    )


def _row_of(document: Document, paper: Job | Withheld | Waiting, world: World) -> NumberRow | None:
    """The register's row of a paper: its own, else that of its place."""
    names = (document.short, document.id)
    return world.number_of(names, register_key(paper)) or world.number_of(names, paper.place)


def _signer_of_all(document: Document, made: Sequence[Job]) -> str:
    """Who signs the papers, where the same person signs them all."""
    named = {_signer(document, job) for job in made}
    return named.pop() if len(named) == 1 else ""


def _signer(document: Document, job: Job) -> str:
    """Who signs a paper, where the registry says which field of it holds the name."""
    if not document.signer:
        return ""
    try:
        value = value_at(job.context, document.signer)
    except (KeyError, AttributeError) as error:
        raise TemplateError("signer-unknown", document=document.id, field=document.signer) from error
    return value.full_name if isinstance(value, Person) else str(value or "")


def _cells(reasons: Iterable[Finding]) -> str:
    """The cells that withhold a paper, each once."""
    named = list(dict.fromkeys(_spot(reason.where) for reason in reasons if reason.where is not None))
    return ", ".join(named[:MOST_CELLS]) + (" …" if len(named) > MOST_CELLS else "")


def _spot(where: CellRef) -> str:
    return f"{where.sheet} {where.cell}".strip()


def _told(group: Sequence[Finding]) -> FileFinding:
    finding = group[0]
    where = finding.where
    spot = f"{where.sheet} {spot_of(where)}".strip() if where else visible(finding.value)
    return FileFinding(
        code=finding.code,
        is_error=finding.severity is Severity.ERROR,
        place=f"{spot} {and_so(group, most=MOST_ALIKE)}" if len(group) > 1 else spot,
        message=sentence(finding),
        mend=sentence(finding, part="mend"),
        count=len(group),
    )


class _Concerned:
    """Which findings concern which place: by its key, or by the row in which they stand."""

    def __init__(self, world: World, findings: Sequence[Finding], levels: Sequence[str]) -> None:
        self._world, self._levels = world, levels
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        self._by_row: defaultdict[tuple[str, str, int], list[int]] = defaultdict(list)
        self._findings = [finding for finding in findings if finding.severity is not Severity.INFO]
        for number, finding in enumerate(self._findings):
            for key in {finding.subject, *finding.doubtful} - {""}:
                self._by_key[key].append(number)
            if finding.where is not None and finding.where.row:
                self._by_row[row_key(finding.where)].append(number)

    def findings_of(self, place: Place) -> list[Finding]:
        """Errors first, each kind in the order of the workbook."""
        numbers: set[int] = set()
        for key in self._keys(place):
            numbers.update(self._by_key.get(key, ()))
        register = (row for row in self._world.numbers if row.place in (place.key, place.unit))
        for row in (*self._world.records_told(place), *register):
            if row.where.row:
                numbers.update(self._by_row.get(row_key(row.where), ()))
        found = [self._findings[number] for number in sorted(numbers)]
        return sorted(found, key=lambda finding: finding.severity is not Severity.ERROR)

    def _keys(self, place: Place) -> set[str]:
        """Its own key and those of what it lies in and what lies in it; a mistake of the widest place is told there."""
        related = (one for level in self._levels for one in self._world.relatives(place, level) if one.unit)
        return {place.key, *place.kin, *(one.key for one in related)}
