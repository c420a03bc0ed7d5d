"""What `docgen templates` does: check Word files before any data is read, list their fields, mend their tags."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import papers, shelf
from docgen.errors import OutputError, TemplateError, UsageError
from docgen.model.programme import Programme
from docgen.papers import Catalogue, ChangesTemplate, Digits, Document, Field, Office
from docgen.paths import whole
from docgen.press import comparison, engine
from docgen.press.comparison import Comparison
from docgen.press.engine import TemplateFault, TemplateFaults
from docgen.press.filters import FILTERS
from docgen.press.reference import Trial

# kind of field → the filters that turn it into finished text, the usual one first; text and whole numbers need none
FILTERS_FOR: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "date_order", "date_weekday", "date_short", "age"),
    "time": ("time", "time_range"),
    "amount": ("money", "money2", "number", "percent", "baht"),
    "photo": ("picture",),
    "flag": ("tick", "check", "tick_no"),
    "numbers": ("numbers", "length", "count", "join", "nth"),
}
FOR_ANYTHING = frozenset({"tick", "check", "length", "count", "first", "last", "join", "nth"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in one Word file; `document` is None where the registry does not name the file.

    `reference` is how its paper compares with docxtpl's, where that was asked for.
    """

    path: Path
    document: Document | None
    faults: tuple[TemplateFault, ...]
    reference: Comparison | None = None

    @property
    def is_usable(self) -> bool:
        """Nothing keeps a paper from being made."""
        return all(fault.is_warning for fault in self.faults)


def check(catalogue: Catalogue, files: Sequence[Path], *, with_reference: bool = False) -> list[Verdict]:
    """Look at the named files, or at every template of the registry; with what docxtpl makes of them."""
    known = {whole(document.template): _of_document(document) for document in catalogue}
    paths = [document.template for document in catalogue]
    if catalogue.changes is not None:
        known.setdefault(whole(catalogue.changes.template), _of_changes(catalogue.changes))
        paths.append(catalogue.changes.template)
    verdicts = [_verdict(path, known.get(whole(path))) for path in list(files) or dict.fromkeys(paths)]
    return _with_reference(verdicts, known) if with_reference else verdicts


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a Word file of the registry may print, and something to try it with."""

    document: Document | None
    digits: Digits
    office: Office
    fields: Mapping[str, Field]
    example: Callable[[], Mapping[str, object]]


def _of_document(document: Document) -> Known:
    return Known(
        document=document,
        digits=document.digits,
        office=document.office,
        fields=document.fields,
        example=lambda: papers.example_context(document),
    )


def _of_changes(changes: ChangesTemplate) -> Known:
    return Known(
        document=None,
        digits=changes.digits,
        office=changes.office,
        fields=papers.change_fields(changes.programme),
        example=lambda: papers.example_changes(changes.programme),
    )


def _verdict(path: Path, known: Known | None) -> Verdict:
    document = known.document if known else None
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateError("template-unreadable", path=path) from error
    office = known.office if known else papers.Office()
    digits = office.digits_in_file(known.digits) if known else "arabic"
    try:
        template = engine.Template.from_bytes(
            data,
            filters=FILTERS,
            name=path.name,
            finish=papers.DIGITS[digits],
        )
    except TemplateFaults as wrong:
        return Verdict(path, document, (*wrong.faults, *_lint_if_readable(data, path, office)))
    faults: list[TemplateFault] = []
    if known is not None:
        faults += template.check(known.fields.keys())
        faults += wrong_filters(template, known.fields)
        if not faults:
            faults += _tried(template, known)
    return Verdict(path, document, (*faults, *_lint_if_readable(data, path, office)))


def _tried(template: engine.Template, known: Known) -> tuple[TemplateFault, ...]:
    """What goes wrong only when a paper is printed: a filter on the wrong kind of value, tags paired across tables."""
    try:
        template.render({**known.example(), "emblem": ""}, draft="-")
    except TemplateFaults as wrong:
        return wrong.faults
    return ()


def _lint_if_readable(data: bytes, path: Path, office: papers.Office) -> tuple[TemplateFault, ...]:
    try:
        return engine.lint(data, fonts=office.fonts, name=path.name)
    except TemplateFaults:
        return ()  # the file is no Word file, which was said already


def _with_reference(verdicts: Sequence[Verdict], known: Mapping[Path, Known]) -> list[Verdict]:
    """The verdicts with what docxtpl makes of the templates that are usable here."""
    trials = [_trial(verdict.path, known.get(whole(verdict.path))) for verdict in verdicts if verdict.is_usable]
    compared = comparison.compare(trials)
    return [
        dataclasses.replace(
            verdict, reference=next(compared) if verdict.is_usable else comparison.not_here(verdict.faults)
        )
        for verdict in verdicts
    ]


def _trial(path: Path, known: Known | None) -> Trial:
    office = known.office if known else papers.Office()
    return Trial(
        name=path.name,
        data=path.read_bytes(),
        context={**(known.example() if known else {}), "emblem": ""},
        finish=papers.DIGITS[office.digits_in_file(known.digits) if known else "arabic"],
        is_known=known is not None,
    )


def wrong_filters(template: engine.Template, fields: Mapping[str, Field]) -> Iterator[TemplateFault]:
    """Tags that print a date, an amount or a yes/no without the filter that makes it text."""
    for path, used, tag in template.printed():
        field = fields.get(path)
        if field is None or set(used) & FOR_ANYTHING or not _is_printed_itself(path, tag):
            continue
        needed = FILTERS_FOR.get(field.kind, ())
        if needed and not set(needed) & set(used):
            values = {"name": path, "kind": field.kind, "filters": ", ".join(needed)}
            yield dataclasses.replace(tag, code="filter-needed", values=values)
        elif field.is_group:
            yield dataclasses.replace(tag, code="field-not-printable", values={"name": path})


def _is_printed_itself(path: str, tag: TemplateFault) -> bool:
    """The field stands before the first filter, and not in the brackets of a filter behind it."""
    head = tag.tag.strip("{} r").partition("|")[0].strip()
    return head.rpartition(".")[2] == path.removesuffix("[]").rpartition(".")[2]


def fields_for(catalogue: Catalogue, name: str) -> list[Field]:
    """The fields that a document's template may use, or that of the list of changes."""
    if name.casefold() == papers.CHANGES:
        return list(papers.change_fields(catalogue.programme).values())
    document = find_document(catalogue, name)
    return list(document.fields.values())


def find_document(catalogue: Catalogue, name: str) -> Document:
    """The document with this id or code; UsageError says which there are."""
    document = catalogue.find(name)
    if document is None:
        raise UsageError("unknown-document", name=name, known=", ".join(d.short for d in catalogue))
    return document


def fix(path: Path, target: Path | None) -> tuple[Path, bool]:
    """Write a copy with whole tags and straight quotes in them; the file that was typed stays as it is.

    Returns the new file and whether anything was mended.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TemplateError("template-unreadable", path=path) from error
    mended = engine.fix(data, name=path.name)
    target = target or path.with_name(f"{path.stem}-fixed{path.suffix}")
    if target.exists():
        raise OutputError("fix-exists", path=target)
    shelf.replace(target, mended)
    return target, _texts(mended) != _texts(data)


def _texts(data: bytes) -> Mapping[str, bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def unused_columns(catalogue: Catalogue) -> list[tuple[str, str]]:
    """(sheet, header) of the columns that no template of the catalogue prints and no rule reads."""
    used: dict[str, set[str]] = {}
    for document in catalogue:
        template = engine.Template.from_path(document.template, filters=FILTERS, name=document.template.name)
        printed = {papers.listed(path, document.each) for path in template.variables()}
        used.setdefault(document.per, set()).update(printed)
    return list(_unused(catalogue.programme, papers.columns_read(catalogue.programme, used)))


def _unused(programme: Programme, read: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    known = set(read)
    for sheet, key, header in papers.all_columns(programme):
        if (sheet, key) not in known:
            yield sheet, header
