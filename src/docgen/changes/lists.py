"""The lists of what changed, on the disk: a workbook for the office, and a printable paper for each unit.

They are papers about papers: no part of the plan, made at the end of a build. A list is not made before anything was
corrected; one that tells what it told before is not written again, and one that a person edited is kept.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from docgen import changes, papers, workbook
from docgen.changes import Known, Told, Unit
from docgen.errors import DocgenError, TemplateError
from docgen.model.place import World
from docgen.papers import ChangesTemplate
from docgen.plan.jobs import Job, safe_name
from docgen.press import dressing
from docgen.press.engine import Template, TemplateFaults
from docgen.shelf import Listed, Shelf, store
from docgen.shelf.gates import Made, lay
from docgen.words import say

NAME = "รายการแก้ไข"
BOOK = PurePosixPath(f"{NAME}.xlsx")
RECENT, OLDER = 2_000, 20_000  # rows of the history: those that one looks through, and those kept beside them
_WIDE, _MIDDLE, _NARROW = 27, 23, 14  # letters of a column; a landscape page prints some 180 at a readable size


@dataclass(frozen=True, slots=True, kw_only=True)
class ListMade:
    """What became of a list: the file that it is in, or the error that it could not be written for."""

    path: PurePosixPath
    made: Made | None = None
    file: PurePosixPath | None = None
    error: DocgenError | None = None
    unit: str | None = None

    @property
    def is_new(self) -> bool:
        """This build wrote it."""
        return self.made not in (None, Made.CURRENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How lists are made: `context` is what a printed one fills its template with, `widest` the name of the place that
    holds all units; `engine` is the program's fingerprint, `made_at` the clock's time for what is put away."""

    world: World
    template: ChangesTemplate | None
    engine: str
    made_at: str
    replaces_edited: bool


def path_of(unit: str, world: World) -> PurePosixPath:
    """The printed list of a unit, or of the widest place where it is empty."""
    return PurePosixPath(safe_name(unit or world.widest), f"{NAME}.docx")


def check_names(jobs: Iterable[Job], world: World) -> None:
    """No paper has the file name of a list; TemplateError says which one."""
    taken = {str(path_of(unit, world)).casefold() for unit in (*world.units, "")}
    for job in jobs:
        if str(job.path).casefold() in taken:
            raise TemplateError("file-clash", file=job.path, first=job.document.id, second=papers.CHANGES)


def write_lists(known: Known, how: Listing) -> tuple[ListMade, ...]:
    """Bring every list up to what is known; one that cannot be written stops no other."""
    shelf, to_sign = known.shelf, changes.to_sign(known)
    latest = changes.latest(known)
    is_wanted = bool(to_sign or latest)
    made = []
    if is_wanted or _is_there(BOOK, shelf):
        tables = _tables(known, to_sign, latest)
        content = _digest([(table.name, table.columns, table.rows) for table in tables], how.engine)
        made.append(_put(BOOK, content, lambda: workbook.write_table_book(tables, title=_said("title")), shelf, how))
    if how.template is not None:
        made += _papers(changes.units(known, to_sign), how.template, shelf, how)
    return tuple(made)


def _papers(units: Sequence[Unit], of: ChangesTemplate, shelf: Shelf, how: Listing) -> Iterator[ListMade]:
    typed = of.template.read_bytes()
    compiled: list[Template] = []

    def render(context: Mapping[str, Any]) -> bytes:
        if not compiled:
            compiled.append(_compiled(typed, of))
        return compiled[0].render(context)

    for unit in units:
        path = path_of(unit.name, how.world)
        if unit.to_sign or unit.unsigned or _is_there(path, shelf):
            told = changes.printed_list(unit, how.world.unit_title(unit.name))
            context = papers.changes_context(told, how.world.settings)
            made_from = [repr(context), of.digits, str(of.office), store.digest(typed)]
            listed = _put(path, _digest(made_from, how.engine), partial(render, context), shelf, how)
            yield dataclasses.replace(listed, unit=unit.name)


def _compiled(typed: bytes, of: ChangesTemplate) -> Template:
    """The list's template; a field that lists do not have is an error."""
    template = dressing.template_of(typed, of.template.name, of.office, of.digits)
    unknown = template.check(papers.change_fields(of.programme).keys())
    if unknown:
        raise TemplateFaults.of(unknown, of.template.name)
    return template


def _is_there(path: PurePosixPath, shelf: Shelf) -> bool:
    """We wrote this list once, and it still lies there: it must not go on telling what is true no more."""
    listed = shelf.manifest.lists().get(path)
    return listed is not None and shelf.is_there(listed.file)


def _digest(told: Any, engine: str) -> str:
    return store.digest(json.dumps([told, engine], ensure_ascii=False, default=str).encode("utf-8"))


def _put(path: PurePosixPath, content: str, make: Callable[[], bytes], shelf: Shelf, how: Listing) -> ListMade:
    try:
        made, file = _written(path, content, make, shelf, how)
    except DocgenError as error:
        return ListMade(path=path, error=error)
    return ListMade(path=path, made=made, file=file)


def _written(
    path: PurePosixPath, content: str, make: Callable[[], bytes], shelf: Shelf, how: Listing
) -> tuple[Made, PurePosixPath]:
    """As a paper is written: nothing is made that is told already, nothing written over what a person edited."""
    there, before = shelf.digest_at(path), shelf.manifest.lists().get(path)
    is_edited = there is not None and not shelf.is_ours(path, there)
    is_told = before is not None and before.content == content and shelf.digest_at(before.file) == before.digest
    if before is not None and is_told and (before.file == path or (is_edited and not how.replaces_edited)):
        return Made.CURRENT, before.file
    put = lay(make(), path, shelf, is_edited=is_edited, replaces_edited=how.replaces_edited, made_at=how.made_at)
    made, file = put.write()
    if made is not Made.KEPT_EDITED:
        if before is not None and before.file not in (file, path):
            shelf.put_away(before.file, is_kept=False)  # a version beside the list that is its newest no more
        shelf.manifest.record_list(Listed(path=path, file=file, content=content, digest=put.digest))
    return made, file


def _said(word: str) -> str:
    return say("word", f"list-{word}")


def _tables(known: Known, to_sign: Sequence[Told], latest: Sequence[Told]) -> tuple[workbook.Table, ...]:
    """The workbook's sheets: what must be signed again, what changed last, and all that ever was."""
    unit, place, paper = (_said("unit-column"), _NARROW), (_said("place"), _MIDDLE), (_said("paper"), _WIDE)
    values = ((_said("what"), _MIDDLE), (_said("old"), _WIDE), (_said("new"), _WIDE))
    signed, file, why = (_said("signed"), _NARROW), (_said("file"), _WIDE), (_said("why"), _NARROW)
    return (
        workbook.Table(
            name=_said("sheet-to-sign"),
            columns=(unit, place, paper, signed, file, *values),
            rows=[_to_sign_row(row) for row in to_sign],
            note=_said("nothing-to-sign"),
        ),
        workbook.Table(
            name=_said("sheet-latest"),
            columns=(unit, place, paper, *values, why, file),
            rows=[_latest_row(row) for row in latest],
            note=_said("nothing-changed"),
        ),
        *_past_tables(
            list(changes.past(known)),
            ((_said("when"), 21), unit, place, paper, (_said("number"), 8), why, *values, signed),
        ),
    )


def _past_tables(past: Sequence[Told], columns: tuple[tuple[str, float], ...]) -> Iterator[workbook.Table]:
    """The history, the newest run first: whole runs, as many as one looks through; older ones on a sheet of their own.

    Of these the newest as well, with a last row that says how many are left out and what shows them.
    """
    ends = [n for n, (row, following) in enumerate(pairwise(past), 1) if row.when != following.when]
    end = next((n for n in reversed(ends) if n <= RECENT), ends[0] if ends else len(past))
    end = len(past) if len(past) <= RECENT else end
    yield workbook.Table(name=_said("sheet-past"), columns=columns, rows=[_past_row(row) for row in past[:end]])
    older = [_past_row(row) for row in past[end : end + OLDER]]
    left = len(past) - end - len(older)
    if left:
        blank: tuple[workbook.Value, ...] = ("",) * len(columns)
        older.append((*blank[:-4], say("word", "list-older", {"count": left}), *blank[-3:]))
    if older:
        yield workbook.Table(name=_said("sheet-older"), columns=columns, rows=older)


def _to_sign_row(told: Told) -> tuple[workbook.Value, ...]:
    return (*_paper(told), told.signed, *told.files, *_value(told))


def _latest_row(told: Told) -> tuple[workbook.Value, ...]:
    return (*_paper(told), *_value(told), told.why, "\n".join(told.files))


def _past_row(told: Told) -> tuple[workbook.Value, ...]:
    return (told.when or "", *_paper(told), told.number, told.why, *_value(told), told.signed)


def _paper(told: Told) -> tuple[str, str, str]:
    return told.about.unit, told.about.label, "\n".join(about.title for about in told.papers)


def _value(told: Told) -> tuple[str, str, str]:
    """What changed, old and new; a blank one of the two is told as such."""
    empty = _said("empty") if told.old or told.new else ""
    return told.what, told.old or empty, told.new or empty
