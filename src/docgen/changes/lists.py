"""The lists of what changed, on the disk: a workbook for the office, and a printable paper for each district and the
province.

They are papers about papers: no part of the plan, made at the end of a build. A list is not made before anything was
corrected; one that tells what it told before is not written again, and one that a person edited is kept.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from docgen import changes, papers, workbook
from docgen.changes import Known, Unit
from docgen.errors import DocgenError, TemplateError
from docgen.model.place import World
from docgen.papers import ChangesTemplate
from docgen.plan.jobs import Job, safe_name
from docgen.press import dressing
from docgen.press.engine import Template, TemplateFaults
from docgen.shelf import HISTORY, Listed, Shelf, Written, store
from docgen.shelf.gates import Made
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
    district: str | None = None

    @property
    def is_new(self) -> bool:
        """This build wrote it."""
        return self.made not in (None, Made.CURRENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How lists are made: `engine` is the program's fingerprint, `made_at` the clock's time for what is put away."""

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

    def render(unit: Unit) -> bytes:
        if not compiled:
            compiled.append(_compiled(typed, of))
        listed = changes.printed_list(unit, how.world.unit_title(unit.district))
        return compiled[0].render(papers.changes_context(listed, how.world.settings))

    for unit in units:
        path = path_of(unit.district, how.world)
        if unit.to_sign or unit.unsigned or _is_there(path, shelf):
            listed = changes.printed_list(unit, how.world.unit_title(unit.district))
            told = [
                dataclasses.asdict(listed),
                repr(how.world.settings),
                of.digits,
                str(of.office),
                store.digest(typed),
            ]
            listed_as = _put(path, _digest(told, how.engine), partial(render, unit), shelf, how)
            yield dataclasses.replace(listed_as, district=unit.district)


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
    return listed is not None and (shelf.folder / listed.file).exists()


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
    """The two gates of papers: nothing is made that is told already, nothing written over what a person edited."""
    folder, manifest = shelf.folder, shelf.manifest
    there, before = shelf.digest_at(path), manifest.lists().get(path)
    is_edited = there is not None and not shelf.is_ours(path, there)
    replaces = is_edited and how.replaces_edited
    is_told = before is not None and before.content == content and shelf.digest_at(before.file) == before.digest
    if before is not None and is_told and (before.file == path or (is_edited and not replaces)):
        return Made.CURRENT, before.file
    data = make()
    digest = store.digest(data)
    is_edited = is_edited and there != digest
    file = shelf.beside(path) if is_edited and not replaces else path
    known = manifest.known(file)
    manifest.announce(file, [digest])
    if is_edited and replaces:
        store.keep(folder / path, folder / HISTORY / path, stamp=how.made_at)
        store.replace(folder / path, data)
        made = Made.REPLACED_EDITED
    else:
        written = store.write(folder / file, data, known=known | {digest})
        if written is Written.KEPT_EDITED:  # edited while we were at work
            return Made.KEPT_EDITED, file
        made = Made.BESIDE_EDITED if is_edited else Made.IDENTICAL if written is Written.IDENTICAL else Made.WRITTEN
    if before is not None and before.file not in (file, path):
        old = shelf.digest_at(before.file)
        if old is not None and shelf.is_ours(before.file, old):
            store.remove(folder / before.file)  # a version beside the list that is its newest no more
    manifest.record_list(Listed(path=path, file=file, content=content, digest=digest))
    return made, file


def _said(word: str) -> str:
    return say("word", f"list-{word}")


def _pair(old: str, new: str) -> tuple[str, str]:
    """Old and new; a blank one of the two is told as such."""
    return (old or _said("empty"), new or _said("empty")) if old or new else ("", "")


def _tables(
    known: Known, to_sign: Sequence[changes.ToSign], latest: Sequence[changes.Corrected]
) -> tuple[workbook.Table, ...]:
    """The workbook's sheets: what must be signed again, what changed last, and all that ever was."""
    district, place, paper = (_said("district"), _NARROW), (_said("place"), _MIDDLE), (_said("paper"), _WIDE)
    values = ((_said("what"), _MIDDLE), (_said("old"), _WIDE), (_said("new"), _WIDE))
    signed, file, why = (_said("signed"), _NARROW), (_said("file"), _WIDE), (_said("why"), _NARROW)
    return (
        workbook.Table(
            name=_said("sheet-to-sign"),
            columns=(district, place, paper, signed, file, *values),
            rows=[_to_sign_row(row) for row in to_sign],
            note=_said("nothing-to-sign"),
        ),
        workbook.Table(
            name=_said("sheet-latest"),
            columns=(district, place, paper, *values, why, file),
            rows=[_latest_row(row) for row in latest],
            note=_said("nothing-changed"),
        ),
        *_past_tables(
            list(changes.past(known)),
            ((_said("when"), 21), district, place, paper, (_said("number"), 8), why, *values, signed),
        ),
    )


def _past_tables(past: Sequence[changes.Past], columns: tuple[tuple[str, float], ...]) -> Iterator[workbook.Table]:
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


def _to_sign_row(row: changes.ToSign) -> tuple[workbook.Value, ...]:
    about = row.about
    return (about.district, about.label, about.title, row.signed_on, row.file, row.what, *_pair(row.old, row.new))


def _latest_row(row: changes.Corrected) -> tuple[str, ...]:
    about, titles = row.papers[0], "\n".join(about.title for about in row.papers)
    return (about.district, about.label, titles, row.what, *_pair(row.old, row.new), row.why, "\n".join(row.files))


def _past_row(row: changes.Past) -> tuple[workbook.Value, ...]:
    paper = (row.when, row.district, row.label, row.title, row.number)
    return (*paper, row.why, row.what, *_pair(row.old, row.new), row.signed)
