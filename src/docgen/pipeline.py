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
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from docgen import documents, outputs, planning, project, records, rendering, workbook
from docgen.documents import Catalogue, Document
from docgen.errors import DocgenError, OutputError, TemplateError, UsageError, WorkbookError
from docgen.findings import Finding, in_order
from docgen.making import HISTORY, Decision, Made, Outcome, Sources, decide, entry_of, move, move_folders, put
from docgen.outputs import Entry, Manifest
from docgen.planning import Job, Plan, Withheld
from docgen.project import Project
from docgen.workers import workers_for

Progress = Callable[[Sequence[Decision]], Iterable[Decision]]
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
class Built:
    """A finished build. `gone` are files of papers that are no longer planned, `pruned` those put away, `stale` old
    ones of papers that are withheld now."""

    checked: Checked
    plan: Plan
    outcomes: tuple[Outcome, ...]
    folder: Path
    gone: tuple[PurePosixPath, ...] = ()
    pruned: tuple[PurePosixPath, ...] = ()
    stale: tuple[PurePosixPath, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a build would do: a decision for each planned paper."""

    checked: Checked
    plan: Plan
    decisions: tuple[Decision, ...]
    folder: Path
    gone: tuple[PurePosixPath, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """How to build, besides what: `made_at` is the clock's ISO time, read once at the top."""

    made_at: str
    workers: int | None = None
    is_forced: bool = False
    replaces_edited: bool = False
    prunes: bool = False
    draft: str = ""
    draft_prefix: str = ""


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
            and (not self.villages or paper.place in self.villages)
            and (not self.districts or paper.district in self.districts)
        )

    @property
    def is_everything(self) -> bool:
        """Nothing was chosen."""
        return not (self.documents or self.villages or self.districts)


def check(paths: Sequence[Path]) -> Checked:
    """Read the workbooks and check them against the programme's rules; nothing is written."""
    paths = list({path.resolve(): path for path in paths}.values())  # the same workbook under two names counts once
    book, found_reading = workbook.read(paths, records.sheet_specs())
    absent = [spec.name for spec in records.sheet_specs() if spec.required and spec.name not in book.sheets]
    if absent:
        raise WorkbookError("workbook-sheets-missing", sheets=", ".join(absent))
    known, found_values = records.read_records(book)
    whole, found_keys = project.assemble(known)
    found_rules = project.check(whole)
    findings = in_order([*found_reading, *found_values, *found_keys, *found_rules], SHEET_ORDER)
    return Checked(project=whole, findings=tuple(findings), files=tuple(paths))


def build(
    paths: Sequence[Path], templates: Path, folder: Path, *, selection: Selection, progress: Progress, orders: Orders
) -> Built:
    """Make the papers that are not current; an error withholds the papers that it makes wrong, and no others.

    With `orders.draft`, the marker of a missing value, every paper is made, under a name with `orders.draft_prefix`.
    """
    prepared = prepare(paths, templates, selection, draft=orders.draft, draft_prefix=orders.draft_prefix)
    with outputs.open_manifest(folder) as manifest:
        outputs.sweep(folder)
        decisions = [
            decide(job, prepared.sources, manifest, folder, is_forced=orders.is_forced) for job in prepared.plan.jobs
        ]
        move_folders(decisions, manifest, folder)
        due = [decision for decision in decisions if not decision.is_current]
        with workers_for(prepared.workshop, [decision.job for decision in due], orders.workers) as rendered:
            made = {id(o.decision): o for o in make(progress(due), rendered, manifest, folder, orders)}
        outcomes = tuple(made.get(id(decision)) or _untouched(decision) for decision in decisions)
        gone = _gone(prepared, manifest, folder)
        stale = _stale(prepared.plan.withheld, manifest, folder)
        pruned = _prune(gone, manifest, folder, orders.made_at) if orders.prunes else ()
    return Built(
        checked=prepared.checked,
        plan=prepared.plan,
        outcomes=outcomes,
        folder=folder,
        gone=() if orders.prunes else tuple(entry.path for entry in gone),
        pruned=pruned,
        stale=stale,
    )


def status(paths: Sequence[Path], templates: Path, folder: Path, *, selection: Selection) -> Looked:
    """What a build would make and why; nothing is written."""
    prepared = prepare(paths, templates, selection)
    with outputs.read_manifest(folder) as manifest:
        decisions = tuple(decide(job, prepared.sources, manifest, folder) for job in prepared.plan.jobs)
        gone = tuple(entry.path for entry in _gone(prepared, manifest, folder))
    return Looked(checked=prepared.checked, plan=prepared.plan, decisions=decisions, folder=folder, gone=gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """All that is known before anything is made. `every` names all planned papers, also those that were not chosen."""

    checked: Checked
    plan: Plan
    every: frozenset[tuple[str, str]]
    sources: Sources
    workshop: Workshop


def prepare(
    paths: Sequence[Path], templates: Path, selection: Selection, *, draft: str = "", draft_prefix: str = ""
) -> Prepared:
    """Read, check, compile and plan."""
    checked = check(paths)
    catalogue = documents.load_catalogue(templates)
    chosen = understand(selection, catalogue, checked.project)
    unknown = planning.unknown_documents(checked.project, catalogue)
    wanted_documents = tuple(d for d in catalogue if (d.id in chosen.documents if chosen.documents else d.enabled))
    catalogue = dataclasses.replace(catalogue, documents=wanted_documents)  # what nobody asks for may be broken
    compiled = compile_templates(catalogue, is_draft=bool(draft))
    fields = {name: template.fields for name, template in compiled.items()}
    plan, missing = planning.plan(checked.project, catalogue, checked.findings, fields, draft_prefix=draft_prefix)
    wanted = Plan(
        jobs=tuple(job for job in plan.jobs if chosen.takes(job)),
        withheld=tuple(paper for paper in plan.withheld if chosen.takes(paper)),
    )
    told = [*checked.findings, *missing, *unknown]
    if not chosen.is_everything:  # who asks for one village is not told of the others'
        told = [reason for paper in wanted.withheld for reason in paper.reasons]
    emblem = find_emblem(templates, paths)
    return Prepared(
        checked=dataclasses.replace(checked, findings=tuple(in_order(told, SHEET_ORDER))),
        plan=wanted,
        every=frozenset(
            [(job.document.id, job.key) for job in plan.jobs]
            + [(paper.document.id, paper.key) for paper in plan.withheld]
        ),
        sources=Sources(
            fields=fields,
            whole={name: template.whole for name, template in compiled.items()},
            templates={name: f"{template.digest} {_digest_of(emblem)}" for name, template in compiled.items()},
            engine=engine_digest(),
        ),
        workshop=Workshop(compiled=compiled, emblem=emblem, draft=draft),
    )


def _untouched(decision: Decision) -> Outcome:
    made = Made.KEPT_EDITED if decision.is_edited else Made.CURRENT
    return Outcome(decision=decision, made=made, path=decision.job.path)


def _gone(prepared: Prepared, manifest: Manifest, folder: Path) -> list[Entry]:
    """Papers that were made once and are planned no more, while their file is still there."""
    return [
        entry
        for entry in manifest.entries()
        if entry.document in prepared.workshop.compiled
        and (entry.document, entry.key) not in prepared.every
        and (folder / entry.path).exists()
    ]


def _stale(withheld: Sequence[Withheld], manifest: Manifest, folder: Path) -> tuple[PurePosixPath, ...]:
    """Files made from older data, of papers that are withheld now."""
    entries = (manifest.entry(paper.document.id, paper.key) for paper in withheld)
    return tuple(entry.path for entry in entries if entry is not None and (folder / entry.path).exists())


def _prune(gone: Sequence[Entry], manifest: Manifest, folder: Path, made_at: str) -> tuple[PurePosixPath, ...]:
    """Put the files of papers that are planned no more into the history."""
    for entry in gone:
        outputs.keep(folder / entry.path, folder / HISTORY / entry.path, stamp=made_at)
        (folder / entry.path).unlink()
        manifest.forget(entry.document, entry.key)
    return tuple(entry.path for entry in gone)


def _digest_of(emblem: object) -> str:
    return outputs.digest(emblem.image) if isinstance(emblem, rendering.InlineImage) else ""


@cache
def engine_digest() -> str:
    """A fingerprint of the program itself: its own code and the libraries that print."""
    from importlib.metadata import version

    package = Path(__file__).parent
    code = [path.read_bytes() for path in sorted(package.rglob("*.py"))]
    libraries = " ".join(version(name) for name in ("docxtpl", "jinja2", "lxml", "pythainlp"))
    return outputs.digest(b"".join(code) + libraries.encode())


@dataclass(frozen=True, slots=True)
class Compiled:
    """A document's template, ready to render, and the fields that it prints."""

    template: rendering.Template
    fields: frozenset[str]
    whole: frozenset[str]
    digest: str


def compile_templates(catalogue: Catalogue, *, is_draft: bool = False) -> dict[str, Compiled]:
    """Compile every template of the catalogue once."""
    return {document.id: compile_template(document, is_draft=is_draft) for document in catalogue}


def compile_template(document: Document, *, is_draft: bool = False) -> Compiled:
    """A template ready to render; a field that papers of this kind do not have is an error before any data is read.

    A paper's digits are all of one kind (handbook 1.4).
    """
    data = document.template.read_bytes()
    template = rendering.Template.from_bytes(
        data,
        filters={**documents.FILTERS, "lines": rendering.Listing},
        name=document.template.name,
        finish=documents.DIGITS[document.digits],
    )
    unknown = template.check(documents.fields_of(document.per, document.each).keys())
    if unknown and not is_draft:
        raise rendering.TemplateFaults.of(unknown, document.template.name)
    return Compiled(template, frozenset(template.variables()), frozenset(template.whole_values()), outputs.digest(data))


def understand(selection: Selection, catalogue: Catalogue, whole: Project) -> Selection:
    """The selection with documents by their ids; a name that nothing has is a UsageError that says what there is."""
    found = [(name, catalogue.find(name)) for name in selection.documents]
    for name, document in found:
        if document is None:
            raise UsageError("unknown-document", name=name, known=", ".join(d.short for d in catalogue))
    keys = {dossier.key for dossier in whole.dossiers}
    villages = tuple(documents.DIGITS["arabic"](name) for name in selection.villages)
    for name in villages:
        if name not in keys:
            raise UsageError("unknown-village", name=name)
    return Selection(
        documents=tuple(document.id for _, document in found if document is not None),
        villages=villages,
        districts=tuple(_district(name, whole) for name in selection.districts),
    )


def _district(name: str, whole: Project) -> str:
    """A district by its name, or by a beginning that no other shares (`เมือง`)."""
    names = [district.name for district in whole.districts]
    bare = name.removeprefix("อำเภอ").removeprefix("อ.").strip()
    fitting = [known for known in names if known == bare] or [known for known in names if known.startswith(bare)]
    if len(fitting) != 1:
        raise UsageError("unknown-district", name=name, known=", ".join(names))
    return fitting[0]


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


def make(
    due: Iterable[Decision],
    rendered: Iterable[bytes | TemplateError],
    manifest: Manifest,
    folder: Path,
    orders: Orders,
) -> Iterator[Outcome]:
    """Write each paper, several at a time (most of it is waiting for the disk); one that fails stops no other."""
    waiting: deque[tuple[Decision, str, Future[tuple[Made, PurePosixPath]] | DocgenError]] = deque()
    with ThreadPoolExecutor(WRITERS) as writers:
        for decision, data in zip(due, rendered, strict=True):
            if isinstance(data, TemplateError):
                waiting.append((decision, "", data))
            else:
                waiting.append(
                    (decision, outputs.digest(data), _begin(decision, data, manifest, folder, orders, writers))
                )
            if len(waiting) > 4 * WRITERS:
                yield _outcome(*waiting.popleft(), manifest, orders)
        while waiting:
            yield _outcome(*waiting.popleft(), manifest, orders)


def _begin(  # noqa: PLR0917  the tools of one build
    decision: Decision, data: bytes, manifest: Manifest, folder: Path, orders: Orders, writers: ThreadPoolExecutor
) -> Future[tuple[Made, PurePosixPath]] | DocgenError:
    try:
        move(decision, manifest, folder)
        write = put(decision, data, manifest, folder, replaces_edited=orders.replaces_edited, made_at=orders.made_at)
    except OutputError as error:
        return error
    return writers.submit(write)


def _outcome(
    decision: Decision,
    digest: str,
    written: Future[tuple[Made, PurePosixPath]] | DocgenError,
    manifest: Manifest,
    orders: Orders,
) -> Outcome:
    if isinstance(written, DocgenError):
        return Outcome(decision=decision, error=written)
    try:
        made, path = written.result()
    except OutputError as error:
        return Outcome(decision=decision, error=error)
    if made is not Made.KEPT_EDITED:
        manifest.record(entry_of(decision, digest, orders.made_at))
    return Outcome(decision=decision, made=made, path=path)


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
