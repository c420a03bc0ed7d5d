"""The runs of docgen, each a readable list of stages: read this file first.

workbook.read → read_records → assemble → check     what is known, and what is wrong
→ papers.load_catalogue → plan_papers               which papers, and which are withheld
→ press → shelf                                     the papers
→ changes                                           what changed, for people to keep
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from docgen import papers, photos, programmes, workbook
from docgen.changes import Known
from docgen.changes.lists import Listing, ListMade, check_names, write_lists
from docgen.errors import OutputError, WorkbookError
from docgen.findings import Finding, in_order
from docgen.model.place import World
from docgen.model.programme import Programme
from docgen.model.stages import names_in, stages_of
from docgen.papers import Catalogue
from docgen.papers.registry import REGISTRY
from docgen.paths import whole
from docgen.plan import checklist
from docgen.plan.jobs import Job, Plan, plan_papers, reads_file, unknown_documents
from docgen.plan.who import Who
from docgen.press.workers import workers_for
from docgen.press.workshop import Analysed, Compiled, Workshop, analyse_templates, engine_digest
from docgen.records import read_records
from docgen.runs import others, prune, registers
from docgen.runs.identities import Recalled, apart, remember_who, who_of
from docgen.runs.locate import emblem_digest, find_emblem, refuse_mixed, unread
from docgen.runs.results import Built, Checked, Left, Looked, Orders, Prepared
from docgen.runs.selection import Selection, understand
from docgen.runs.write import make, untouched
from docgen.shelf import BookError, Ledger, Shelf, open_shelf, read_shelf
from docgen.shelf.gates import Decision, Sources, decide, move_folders, refused, to_be_replaced

__all__ = [
    "Built",
    "Checked",
    "Looked",
    "Orders",
    "Prepared",
    "Progress",
    "Selection",
    "build",
    "check",
    "prepare",
    "status",
]

Progress = Callable[[Sequence[Decision]], Iterable[Decision]]


def check(
    paths: Sequence[Path],
    programme: Programme | None = None,
    templates: Path = Path("templates"),
    *,
    recalled: Recalled | None = None,
) -> Checked:
    """Read the workbooks and check them against the programme's rules; nothing is written.

    Of the templates, only what the registry calls the papers is asked, and a broken one does not matter.
    `recalled` is what the record knows of the register's rows.
    """
    programme = programme or programmes.of_templates(templates)
    schema = programme.schema
    paths = list({whole(path): path for path in paths}.values())  # the same workbook under two names counts once
    book, found_reading = workbook.read(paths, schema.specs)
    absent = [spec.name for spec in schema.specs if spec.required and spec.name not in book.sheets]
    if absent:
        raise WorkbookError("workbook-sheets-missing", sheets=", ".join(absent))
    known, found_values = read_records(book, schema)
    if recalled is not None:
        known = recalled.put_into(known, programme.number_row)
    world, found_keys = programme.assemble(known, stages_of(programmes.bundled_registry(), templates / REGISTRY))
    world, found_pictures = _with_photos(world, programme, paths)
    found_rules = programme.check(world)
    found_rules += unknown_documents(world, names_in(templates / REGISTRY))
    found_reading += unread(paths)
    findings = in_order([*found_reading, *found_values, *found_keys, *found_pictures, *found_rules], schema.order)
    return Checked(world=world, findings=tuple(findings), files=tuple(paths))


def _with_photos(world: World, programme: Programme, paths: Sequence[Path]) -> tuple[World, list[Finding]]:
    """The world with the photographs that lie beside the workbooks, where the programme has any."""
    if programme.photographs is None:
        return world, []
    pictures, found = photos.find(photos.folders_beside(paths), programme.photographs)
    world, of_folders = programme.with_photos(world, pictures)
    return world, [*found, *of_folders]


def build(
    paths: Sequence[Path], templates: Path, folder: Path, *, selection: Selection, progress: Progress, orders: Orders
) -> Built:
    """Make the papers that are not current; an error withholds the papers that it makes wrong, and no others.

    With `orders.draft`, the marker of a missing value, every paper is made, under a name with `orders.draft_prefix`.
    """
    with opened(paths, templates, folder, selection, orders) as (shelf, prepared):
        remember_who(prepared.who, shelf.ledger, at=orders.made_at)
        registers.adopt(prepared, shelf.ledger, at=orders.made_at)
        jobs = apart(prepared.plan.jobs, shelf)
        decided = [_decided(job, prepared.sources, shelf, is_forced=orders.is_forced) for job in jobs]
        if orders.replaces_edited:
            decided = [to_be_replaced(decision) for decision in decided]
        decisions = [decision for decision in decided if selection.wants(decision)]
        decisions = move_folders(decisions, shelf)
        due = [decision for decision in decisions if not decision.is_current]
        jobs = [decision.job for decision in due]
        with workers_for(prepared.workshop.tooled(jobs), jobs, orders.workers) as rendered:
            made = {id(o.decision): o for o in make(progress(due), rendered, shelf, orders)}
        outcomes = tuple(made.get(id(decision)) or untouched(decision, shelf, orders) for decision in decisions)
        rest, old = _others(prepared, selection, [one for one in decided if not selection.wants(one)], shelf, orders)
        shelf.manifest.remember_analyses({**prepared.analyses, **(rest.analyses if rest is not None else {})})
        if due:
            shelf.ledger.tidy()
        if shelf.manifest.is_new:
            prune.bring_back(prepared, shelf)
        gone = prune.gone(prepared, shelf)
        stale = prune.stale((*prepared.plan.withheld, *prepared.plan.waiting), shelf)
        pruned = prune.prune(gone, shelf, orders.made_at) if orders.prunes else ()
        if orders.prunes:
            prune.forget(prepared, shelf)
        if not orders.draft:
            others.note(prepared, rest, outcomes, old, shelf)
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
        rekeyed=tuple((one.natural_key, key) for one, key in prepared.who.rekeyed),
        left=old,
    )


def _others(
    prepared: Prepared, selection: Selection, unwanted: Sequence[Decision], shelf: Shelf, orders: Orders
) -> tuple[others.Others | None, tuple[Left, ...]]:
    """The papers that were not chosen, and those of them with old data; drafts leave nothing old."""
    if orders.draft or (selection.is_everything and not unwanted):
        return None, ()
    rest = others.others_of(prepared, shelf)
    return rest, others.left(rest, unwanted, shelf)


@contextlib.contextmanager
def opened(
    paths: Sequence[Path],
    templates: Path,
    folder: Path,
    selection: Selection | None = None,
    orders: Orders | None = None,
) -> Iterator[tuple[Shelf, Prepared]]:
    """A folder of outputs for this run alone, and the plan of what is to be done there, made under its lock.

    Nothing is made in a new place before the plan is: then the plan is made first, and again where another run has
    been there in between. Raises UsageError where papers may not lie in this folder.
    """
    refuse_mixed(folder, paths, templates)

    def planned(ledger: Ledger | None = None) -> Prepared:
        draft, prefix = ("", "") if orders is None else (orders.draft, orders.draft_prefix)
        chosen = selection or Selection()
        return prepare(paths, templates, chosen, folder=folder, ledger=ledger, draft=draft, draft_prefix=prefix)

    before = None if folder.exists() else planned()
    with open_shelf(folder) as shelf:
        is_known = before is None or bool(shelf.ledger.things())
        yield shelf, planned(ledger=shelf.ledger) if is_known or before is None else before


def status(paths: Sequence[Path], templates: Path, folder: Path, *, selection: Selection) -> Looked:
    """What a build would make and why; nothing is written."""
    refuse_mixed(folder, paths, templates)
    with read_shelf(folder) as shelf:
        prepared = prepare(paths, templates, selection, folder=folder, ledger=shelf.ledger)
        decided = (_decided(job, prepared.sources, shelf) for job in apart(prepared.plan.jobs, shelf))
        decisions = tuple(decision for decision in decided if selection.wants(decision))
        gone = tuple(entry.path for entry in prune.gone(prepared, shelf))
    return Looked(checked=prepared.checked, plan=prepared.plan, decisions=decisions, folder=folder, gone=gone)


def prepare(
    paths: Sequence[Path],
    templates: Path,
    selection: Selection,
    *,
    folder: Path | None = None,
    ledger: Ledger | None = None,
    draft: str = "",
    draft_prefix: str = "",
    programme: Programme | None = None,
) -> Prepared:
    """Read, check, analyse the templates and plan; what `folder`'s manifest knows of a template is taken from there.

    Who is who the `ledger` says; without one, everybody is who the workbook says.
    """
    programme = programme or programmes.of_templates(templates)
    checked = check(paths, programme, templates)
    catalogue = papers.load_catalogue(templates, programme)
    who = who_of(ledger, checked.world, programme)
    numbers = registers.held(ledger, checked.world, catalogue, who.moved_keys, registers.beside(paths))
    if who.moved_keys or numbers.lost:
        rows = registers.rows_of(numbers.lost, checked.world, catalogue, who.moved_keys)
        checked = check(paths, programme, templates, recalled=Recalled(moved=who.moved_keys, rows=rows))
    every, chosen = catalogue, understand(selection, catalogue, checked.world)
    whole = dataclasses.replace(catalogue, documents=tuple(d for d in catalogue if d.enabled))
    wanted_documents = tuple(d for d in catalogue if (d.id in chosen.documents if chosen.documents else d.enabled))
    catalogue = dataclasses.replace(catalogue, documents=wanted_documents)  # what nobody asks for may be broken
    analysed = analyse_templates(catalogue, folder, is_draft=bool(draft))
    fields = {name: template.fields for name, template in analysed.items()}
    held = {name: template.whole for name, template in analysed.items()}
    plan, missing = plan_papers(
        checked.world, catalogue, checked.findings, fields, whole=held, draft_prefix=draft_prefix, who=who
    )
    if any(reads_file(template.fields) for template in analysed.values()):
        others = dataclasses.replace(whole, documents=tuple(d for d in whole if d.id not in analysed))
        of_all = {**analysed, **analyse_templates(others, folder, is_draft=bool(draft))}
        is_all = not draft and catalogue == whole
        plan = _with_files(plan, missing, checked, whole, of_all, who, is_all=is_all)
    check_names(plan.jobs, checked.world)
    wanted = Plan(
        jobs=tuple(job for job in plan.jobs if chosen.takes(job)),
        withheld=tuple(paper for paper in plan.withheld if chosen.takes(paper)),
        waiting=tuple(paper for paper in plan.waiting if chosen.takes(paper)),
    )
    told = [*checked.findings, *numbers.findings, *missing]
    if not chosen.is_everything:  # who asks for one place is not told of the others'
        told = [reason for paper in wanted.withheld for reason in paper.reasons]
        told += _of_pictures(checked.findings, wanted, fields)
    emblem = find_emblem(templates, paths)
    return Prepared(
        checked=dataclasses.replace(checked, findings=tuple(in_order(told, programme.schema.order))),
        plan=wanted,
        whole=plan,
        found=checked.findings,
        every=frozenset(
            [(job.document.id, job.key) for job in plan.jobs]
            + [(paper.document.id, paper.key) for paper in plan.withheld]
            + [(paper.document.id, paper.key) for paper in plan.waiting]
        ),
        catalogue=every,
        who=who,
        numbers=numbers,
        sources=Sources(
            fields=fields,
            whole=held,
            templates={name: f"{template.digest} {emblem_digest(emblem)}" for name, template in analysed.items()},
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
    keys = {job.place for job in plan.jobs if papers.prints(fields[job.document.id], photos.PRINTED_AS)}
    return [finding for finding in findings if photos.PRINTED_AS in finding.touches and finding.subject in keys]


def _with_files(  # noqa: PLR0917  what was planned, and from what
    plan: Plan,
    missing: Sequence[Finding],
    checked: Checked,
    whole: Catalogue,
    analysed: Mapping[str, Analysed],
    who: Who,
    *,
    is_all: bool,
) -> Plan:
    """Fill in the papers that list all others: for them every paper of the registry is planned, chosen or not.

    With `is_all`, this is the plan of them all already.
    """
    fields = {name: template.fields for name, template in analysed.items()}
    final = plan
    if not is_all:
        final, missing = plan_papers(checked.world, whole, checked.findings, fields, who=who)
    findings = in_order([*checked.findings, *missing], whole.programme.schema.order)
    return checklist.with_files(plan, final, checked.world, whole, findings, fields)


def _decided(job: Job, sources: Sources, shelf: Shelf, *, is_forced: bool = False) -> Decision:
    """What to do about a paper; one whose file cannot be read stops no other."""
    try:
        return decide(job, sources, shelf, is_forced=is_forced)
    except BookError:
        raise
    except OutputError as error:
        return refused(job, error)


def _write_lists(prepared: Prepared, decided: Sequence[Decision], shelf: Shelf, orders: Orders) -> tuple[ListMade, ...]:
    """The lists of what changed, after all papers are on the disk.

    Signed papers that were not chosen are looked at all the same: what must be signed again is told of all.
    """
    world = prepared.checked.world
    looked = {(decision.job.paper, decision.job.key): decision for decision in decided}
    for job in prepared.whole.jobs:
        if (job.paper, job.key) not in looked and shelf.ledger.signature(job.paper, job.key) is not None:
            looked[job.paper, job.key] = _decided(job, prepared.sources, shelf)
    known = Known(
        shelf=shelf,
        catalogue=prepared.catalogue,
        decided=looked,
        withheld={(paper.document.id, paper.key) for paper in prepared.whole.withheld},
        waiting={(paper.document.id, paper.key) for paper in prepared.whole.waiting},
        planned=prepared.every,
        analysed=prepared.sources.fields.keys(),
        units=world.units,
    )
    how = Listing(
        world=world,
        template=prepared.catalogue.changes,
        engine=prepared.sources.engine,
        made_at=orders.made_at,
        replaces_edited=orders.replaces_edited,
    )
    return write_lists(known, how)
