"""The runs of docgen, each a readable list of stages: read this file first.

workbook.read → records.read_records → project.assemble → project.check        what is known, and what is wrong
→ documents.load_catalogue → planning.plan                                     which papers, and which are withheld
→ rendering → outputs                                                          the papers
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from docgen import documents, outputs, planning, project, records, rendering, workbook
from docgen.documents import Catalogue, Document
from docgen.errors import DocgenError, OutputError, TemplateError, UsageError, WorkbookError
from docgen.findings import Finding, in_order
from docgen.outputs import Written
from docgen.planning import Job, Plan, Withheld
from docgen.project import Project
from docgen.workers import workers_for

Progress = Callable[[Sequence[Job]], Iterable[Job]]
EMBLEM_NAMES = ("ครุฑ.png", "ครุฑ.jpg", "garuda.png", "garuda.jpg", "emblem.png", "emblem.jpg")
WRITERS = 4
SHEET_ORDER = tuple(spec.name for spec in records.sheet_specs())
EMBLEM_HEIGHT_CM = 3.0  # handbook 1.2
EMU_PER_CM = 360_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The programme as the workbooks have it, and everything that a person must look at."""

    project: Project
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one planned paper; `error` where it could not be made."""

    job: Job
    written: Written | None = None
    error: DocgenError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A finished build."""

    checked: Checked
    plan: Plan
    outcomes: tuple[Outcome, ...]
    folder: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which papers are wanted; an empty list means all."""

    documents: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()

    def takes(self, paper: Job | Withheld) -> bool:
        """The paper is wanted."""
        return (
            (not self.documents or paper.document.id in self.documents)
            and (not self.villages or paper.key in self.villages)
            and (not self.districts or paper.district in self.districts)
        )

    @property
    def is_everything(self) -> bool:
        """Nothing was chosen."""
        return not (self.documents or self.villages or self.districts)


def check(paths: Sequence[Path]) -> Checked:
    """Read the workbooks and check them against the programme's rules; nothing is written."""
    book, found_reading = workbook.read(paths, records.sheet_specs())
    known, found_values = records.read_records(book)
    whole, found_keys = project.assemble(known)
    found_rules = project.check(whole)
    findings = in_order([*found_reading, *found_values, *found_keys, *found_rules], SHEET_ORDER)
    return Checked(project=whole, findings=tuple(findings), files=tuple(paths))


def build(
    paths: Sequence[Path],
    templates: Path,
    folder: Path,
    *,
    selection: Selection,
    progress: Progress,
    workers: int | None = None,
    draft: str = "",
    draft_prefix: str = "",
) -> Built:
    """Make the papers of all places; an error withholds the papers that it makes wrong, and no others.

    With `draft`, the marker of a missing value, every paper is made, under a name that begins with `draft_prefix`.
    """
    checked = check(paths)
    catalogue = documents.load_catalogue(templates)
    compiled = compile_templates(catalogue, is_draft=bool(draft))
    fields = {name: template.fields for name, template in compiled.items()}
    plan, missing = planning.plan(checked.project, catalogue, checked.findings, fields, draft_prefix=draft_prefix)
    chosen = understand(selection, catalogue, checked.project)
    wanted = Plan(
        jobs=tuple(job for job in plan.jobs if chosen.takes(job)),
        withheld=tuple(paper for paper in plan.withheld if chosen.takes(paper)),
    )
    workshop = Workshop(compiled=compiled, emblem=find_emblem(templates, paths), draft=draft)
    with workers_for(workshop, wanted.jobs, workers) as rendered:
        outcomes = tuple(make(progress(wanted.jobs), rendered, folder))
    told = [*checked.findings, *missing]
    if not chosen.is_everything:  # who asks for one village is not told of the others'
        told = [reason for paper in wanted.withheld for reason in paper.reasons]
    checked = Checked(project=checked.project, findings=tuple(in_order(told, SHEET_ORDER)), files=checked.files)
    return Built(checked=checked, plan=wanted, outcomes=outcomes, folder=folder)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A document's template, ready to render, and the fields that it prints."""

    template: rendering.Template
    fields: frozenset[str] = field(default_factory=frozenset)


def compile_templates(catalogue: Catalogue, *, is_draft: bool = False) -> dict[str, Compiled]:
    """Compile every template of the catalogue once."""
    return {document.id: compile_template(document, is_draft=is_draft) for document in catalogue}


def compile_template(document: Document, *, is_draft: bool = False) -> Compiled:
    """A template ready to render; a field that papers of this kind do not have is an error before any data is read.

    A paper's digits are all of one kind (handbook 1.4).
    """
    template = rendering.Template.from_path(
        document.template,
        filters={**documents.FILTERS, "lines": rendering.Listing},
        name=document.template.name,
        finish=documents.DIGITS[document.digits],
    )
    unknown = template.check(documents.fields_of(document.per).keys())
    if unknown and not is_draft:
        raise rendering.TemplateFaults.of(unknown, document.template.name)
    return Compiled(template, frozenset(template.variables()))


def understand(selection: Selection, catalogue: Catalogue, whole: Project) -> Selection:
    """The selection with documents by their ids; a name that nothing has is a UsageError that says what there is."""
    found = [(name, catalogue.find(name)) for name in selection.documents]
    for name, document in found:
        if document is None:
            raise UsageError("unknown-document", name=name, known=", ".join(d.short for d in catalogue))
    keys = {dossier.key for dossier in whole.dossiers}
    for name in selection.villages:
        if name not in keys:
            raise UsageError("unknown-village", name=name)
    names = {district.name for district in whole.districts}
    for name in selection.districts:
        if name not in names:
            raise UsageError("unknown-district", name=name, known=", ".join(sorted(names)))
    return dataclasses.replace(selection, documents=tuple(document.id for _, document in found if document is not None))


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """All that rendering needs, the same for every paper; it is sent to each worker once."""

    compiled: Mapping[str, Compiled]
    emblem: object
    draft: str = ""

    def render(self, job: Job) -> bytes | TemplateError:
        """The paper's bytes, or what is wrong with it: an error is a value here, so that it can cross processes."""
        try:
            context = {**job.context, "emblem": self.emblem}
            return self.compiled[job.document.id].template.render(context, draft=self.draft)
        except TemplateError as error:
            return error


def make(jobs: Iterable[Job], rendered: Iterable[bytes | TemplateError], folder: Path) -> Iterator[Outcome]:
    """Write each paper, several at a time (most of it is waiting for the disk); one that fails stops no other."""
    waiting: deque[tuple[Job, Future[Written] | TemplateError]] = deque()
    with outputs.Journal(folder) as journal, ThreadPoolExecutor(WRITERS) as writers:
        for job, data in zip(jobs, rendered, strict=True):
            if isinstance(data, TemplateError):
                waiting.append((job, data))
            else:
                known = journal.known(job.path)
                journal.announce(job.path, outputs.digest(data))
                waiting.append((job, writers.submit(outputs.write, folder / job.path, data, known=known)))
            if len(waiting) > 4 * WRITERS:
                yield _outcome(*waiting.popleft())
        while waiting:
            yield _outcome(*waiting.popleft())


def _outcome(job: Job, written: Future[Written] | TemplateError) -> Outcome:
    if isinstance(written, TemplateError):
        return Outcome(job=job, error=written)
    try:
        return Outcome(job=job, written=written.result())
    except OutputError as error:
        return Outcome(job=job, error=error)


def find_emblem(templates: Path, paths: Sequence[Path]) -> object:
    """The office's own picture of the state emblem (ครุฑ), beside its templates or workbook; "" where there is none."""
    for folder in (templates, *dict.fromkeys(path.parent for path in paths)):
        for name in EMBLEM_NAMES:
            if (folder / name).is_file():
                return rendering.InlineImage((folder / name).read_bytes(), height=int(EMBLEM_HEIGHT_CM * EMU_PER_CM))
    return ""


def find_workbooks(folder: Path) -> list[Path]:
    """The workbooks of a project's `inputs` folder in the order of their names, without Excel's own lock files."""
    found = sorted(path for path in folder.glob("*.xls[xm]") if not path.name.startswith(("~$", ".")))
    if not found:
        raise WorkbookError("workbook-none", path=folder)
    return found
