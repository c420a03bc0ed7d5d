"""World × Catalogue → jobs, and the papers that are withheld, with reasons. All is planned before any is written."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from docgen import thai
from docgen.errors import TemplateError
from docgen.findings import CellRef, Finding, Severity
from docgen.model.place import Place, World
from docgen.model.trace import Reads, reading, traced
from docgen.papers import (
    Catalogue,
    Document,
    Item,
    context_of,
    items_of,
    places,
    prints,
    value_at,
)
from docgen.papers.contexts import root_of, roots_used
from docgen.papers.number import number_of
from docgen.papers.rows import PaperReads, footprint_of, sheets_of, sheets_of_item
from docgen.papers.words import field_meaning
from docgen.plan.values import printed_values
from docgen.plan.who import Who, unsure_item, unsure_place
from docgen.records import Record

NAME_LENGTH = 80  # of one folder or file name; Windows allows 255, but only 260 for the whole path
ITEM_MARK = " – "  # between a place and the item of its list that a paper is for
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\u200b-\u200f\u2028-\u202e\ufeff]+')
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One paper to be made: plain data that can be sent to another process. `path` is below the folder of outputs.

    `key` is what the record knows it by, and tells it from the others of its kind; `place` is the key of its place now,
    `unit` the place under whose name it is listed (empty for the widest one). `printed` are its values, where they are
    known already. `day` is its own day, where it has one: it was not signed before. `unfilled` are the fields of the
    registry's `filled` that are not known, and the sheets in which they will be keyed in: it is a form that waits for
    them, `is_blank` where for all.
    """

    document: Document
    key: str
    place: str
    label: str
    unit: str
    path: PurePosixPath
    context: Mapping[str, Any]
    printed: Mapping[str, object] | None = None
    day: dt.date | None = None
    is_draft: bool = False
    unfilled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_blank: bool = False

    @property
    def paper(self) -> str:
        """The document's id in the manifest; a draft is another paper than the one it is a draft of."""
        return f"draft:{self.document.id}" if self.is_draft else self.document.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """A paper that is not made, and the findings that say why."""

    document: Document
    key: str
    place: str
    label: str
    unit: str
    reasons: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A paper that is not yet due, and the fields that become known when the work is done (`after`): no finding.

    `sheets` are those in which each of them will be keyed in.
    """

    document: Document
    key: str
    place: str
    label: str
    unit: str
    fields: tuple[str, ...]
    sheets: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be made, what is not, and what is not yet due."""

    jobs: tuple[Job, ...]
    withheld: tuple[Withheld, ...]
    waiting: tuple[Waiting, ...] = ()


def plan_papers(
    world: World,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    fields: Mapping[str, frozenset[str]],
    *,
    whole: Mapping[str, frozenset[str]] | None = None,
    draft_prefix: str = "",
    who: Who | None = None,
) -> tuple[Plan, list[Finding]]:
    """Every paper of the catalogue for every place; `fields` says which fields each document's template prints.

    `whole` are those of them that count with all that they hold (see `plan.values`). `who` says what the record knows
    each place and item by; without it, what the workbook calls them. What each paper stands on is
    observed while its values are worked out. Returns the plan, and a finding for each value that a document needs and
    does not have. With `draft_prefix`, every paper is planned whatever is wrong with it and whenever it is due, under a
    name of its own that begins so.
    """
    with traced():
        return _planned(world, catalogue, findings, fields, whole or {}, draft_prefix, who or Who())


def _planned(  # noqa: PLR0917  what `plan_papers` was given
    world: World,
    catalogue: Catalogue,
    findings: Sequence[Finding],
    fields: Mapping[str, frozenset[str]],
    whole: Mapping[str, frozenset[str]],
    draft_prefix: str,
    who: Who,
) -> tuple[Plan, list[Finding]]:
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    jobs: list[Job] = []
    withheld: list[Withheld] = []
    waiting: list[Waiting] = []
    missing: dict[tuple[str, str, str], Finding] = {}
    taken: dict[str, Job] = {}
    for paper in _papers(catalogue, world, who):
        document, place, item = paper.document, paper.place, paper.item
        printed = _looked_at(paper, world, fields[document.id], whole.get(document.id, frozenset()))
        context, names_errors = printed.context, reads_file(fields[document.id])
        known: tuple[Finding, ...] = ()
        if errors and not names_errors:
            footprint = footprint_of(document, place, world, item, fields[document.id], printed.reads)
            known = tuple(error for error in errors if footprint.stands_on(error))
        unsure = _unsure(paper, who)
        missing |= {(one.subject, str(one.args["key"]), ""): one for one in unsure}
        known += unsure
        named: dict[str, Any] = {
            "document": document, "key": paper.key(who), "place": place.key,
            "label": label_of(place, item), "unit": place.unit,
        }  # fmt: skip
        awaited = _awaited(paper, world, context, known)
        if awaited and not draft_prefix:
            waiting.append(Waiting(**named, fields=tuple(awaited), sheets=awaited))
            continue
        wanting = () if names_errors else _wanting(paper, world, context, known)
        for finding in wanting:
            cell = (finding.subject, str(finding.args["path"]), str(finding.where or finding.args["place"]))
            first = missing.setdefault(cell, finding)
            if first is not finding:
                missing[cell] = _together(first, finding)
        reasons = known + wanting
        if reasons and not draft_prefix:
            withheld.append(Withheld(**named, reasons=reasons))
            continue
        unfilled = tuple(path for path in document.filled if _is_unknown(document, context, path, "filled-unknown"))
        job = Job(
            **named,
            path=_path(document, place, item, draft_prefix),
            context=context,
            printed=printed.values,
            day=_day_of(paper, world, context),
            is_draft=bool(draft_prefix),
            unfilled={path: _sheets_awaited(paper, world, path) for path in unfilled},
            is_blank=_is_blank(document, context, unfilled),
        )
        other = taken.setdefault(str(job.path).casefold(), job)
        if other is not job:
            raise TemplateError("file-clash", file=job.path, first=other.document.id, second=document.id)
        jobs.append(job)
    return Plan(jobs=tuple(jobs), withheld=tuple(withheld), waiting=tuple(waiting)), list(missing.values())


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document, its place, the item of the place's list that it is for, and what that list was read from."""

    document: Document
    place: Place
    item: Item | None
    listed: Reads

    def key(self, who: Who) -> str:
        """What the record knows the paper by."""
        known = f"?{self.place.key}" if who.doubts(self.place) else who.place_id(self.place)
        return known if self.item is None else f"{known}/{self.item.id}"


@dataclass(frozen=True, slots=True)
class _LookedAt:
    """What a paper prints, and what was read for that."""

    context: Mapping[str, Any]
    values: Mapping[str, object]
    reads: PaperReads


def _papers(catalogue: Catalogue, world: World, who: Who) -> Iterator[_Paper]:
    """Every paper that there may be."""
    for document in catalogue:
        for place in places(document, world):
            with reading() as listed:
                items = items_of(document, place, world)
            yield from (_Paper(document, place, item, listed) for item in who.items(document, place, items))


def _unsure(paper: _Paper, who: Who) -> tuple[Finding, ...]:
    """Nobody can tell whose paper it is: it waits until a person has said so."""
    doubts = who.doubts(paper.place)
    if doubts:
        return (unsure_place(paper.place, doubts),)
    return (unsure_item(paper.place, paper.item),) if paper.item is not None and paper.item.may_be else ()


def _looked_at(paper: _Paper, world: World, fields: frozenset[str], whole: frozenset[str]) -> _LookedAt:
    """What the paper prints of its place, and of its item: each is noted apart."""
    of_item = _item_fields(fields) if paper.item is not None else frozenset()
    with reading() as of_place:
        roots = roots_used(paper.document, fields)
        context = context_of(paper.document, paper.place, world, paper.item, roots=roots)
        values = printed_values(context, fields - of_item, whole)
    with reading() as of_own:
        values |= printed_values(context, of_item, whole)
    return _LookedAt(context, values, PaperReads(of_place=of_place, of_item=of_own, of_list=paper.listed))


@cache
def _item_fields(fields: frozenset[str]) -> frozenset[str]:
    return frozenset(path for path in fields if root_of(path) == "item")


def reads_file(fields: frozenset[str]) -> bool:
    """A paper that prints the root `file` lists what withholds the others, and is itself never withheld."""
    return prints(fields, "file")


def unknown_documents(world: World, names: Collection[str]) -> list[Finding]:
    """Numbers in the register for documents that the registry does not name: nobody would see them missing."""
    return [
        Finding(code="document-unknown", severity=Severity.WARNING, where=row.at("document"), value=row.document)
        for row in world.numbers
        if names and row.document and row.document.upper() not in names
    ]


def _path(document: Document, place: Place, item: Item | None, prefix: str) -> PurePosixPath:
    path = file_of(document, place, item)
    return path.with_name(prefix + path.name) if prefix else path


def _wanting(paper: _Paper, world: World, context: Mapping[str, Any], known: Sequence[Finding]) -> tuple[Finding, ...]:
    """The values that the document needs and that are blank, unless an error already names their cell."""
    document, place, item = paper.document, paper.place, paper.item
    named = {error.where for error in known}
    found: list[Finding] = []
    for path in document.needs:
        try:
            value = value_at(context, path)
        except (KeyError, AttributeError) as error:
            raise TemplateError("needs-unknown", document=document.id, field=path) from error
        if value in (None, "", ()):
            where = _cell_of(paper, world, path, context)
            if where is not None and where in named:
                continue
            label = label_of(place, item if path.partition(".")[0] == "item" else None)
            meaning = field_meaning(document.fields[path]) if path in document.fields else path
            args = {"documents": document.short, "place": label, "path": path, "field": meaning}
            found.append(
                Finding(code="needed-missing", severity=Severity.ERROR, where=where, args=args, subject=place.key)
            )
    return tuple(found)


def _awaited(
    paper: _Paper, world: World, context: Mapping[str, Any], known: Sequence[Finding]
) -> Mapping[str, tuple[str, ...]]:
    """The fields that are not known yet, as the work is not done, and their sheets; empty where the paper is due.

    A flag that says no is not yet. Where an error stands in the sheets of every such field, it may have been keyed in
    and could not be read: then nothing is waited for, the error withholds the paper.
    """
    blank = [path for path in paper.document.after if _is_unknown(paper.document, context, path)]
    wrong = {error.where.sheet for error in known if error.where is not None}
    awaited = {path: _sheets_awaited(paper, world, path) for path in blank}
    return awaited if any(not wrong.intersection(sheets) for sheets in awaited.values()) else {}


def _sheets_awaited(paper: _Paper, world: World, path: str) -> tuple[str, ...]:
    """The sheets in which a field will be keyed in: of those that it stands on, the ones that come later."""
    if paper.item is not None and root_of(path) == "item":
        sheets = sheets_of_item(paper.item, path) or paper.listed.sheets
    else:
        sheets = sheets_of(paper.document, paper.place, world, path)
    typed = sheets - {world.settings.sheet} or sheets
    return tuple(sorted(sheets & paper.document.programme.schema.keyed_in_later or typed))


def _is_blank(document: Document, context: Mapping[str, Any], unfilled: Sequence[str]) -> bool:
    """A form of which nothing is known yet; a flag that says no is that of a list that was begun."""
    if not unfilled or document.after or len(unfilled) < len(document.filled):
        return False
    return all(_value_or_none(context, path) is not False for path in unfilled)


def _value_or_none(context: Mapping[str, Any], path: str) -> Any:
    """The value of a field that there is; None where what holds it is not known."""
    try:
        return value_at(context, path)
    except AttributeError:
        return None


def _is_unknown(document: Document, context: Mapping[str, Any], path: str, error_code: str = "after-unknown") -> bool:
    try:
        value = value_at(context, path)
    except (KeyError, AttributeError) as error:
        if path in document.fields and isinstance(error, AttributeError):
            return True  # what holds it is not known itself
        raise TemplateError(error_code, document=document.id, field=path) from error
    return value is False or value is None or value in ("", ())  # 0 is known


def _day_of(paper: _Paper, world: World, context: Mapping[str, Any]) -> dt.date | None:
    """Before which day nobody can have signed it: what the registry calls its day, or that of its number.

    Where the programme says that the paper may bear no day before another, not before that one either.
    """
    document, place, item = paper.document, paper.place, paper.item
    if document.day:
        own = _value_of_day(
            document, context_of(document, place, world, item, roots=frozenset({root_of(document.day)}))
        )
    else:
        row = number_of(document, place, world, item)
        own = row.dated if row is not None else None
    first, _ = document.programme.days_allowed(document.stage, context)
    return max((day for day in (own, first) if day is not None), default=None)


def _value_of_day(document: Document, context: Mapping[str, Any]) -> dt.date | None:
    try:
        value = value_at(context, document.day)
    except (KeyError, AttributeError) as error:
        if document.day in document.fields:
            return None  # what holds it is not known itself
        raise TemplateError("day-unknown", document=document.id, field=document.day) from error
    if isinstance(value, dt.date | None):
        return value
    raise TemplateError("day-unknown", document=document.id, field=document.day)


def _together(first: Finding, second: Finding) -> Finding:
    """One finding for a blank cell, however many papers wait for it."""
    both = dict.fromkeys([*str(first.args["documents"]).split(), str(second.args["documents"])])
    return dataclasses.replace(first, args={**first.args, "documents": " ".join(both)})


def _cell_of(paper: _Paper, world: World, path: str, context: Mapping[str, Any]) -> CellRef | None:
    """The cell that is blank; for a list without rows, its sheet in the workbook of its place."""
    owner, _, name = path.rpartition(".")
    record = value_at(context, owner) if owner else None
    if isinstance(record, Record) and record.where.sheet:
        return record.at(name)
    sheets = sorted(sheets_of(paper.document, paper.place, world, path)) if not owner else []
    return paper.place.spot(sheets[0]) if len(sheets) == 1 else None


def register_key(paper: Job | Withheld | Waiting) -> str:
    """What the register calls a paper: its place as the workbook has it, and the item that it is for."""
    _, slash, item = paper.key.partition("/")
    return f"{paper.place}{slash}{item}"


def label_of(place: Place, item: Item | None = None) -> str:
    """How a paper is named in what the program says: `46031010 บ้านโจด ม.10 อ.กมลาไสย – 2 นายสมชาย ใจดี`."""
    if item is not None:
        called = dict.fromkeys((item.id.lstrip("?") or item.key, " ".join(item.name.split())))
        return f"{label_of(place)}{ITEM_MARK}{' '.join(called)}".rstrip(" –")
    return place.label


def file_of(document: Document, place: Place, item: Item | None = None) -> PurePosixPath:
    """The paper's file below the folder of outputs: safe on Windows, and the same from run to run."""
    values = {"short": document.short, "title": document.title, "id": document.id}
    if item is not None:
        values |= {"seq": _two_digits(item), "item": item.name or item.key}
    values |= place.name_parts
    clean = {name: safe_name(value) for name, value in values.items()}
    try:
        filled = document.file_pattern.format_map(clean)
    except KeyError as error:
        raise TemplateError("file-field", document=document.id, field=error.args[0], per=document.per) from error
    return PurePosixPath(*(safe_name(part) for part in filled.split("/")))


def _two_digits(item: Item) -> str:
    """The number that the item is known by with two digits, to list folders in order; its place, where it has none."""
    number, mark, again = (item.id or item.key).partition("~")
    return f"{number:0>2}{mark}{again}" if number.isdecimal() else f"{item.no:02d}"


def safe_name(name: str) -> str:
    """A name that Windows takes for a file or a folder; cut at the end of a Thai cluster, before its extension."""
    stem, dot, extension = name.rpartition(".") if name.lower().endswith(".docx") else (name, "", "")
    stem = " ".join(_FORBIDDEN.sub("_", stem).split()).strip(" .")
    stem = thai.cut(stem, NAME_LENGTH).rstrip(" .") or "_"
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    return f"{stem}{dot}{extension}"
