"""The runs of docgen, each a readable list of stages: read this file first.

workbook.read → records.read_records → project.assemble → project.check        what is known, and what is wrong
→ documents.load_catalogue → planning.plan                                     which papers, and which are withheld
→ rendering → outputs                                                          the papers
→ changelist → listing                                                         what changed, for people to keep
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from docgen import documents, dressing, filing, outputs, photos, planning, project, records, rendering, workbook
from docgen.changelist import Known
from docgen.documents import Catalogue, Document
from docgen.errors import DocgenError, OutputError, PhotoError, TemplateError, UsageError, WorkbookError
from docgen.findings import Finding, in_order
from docgen.listing import Listing, ListMade, check_names, write_lists
from docgen.making import Decision, Made, Outcome, Put, Sources, decide, entry_of, move, move_folders, put, refused
from docgen.outputs import HISTORY, BookError, Entry, Manifest, Shelf, Version
from docgen.planning import Job, Plan, Withheld
from docgen.project import Project
from docgen.workers import workers_for

Progress = Callable[[Sequence[Decision]], Iterable[Decision]]
EMBLEM_NAMES = ("ครุฑ.png", "ครุฑ.jpg", "garuda.png", "garuda.jpg", "emblem.png", "emblem.jpg")
WRITERS = 4
_MADE = frozenset({Made.WRITTEN, Made.IDENTICAL, Made.BESIDE_EDITED, Made.REPLACED_EDITED, Made.BESIDE_SIGNED})
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
    lists: tuple[ListMade, ...] = ()


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
    """Which papers are wanted; an empty list means all.

    `only_changed` are papers that were made before and are not what the data say now, `only_unsigned` those without a
    signature that still counts.

    Places add up: a village and a group give the papers of both, a district those of its villages and groups as well.
    Documents narrow: of these places, only these papers.
    """

    documents: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    only_changed: bool = False
    only_unsigned: bool = False
    groups: tuple[str, ...] = ()

    def takes(self, paper: Job | Withheld) -> bool:
        """The paper is wanted."""
        return (not self.documents or paper.document.id in self.documents) and self._takes_place(paper)

    def _takes_place(self, paper: Job | Withheld) -> bool:
        if not (self.villages or self.districts or self.groups):
            return True
        by_kind = {"village": self.villages, "group": self.groups}
        return paper.place in by_kind.get(paper.document.per, ()) or paper.district in self.districts

    def wants(self, decision: Decision) -> bool:
        """The paper is wanted, by what is known of it on the disk."""
        if decision.error is not None:  # nobody knows; it must be said
            return True
        has_changed = decision.is_known and (not decision.is_current or decision.must_resign)
        return (not self.only_changed or has_changed) and (not self.only_unsigned or not decision.is_signed)

    @property
    def is_everything(self) -> bool:
        """Nothing was chosen."""
        return not (self.documents or self.villages or self.districts or self.groups)


def check(paths: Sequence[Path]) -> Checked:
    """Read the workbooks and check them against the programme's rules; nothing is written."""
    paths = list({path.resolve(): path for path in paths}.values())  # the same workbook under two names counts once
    book, found_reading = workbook.read(paths, records.sheet_specs())
    absent = [spec.name for spec in records.sheet_specs() if spec.required and spec.name not in book.sheets]
    if absent:
        raise WorkbookError("workbook-sheets-missing", sheets=", ".join(absent))
    known, found_values = records.read_records(book)
    whole, found_keys = project.assemble(known)
    pictures, found_pictures = photos.find(photos.folders_beside(paths))
    whole, found_folders = project.with_photos(whole, pictures)
    found_rules = project.check(whole)
    findings = in_order(
        [*found_reading, *found_values, *found_keys, *found_pictures, *found_folders, *found_rules], SHEET_ORDER
    )
    return Checked(project=whole, findings=tuple(findings), files=tuple(paths))


def build(
    paths: Sequence[Path], templates: Path, folder: Path, *, selection: Selection, progress: Progress, orders: Orders
) -> Built:
    """Make the papers that are not current; an error withholds the papers that it makes wrong, and no others.

    With `orders.draft`, the marker of a missing value, every paper is made, under a name with `orders.draft_prefix`.
    """
    prepared = prepare(paths, templates, selection, folder=folder, draft=orders.draft, draft_prefix=orders.draft_prefix)
    with outputs.open_shelf(folder) as shelf:
        decided = [_decided(job, prepared.sources, shelf, is_forced=orders.is_forced) for job in prepared.plan.jobs]
        decisions = [decision for decision in decided if selection.wants(decision)]
        decisions = move_folders(decisions, shelf)
        due = [decision for decision in decisions if not decision.is_current]
        jobs = [decision.job for decision in due]
        with workers_for(prepared.workshop.tooled(jobs), jobs, orders.workers) as rendered:
            made = {id(o.decision): o for o in make(progress(due), rendered, shelf, orders)}
        outcomes = tuple(made.get(id(decision)) or _untouched(decision, shelf, orders) for decision in decisions)
        shelf.manifest.remember_analyses(prepared.analyses)
        if due:
            shelf.ledger.tidy()
        gone = _gone(prepared, shelf)
        stale = _stale(prepared.plan.withheld, shelf)
        pruned = _prune(gone, shelf, orders.made_at) if orders.prunes else ()
        if orders.prunes:
            _forget(prepared, shelf)
        lists = () if orders.draft else _write_lists(prepared, decided, shelf, orders)
    return Built(
        checked=prepared.checked,
        plan=prepared.plan,
        outcomes=outcomes,
        folder=folder,
        gone=() if orders.prunes else tuple(entry.path for entry in gone),
        pruned=pruned,
        stale=stale,
        lists=lists,
    )


def status(paths: Sequence[Path], templates: Path, folder: Path, *, selection: Selection) -> Looked:
    """What a build would make and why; nothing is written."""
    prepared = prepare(paths, templates, selection, folder=folder)
    with outputs.read_shelf(folder) as shelf:
        decided = (_decided(job, prepared.sources, shelf) for job in prepared.plan.jobs)
        decisions = tuple(decision for decision in decided if selection.wants(decision))
        gone = tuple(entry.path for entry in _gone(prepared, shelf))
    return Looked(checked=prepared.checked, plan=prepared.plan, decisions=decisions, folder=folder, gone=gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """All that is known before anything is made. `whole` and `every` are of all papers, also those not chosen."""

    checked: Checked
    plan: Plan
    whole: Plan
    every: frozenset[tuple[str, str]]
    catalogue: Catalogue
    sources: Sources
    workshop: Workshop
    analyses: Mapping[str, list[list[str]]]


def prepare(
    paths: Sequence[Path],
    templates: Path,
    selection: Selection,
    *,
    folder: Path | None = None,
    draft: str = "",
    draft_prefix: str = "",
) -> Prepared:
    """Read, check, analyse the templates and plan; what `folder`'s manifest knows of a template is taken from there."""
    checked = check(paths)
    catalogue = documents.load_catalogue(templates)
    every, chosen = catalogue, understand(selection, catalogue, checked.project)
    unknown = planning.unknown_documents(checked.project, catalogue)
    whole = dataclasses.replace(catalogue, documents=tuple(d for d in catalogue if d.enabled))
    wanted_documents = tuple(d for d in catalogue if (d.id in chosen.documents if chosen.documents else d.enabled))
    catalogue = dataclasses.replace(catalogue, documents=wanted_documents)  # what nobody asks for may be broken
    analysed = analyse_templates(catalogue, folder, is_draft=bool(draft))
    fields = {name: template.fields for name, template in analysed.items()}
    plan, missing = planning.plan(checked.project, catalogue, checked.findings, fields, draft_prefix=draft_prefix)
    if any(planning.reads_file(template.fields) for template in analysed.values()):
        others = dataclasses.replace(whole, documents=tuple(d for d in whole if d.id not in analysed))
        of_all = {**analysed, **analyse_templates(others, folder, is_draft=bool(draft))}
        plan = _with_files(plan, missing, checked, whole, of_all, is_all=not draft and catalogue == whole)
    check_names(plan.jobs, districts_of(checked.project))
    wanted = Plan(
        jobs=tuple(job for job in plan.jobs if chosen.takes(job)),
        withheld=tuple(paper for paper in plan.withheld if chosen.takes(paper)),
    )
    told = [*checked.findings, *missing, *unknown]
    if not chosen.is_everything:  # who asks for one village is not told of the others'
        told = [reason for paper in wanted.withheld for reason in paper.reasons]
        told += _of_pictures(checked.findings, wanted, fields)
    emblem = find_emblem(templates, paths)
    return Prepared(
        checked=dataclasses.replace(checked, findings=tuple(in_order(told, SHEET_ORDER))),
        plan=wanted,
        whole=plan,
        every=frozenset(
            [(job.document.id, job.key) for job in plan.jobs]
            + [(paper.document.id, paper.key) for paper in plan.withheld]
        ),
        catalogue=every,
        sources=Sources(
            fields=fields,
            whole={name: template.whole for name, template in analysed.items()},
            templates={name: f"{template.digest} {_digest_of(emblem)}" for name, template in analysed.items()},
            engine=engine_digest(),
        ),
        workshop=Workshop(
            compiled={name: template for name, template in analysed.items() if isinstance(template, Compiled)},
            emblem=emblem,
            draft=draft,
        ),
        analyses={template.name: [sorted(template.fields), sorted(template.whole)] for template in analysed.values()},
    )


def _of_pictures(findings: Sequence[Finding], plan: Plan, fields: Mapping[str, frozenset[str]]) -> list[Finding]:
    """What is wrong with the photographs of the papers that print them: they are made, with a frame in their place."""
    keys = {job.key for job in plan.jobs if documents.prints(fields[job.document.id], photos.PRINTED_AS)}
    return [finding for finding in findings if photos.PRINTED_AS in finding.touches and finding.subject in keys]


def _with_files(
    plan: Plan,
    missing: Sequence[Finding],
    checked: Checked,
    whole: Catalogue,
    analysed: Mapping[str, Analysed],
    *,
    is_all: bool,
) -> Plan:
    """Fill in the papers that list all others: for them every paper of the registry is planned, chosen or not.

    With `is_all`, this is the plan of them all already.
    """
    fields = {name: template.fields for name, template in analysed.items()}
    final = plan
    if not is_all:
        final, missing = planning.plan(checked.project, whole, checked.findings, fields)
    findings = in_order([*checked.findings, *missing], SHEET_ORDER)
    return filing.with_files(plan, final, checked.project, whole, findings, fields)


def _decided(job: Job, sources: Sources, shelf: Shelf, *, is_forced: bool = False) -> Decision:
    """What to do about a paper; one whose file cannot be read stops no other."""
    try:
        return decide(job, sources, shelf, is_forced=is_forced)
    except BookError:
        raise
    except OutputError as error:
        return refused(job, error)


def _untouched(decision: Decision, shelf: Shelf, orders: Orders) -> Outcome:
    """A paper that is current; what is known of a signed one is found again where the manifest was lost."""
    job, signature = decision.job, decision.signature
    if decision.error is not None:
        return Outcome(decision=decision, error=decision.error)
    if decision.is_signed and signature is not None:
        entry = shelf.manifest.entry(job.paper, job.key)
        if entry is None or entry.file != job.path:
            if entry is not None:
                try:
                    shelf.put_away(entry.file)  # a new version that is needed no more
                except OutputError as error:
                    return Outcome(decision=decision, error=error)
            shelf.manifest.announce(job.path, [signature.digest])
            shelf.manifest.record(entry_of(decision, signature.digest, job.path, orders.made_at))
    made = Made.KEPT_EDITED if decision.is_edited else Made.KEPT_SIGNED if decision.must_resign else Made.CURRENT
    return Outcome(decision=decision, made=made, path=decision.file)


def _version(decision: Decision, digest: str, path: PurePosixPath, made_at: str) -> Version:
    """A version that was made, as history tells it; the ledger numbers it."""
    return Version(
        document=decision.job.paper,
        key=decision.job.key,
        number=0,
        digest=digest,
        made_at=made_at,
        path=path,
        label=decision.job.label,
        reasons=tuple(decision.reasons),
        changes=tuple((c.field.path, c.place, c.old, c.new) for c in decision.latest),
    )


def _write_lists(prepared: Prepared, decided: Sequence[Decision], shelf: Shelf, orders: Orders) -> tuple[ListMade, ...]:
    """The lists of what changed, after all papers are on the disk.

    Signed papers that were not chosen are looked at all the same: what must be signed again is told of all.
    """
    project = prepared.checked.project
    looked = {(decision.job.paper, decision.job.key): decision for decision in decided}
    for job in prepared.whole.jobs:
        if (job.paper, job.key) not in looked and shelf.ledger.signature(job.paper, job.key) is not None:
            looked[job.paper, job.key] = _decided(job, prepared.sources, shelf)
    known = Known(
        shelf=shelf,
        catalogue=prepared.catalogue,
        decided=looked,
        withheld={(paper.document.id, paper.key) for paper in prepared.whole.withheld},
        planned=prepared.every,
        analysed=prepared.sources.fields.keys(),
        districts=districts_of(project),
    )
    how = Listing(
        programme=project.programme,
        template=prepared.catalogue.changes,
        engine=prepared.sources.engine,
        made_at=orders.made_at,
        replaces_edited=orders.replaces_edited,
    )
    return write_lists(known, how)


def _gone(prepared: Prepared, shelf: Shelf) -> list[Entry]:
    """Papers that were made once and are planned no more, while a file of theirs is still there."""
    return [e for e in _unplanned(prepared, shelf) if any((shelf.folder / path).exists() for path in (e.path, e.file))]


def _unplanned(prepared: Prepared, shelf: Shelf) -> Iterator[Entry]:
    for entry in shelf.manifest.entries():
        if entry.document in prepared.sources.fields and (entry.document, entry.key) not in prepared.every:
            yield entry


def _forget(prepared: Prepared, shelf: Shelf) -> None:
    """Papers that are planned no more and lie nowhere: a run was ended after it had put their files away."""
    for entry in _unplanned(prepared, shelf):
        if not any((shelf.folder / path).exists() for path in (entry.path, entry.file)):
            shelf.manifest.forget(entry.document, entry.key)


def _stale(withheld: Sequence[Withheld], shelf: Shelf) -> tuple[PurePosixPath, ...]:
    """Files made from older data, of papers that are withheld now."""
    entries = (shelf.manifest.entry(paper.document.id, paper.key) for paper in withheld)
    return tuple(entry.path for entry in entries if entry is not None and (shelf.folder / entry.path).exists())


def _prune(gone: Sequence[Entry], shelf: Shelf, made_at: str) -> tuple[PurePosixPath, ...]:
    """Put the files of papers that are planned no more into the history."""
    for entry in gone:
        for path in dict.fromkeys((entry.path, entry.file)):
            if (shelf.folder / path).exists():
                outputs.keep(shelf.folder / path, shelf.folder / HISTORY / path, stamp=made_at)
                outputs.remove(shelf.folder / path)
        shelf.manifest.forget(entry.document, entry.key)
    return tuple(entry.path for entry in gone)


def _digest_of(emblem: object) -> str:
    return outputs.digest(emblem.image) if isinstance(emblem, rendering.InlineImage) else ""


@cache
def engine_digest() -> str:
    """A fingerprint of the program itself: its own code and the libraries that print."""
    from importlib.metadata import version

    package = Path(__file__).parent
    code = [path.read_bytes() for path in sorted(package.rglob("*.py"))]
    libraries = " ".join(version(name) for name in ("docxtpl", "jinja2", "lxml", "pythainlp", "pillow"))
    return outputs.digest(b"".join(code) + libraries.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysed:
    """What is known of a document's template without compiling it: the fields that it prints.

    `name` stands for all that this depends on; `digest` is the file's alone.
    """

    document: Document
    name: str
    digest: str
    fields: frozenset[str]
    whole: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled(Analysed):
    """A document's template, ready to render."""

    template: rendering.Template


def analyse_templates(catalogue: Catalogue, folder: Path | None, *, is_draft: bool) -> dict[str, Analysed]:
    """The fields of every template; only those that the manifest of `folder` does not know are compiled for it."""
    if folder is None or is_draft:  # a draft may use fields that there are not
        return dict(compile_templates(catalogue, is_draft=is_draft))
    with outputs.read_manifest(folder) as manifest:
        return {document.id: _analysed(document, manifest) for document in catalogue}


def _analysed(document: Document, manifest: Manifest) -> Analysed:
    digest = _template_digest(document, document.template.read_bytes())
    name = _analysis_name(document, digest)
    known = manifest.analysis(name)
    if known is None:
        return compile_template(document)
    fields, whole = known
    return Analysed(document=document, name=name, digest=digest, fields=frozenset(fields), whole=frozenset(whole))


def _analysis_name(document: Document, digest: str) -> str:
    return f"{digest} {document.per} {document.each} {engine_digest()}"


def compile_templates(catalogue: Catalogue, *, is_draft: bool = False) -> dict[str, Compiled]:
    """Compile every template of the catalogue once."""
    return {document.id: compile_template(document, is_draft=is_draft) for document in catalogue}


def compile_template(document: Document, *, is_draft: bool = False) -> Compiled:
    """A template ready to render; a field that papers of this kind do not have is an error before any data is read.

    A paper's digits are all of one kind (handbook 1.4).
    """
    data = document.template.read_bytes()
    template = dressing.template_of(data, document.template.name, document.office, document.digits)
    unknown = template.check(documents.fields_of(document.per, document.each).keys())
    if unknown and not is_draft:
        raise rendering.TemplateFaults.of(unknown, document.template.name)
    digest = _template_digest(document, data)
    return Compiled(
        document=document,
        name=_analysis_name(document, digest),
        digest=digest,
        fields=frozenset(template.variables()),
        whole=frozenset(template.whole_values()),
        template=template,
    )


def _template_digest(document: Document, data: bytes) -> str:
    """What a paper's look depends on besides its data: the file, and the office's font and size."""
    return f"{outputs.digest(data)} {document.office}".strip()


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
        districts=tuple(district_named(name, whole) for name in selection.districts),
        only_changed=selection.only_changed,
        only_unsigned=selection.only_unsigned,
        groups=tuple(_group(name, whole) for name in selection.groups),
    )


def district_named(name: str, whole: Project) -> str:
    """A district by its name, or by a beginning that no other shares (`เมือง`)."""
    names = districts_of(whole)
    bare = name.removeprefix("อำเภอ").removeprefix("อ.").strip()
    fitting = [known for known in names if known == bare] or [known for known in names if known.startswith(bare)]
    if len(fitting) != 1:
        raise UsageError("unknown-district", name=name, known=", ".join(names))
    return fitting[0]


def districts_of(whole: Project) -> list[str]:
    """The districts that have a target village or a group."""
    names = [district.name for district in whole.districts] + [dossier.district_name for dossier in whole.groups]
    return [name for name in dict.fromkeys(names) if name]


def _group(name: str, whole: Project) -> str:
    """A group's key by its id, in any case and digits, or by a beginning of its name that no other shares."""
    if not whole.groups:
        raise UsageError("no-groups", name=name)
    wanted = documents.DIGITS["arabic"](name).casefold().strip()
    names = {dossier.key: " ".join(documents.DIGITS["arabic"](dossier.group.name).split()) for dossier in whole.groups}
    fitting = [key for key in names if key.casefold() == wanted]
    fitting = fitting or [key for key, known in names.items() if known.casefold() == wanted]
    if not fitting and wanted:
        bare = wanted.removeprefix("กลุ่ม")
        fitting = [key for key, known in names.items() if known.casefold().removeprefix("กลุ่ม").startswith(bare)]
    if len(fitting) != 1:
        known = ", ".join(f"{dossier.key} ({dossier.group.name})" for dossier in whole.groups)
        raise UsageError("unknown-group", name=name, known=known)
    return fitting[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """All that rendering needs, the same for every paper; it is sent to each worker once."""

    compiled: Mapping[str, Compiled]
    emblem: object
    draft: str = ""

    def tooled(self, jobs: Sequence[Job]) -> Workshop:
        """The workshop with the templates of these papers compiled, and no others."""
        wanted = {job.document.id: job.document for job in jobs}
        compiled = {
            name: self.compiled.get(name) or compile_template(document, is_draft=bool(self.draft))
            for name, document in wanted.items()
        }
        return dataclasses.replace(self, compiled=compiled)

    def render(self, job: Job) -> bytes | DocgenError:
        """The paper's bytes, or what is wrong with it: an error is a value here, so that it can cross processes."""
        try:
            context = {**job.context, "emblem": self.emblem}
            return self.compiled[job.document.id].template.render(context, draft=self.draft)
        except (TemplateError, PhotoError) as error:
            return error


def make(
    due: Iterable[Decision], rendered: Iterable[bytes | DocgenError], shelf: Shelf, orders: Orders
) -> Iterator[Outcome]:
    """Write each paper, several at a time (most of it is waiting for the disk); one that fails stops no other."""
    waiting: deque[tuple[Decision, str, Future[tuple[Made, PurePosixPath]] | DocgenError]] = deque()
    with ThreadPoolExecutor(WRITERS) as writers:
        for decision, data in zip(due, rendered, strict=True):
            begun = data if isinstance(data, DocgenError) else _begin(decision, data, shelf, orders)
            if isinstance(begun, Put):
                waiting.append((decision, begun.digest, writers.submit(begun.write)))
            else:
                waiting.append((decision, "", begun))
            if len(waiting) > 4 * WRITERS:
                yield _outcome(*waiting.popleft(), shelf, orders)
        while waiting:
            yield _outcome(*waiting.popleft(), shelf, orders)


def _begin(decision: Decision, data: bytes, shelf: Shelf, orders: Orders) -> Put | DocgenError:
    try:
        move(decision, shelf)
        return put(decision, data, shelf, replaces_edited=orders.replaces_edited, made_at=orders.made_at)
    except BookError:  # nothing may be written that is not announced
        raise
    except OutputError as error:
        return error


def _outcome(
    decision: Decision,
    digest: str,
    written: Future[tuple[Made, PurePosixPath]] | DocgenError,
    shelf: Shelf,
    orders: Orders,
) -> Outcome:
    if isinstance(written, DocgenError):
        return Outcome(decision=decision, error=written)
    try:
        made, path = written.result()
        if made is not Made.KEPT_EDITED:
            before = shelf.manifest.entry(decision.job.paper, decision.job.key)
            if before is not None and before.file not in (before.path, path, decision.job.path):
                shelf.put_away(before.file)  # a version beside the paper that is its newest no more
            if made in _MADE:
                shelf.ledger.add_versions([_version(decision, digest, path, orders.made_at)])
            shelf.manifest.record(entry_of(decision, digest, path, orders.made_at))
    except BookError:
        raise
    except OutputError as error:
        return Outcome(decision=decision, error=error)
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
