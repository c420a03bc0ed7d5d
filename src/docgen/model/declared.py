"""A programme that needs no Python: everything is declared in its programme.toml.

    [settings]      the settings sheet           [[sheet]]   the sheets, with what their columns refer to
    [[level]]       what papers are made for     [[figure]]  counts, sums and shares over the rows of a place
    [[rule]]        what may be wrong (docgen.model.rules)
    period          the settings' two columns with the first and the last day on which a paper can be signed

A level is one place for each row of its `sheet`, known by that sheet's unique column `key`; the widest level is the one
place of the settings. Levels form a tree by what their sheets refer to. A row belongs to the place that it refers to,
and to all places in which that lies: each of them has the rows of a sheet as a list.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, make_dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from docgen import words
from docgen.errors import ProgrammeError
from docgen.findings import CellRef, Finding, Severity
from docgen.model.figures import known, percent
from docgen.model.level import Level
from docgen.model.members import members
from docgen.model.place import Place, World
from docgen.model.programme import Programme, Root
from docgen.model.rules import Expression, Rule, read_rules
from docgen.model.schema import Declaration, DeclaredSheet, check_references
from docgen.model.stages import Stages
from docgen.paths import whole as whole_path
from docgen.records import NumberRow, Person, Record, Records, Schema, Settings, columns

_TOP = frozenset({"name", "title", "units", "package", "period", "settings", "level", "sheet", "figure", "rule"})
_LEVEL = frozenset({
    "name", "word", "sheet", "key", "title", "file", "folder", "issuer", "option", "value", "help", "by_name",
    "prefixes", "is_unit", "has_checklist",
})  # fmt: skip
_FIGURE = frozenset({"name", "count", "sum", "share", "where", "meaning"})
NAME_FIELDS = ("full_name", "name", "title")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredLevel:
    """A level, the sheet of its places (None for the widest), and the fields of their key and name."""

    level: Level
    sheet: DeclaredSheet | None = None
    key: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class DeclaredPlace(Place):
    """One place of a level. `row` is its own row, `wider` the places that it lies in, the nearest first."""

    key: str
    row: Record
    wider: tuple[DeclaredPlace, ...] = field(default=(), repr=False)
    name: str = ""
    unit_name: str = ""
    lists: tuple[str, ...] = field(default=(), repr=False)

    @property
    def label(self) -> str:
        """`ม1-03 เด็กชายสมชาย ใจดี ห้อง ม.1/1`: its key, its name, and the unit that it lies in."""
        own = " ".join(dict.fromkeys(filter(None, (self.key, " ".join(self.name.split())))))
        return own if self.unit_name in ("", self.key, self.name) else f"{own} {self.unit_name}"

    @property
    def unit(self) -> str:
        """The unit's name."""
        return self.unit_name

    @property
    def name_parts(self) -> Mapping[str, str]:
        """Its code and name, and the names of the places that it lies in by their level."""
        return {**{place.level: place.name for place in self.wider}, "code": self.key, "name": self.name}

    @property
    def own(self) -> Record:
        """Its row."""
        return self.row

    @property
    def kin(self) -> frozenset[str]:
        """The places that it lies in."""
        return frozenset(place.key for place in self.wider)

    def records(self) -> Iterable[Record]:
        """Its row and the rows of its lists."""
        yield self.row
        yield from (row for name in self.lists for row in getattr(self, name))


@dataclass(frozen=True, kw_only=True)
class DeclaredWorld(World):
    """The places of every level, and the register."""

    own_settings: Settings
    by_level: Mapping[str, tuple[DeclaredPlace, ...]]
    words: Mapping[str, str]
    numbers: tuple[NumberRow, ...] = ()
    register: tuple[NumberRow, ...] = ()

    @property
    def settings(self) -> Record:
        """The settings sheet."""
        return self.own_settings

    @property
    def widest(self) -> str:
        """What the widest place is called."""
        return list(self.words.values())[-1]

    def places(self, level: str) -> Sequence[Place]:
        """The places of a level, in the order of their sheet."""
        return self.by_level.get(level, ())

    @cached_property
    def _by_key(self) -> Mapping[str, DeclaredPlace]:
        return {place.key: place for places in self.by_level.values() for place in places}

    @cached_property
    def units(self) -> Sequence[str]:
        """The names of the units, in order."""
        return list(dict.fromkeys(place.unit for place in self._by_key.values() if place.unit))

    def unit_of(self, key: str) -> str:
        """The unit of a place."""
        place = self._by_key.get(key.partition("/")[0])
        return "" if place is None else place.unit

    def unit_title(self, unit: str) -> str:
        """The unit's name, or the widest place's."""
        return unit or self._whole.name

    @property
    def _whole(self) -> DeclaredPlace:
        return list(self.by_level.values())[-1][0]

    @property
    def sizes(self) -> Mapping[str, int]:
        """How many places of each level there are, by its word."""
        return {self.words[level]: len(places) for level, places in list(self.by_level.items())[:-1]}

    def letter_prefix(self, unit: str) -> str:  # noqa: ARG002  one office has one prefix
        """The setting `letter_prefix`, where the programme has one."""
        return str(getattr(self.own_settings, "letter_prefix", ""))

    def number_of(self, names: Iterable[str], key: str) -> NumberRow | None:
        """The register's row of a document and a place."""
        wanted = {name.upper() for name in names}
        place = self.widest if key == self._whole.key else key
        fitting = (row for row in self.numbers if row.document.upper() in wanted and row.place in (key, place))
        return next(fitting, None)

    def relatives(self, place: Place, level: str) -> Sequence[Place]:
        """Itself, what it lies in, and what lies in it."""
        return [
            other
            for other in self.by_level.get(level, ())
            if other is place or other.key in place.kin or place.key in other.kin or not (place.kin or other.unit)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredFigure:
    """A count, a sum or a share over the rows of a place."""

    name: str
    list: str = ""
    column: str = ""
    share: tuple[str, ...] = ()
    where: Expression | None = None

    def of(self, place: Any) -> Any:
        """The figure of a place; a sum of nothing known is None, a count of nothing 0."""
        if self.share:
            return percent(*(getattr(place, name) for name in self.share))
        rows = [row for row in getattr(place, self.list) if self.where is None or self.where.of({"row": row})]
        return known(getattr(row, self.column) for row in rows) if self.column else len(rows)


class DeclaredProgramme(Programme):
    """A programme as its programme.toml says it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        declaration = Declaration(path)
        table = declaration.check_keys(_read(path), _TOP, path.name, "name", "settings", "level", "sheet")
        self.name, self.title = str(table["name"]), str(table.get("title", table["name"]))
        settings = declaration.settings(table["settings"])
        sheets = [declaration.sheet(entry) for entry in table["sheet"]]
        check_references(sheets, declaration)
        self.sheets = {sheet.id: sheet for sheet in sheets}
        names = [str(entry.get("name", "")) for entry in table["level"]]
        declared = [self._level(entry, names, declaration) for entry in table["level"]]
        self.declared = {level.level.name: level for level in declared}
        if [level.level.name for level in declared if level.sheet is None] != [declared[-1].level.name]:
            raise declaration.wrong("level", "sheet", declared[-1].level.name)
        self.levels = tuple(level.level for level in declared)
        rows = tuple(sheet.record for sheet in sheets)
        self.schema = Schema(
            settings=settings,
            rows=(*rows, NumberRow),
            units=declaration.words(table.get("units", []), "units"),
        )
        self.number_row = NumberRow
        self.figures = tuple(self._figure(entry, declaration) for entry in table.get("figure", ()))
        self.places_of = {level.level.name: self._place_class(level) for level in declared}
        self.rules: tuple[Rule, ...] = read_rules(table.get("rule", ()), list(self.declared), path)
        self._period = declaration.words(table["period"], "period") if "period" in table else ()
        if self._period and (len(self._period) != 2 or any(not hasattr(settings(), name) for name in self._period)):
            raise declaration.wrong("period", "period", ", ".join(self._period))
        self._say(table)

    def __reduce__(self) -> tuple[object, ...]:
        return open_programme, (self.path,)

    def _level(self, entry: object, names: Sequence[str], declaration: Declaration) -> DeclaredLevel:
        table = declaration.check_keys(entry, _LEVEL, "level", "name", "word", "file")
        own = {key: table[key] for key in table.keys() - {"sheet", "key", "title", "prefixes"}}
        level = Level(**own, prefixes=tuple(table.get("prefixes", ())), fields=("code", "name", *names))
        if "sheet" not in table:
            return DeclaredLevel(level=level)
        sheet = self.sheets.get(table["sheet"])
        if sheet is None:
            raise declaration.wrong(level.name, "sheet", table["sheet"])
        if table.get("key") not in sheet.unique:
            raise declaration.wrong(level.name, "key", table.get("key", ""))
        title = table.get("title", "") or next((n for n in NAME_FIELDS if hasattr(sheet.record(), n)), table["key"])
        if not hasattr(sheet.record(), title):
            raise declaration.wrong(level.name, "title", title)
        return DeclaredLevel(level=level, sheet=sheet, key=table["key"], title=title)

    def _lists(self, level: DeclaredLevel) -> Iterator[DeclaredSheet]:
        """The sheets whose rows belong to the places of a level: those that refer to it, by however many steps."""
        for sheet in self.sheets.values():
            if sheet is not level.sheet and (level.sheet is None or level.sheet.id in self._above(sheet)):
                yield sheet

    def _above(self, sheet: DeclaredSheet) -> set[str]:
        """The sheets that a sheet's rows refer to, and those that these refer to."""
        found: set[str] = set()
        ahead = [reference.sheet for reference in sheet.references]
        while ahead:
            name = ahead.pop()
            if name not in found:
                found.add(name)
                ahead += [reference.sheet for reference in self.sheets[name].references]
        return found

    def _figure(self, entry: object, declaration: Declaration) -> DeclaredFigure:
        table = declaration.check_keys(entry, _FIGURE, "figure", "name", "meaning")
        name = str(table["name"])
        if sum(key in table for key in ("count", "sum", "share")) != 1:
            raise declaration.wrong(name, "count, sum, share")
        listed, _, column = str(table.get("count") or table.get("sum") or "").partition(".")
        lists = {sheet.list: sheet for sheet in self.sheets.values()}
        if "share" not in table and listed not in lists:
            raise declaration.wrong(name, "count, sum", listed)
        if "sum" in table and not hasattr(lists[listed].record(), column or "-"):
            raise declaration.wrong(name, "sum", table["sum"])
        return DeclaredFigure(
            name=name,
            list=listed,
            column=column if "sum" in table else "",
            share=tuple(table.get("share", ())),
            where=Expression(table["where"]) if "where" in table else None,
        )

    def _place_class(self, level: DeclaredLevel) -> type[DeclaredPlace]:
        """The class of a level's places: its row, the rows of what it lies in, its lists, and its figures."""
        lists = list(self._lists(level))
        above = self._above(level.sheet) if level.sheet is not None else set()
        around = [other for other in self.declared.values() if other.sheet is not None and other.sheet.id in above]
        fields: list[tuple[str, Any, Any]] = []
        if level.sheet is not None:
            fields.append((level.level.name, level.sheet.record, field(default_factory=level.sheet.record)))
        for other in around:
            assert other.sheet is not None
            fields.append((other.level.name, other.sheet.record, field(default_factory=other.sheet.record)))
        fields += [(sheet.list, tuple[sheet.record, ...], field(default=())) for sheet in lists]  # type: ignore[name-defined]
        names = {sheet.list for sheet in lists}
        figures = {f.name: _getter(f) for f in self.figures if f.list in names or f.share}
        namespace = {
            "level": level.level.name,
            "roots": (*(name for name, _, _ in fields), *figures),
            **figures,
        }
        made = make_dataclass(
            f"{level.level.name.title()}Place", fields, bases=(DeclaredPlace,), namespace=namespace, frozen=True,
            kw_only=True, eq=False,
        )  # fmt: skip
        for name, getter in figures.items():
            getter.__set_name__(made, name)
        return made

    def _say(self, table: Mapping[str, Any]) -> None:
        """What its roots, figures and rules mean, for the field list and the findings."""
        meanings: dict[str, Mapping[str, str]] = {"Context-programme": {"message": self.title}}
        of_figures = {entry["name"]: entry["meaning"] for entry in table.get("figure", ())}
        for level, place in self.places_of.items():
            for name in place.roots:
                word = next((s.word for s in self.sheets.values() if s.list == name), "") or of_figures.get(name, "")
                own = self.declared.get(name)
                meanings[f"{place.__name__}-{name}"] = {"message": word or (own.level.word if own else level)}
        for record in self.schema.rows:
            if issubclass(record, Person):
                meanings.setdefault("Person-full_name", {"message": "ชื่อ-สกุล"})
        words.learn("field", meanings)
        words.learn("finding", {r.code: {"message": r.says or r.code, "mend": r.mend} for r in self.rules})

    def roots(self, level: str) -> Mapping[str, Root]:
        """The place's row, the rows of what it lies in, its lists and its figures."""
        place = self.places_of[level]
        offered = dict(members(place))
        return {name: Root(*offered[name]) for name in place.roots}

    def period(self, world: World) -> tuple[dt.date | None, dt.date | None]:
        """The two days of the settings that `period` names."""
        days = [getattr(world.settings, name) for name in self._period] or [None, None]
        first, last = (day if isinstance(day, dt.date) else None for day in days)
        return first, last

    def example(self) -> Records:
        """A row of each sheet, tied to one place of each level."""
        rows: dict[type[Record], tuple[Record, ...]] = {
            sheet.record: (_example_row(sheet.record),) for sheet in self.sheets.values()
        }
        return Records(programme=self.schema.settings(), rows=rows)

    def assemble(self, records: Records, stages: Stages | None = None) -> tuple[World, list[Finding]]:  # noqa: ARG002
        """Places, each with the rows that refer to it; what refers to nothing, or stands there twice, is a finding."""
        findings: list[Finding] = []
        tied = _Tied(self, records, findings)
        numbers = tuple(records.of(NumberRow))
        standing = tuple(row for row in numbers if not row.is_cancelled)
        return (
            DeclaredWorld(
                own_settings=records.programme,
                by_level={name: tied.places(level) for name, level in self.declared.items()},
                words={name: level.level.word for name, level in self.declared.items()},
                numbers=standing,
                register=numbers,
            ),
            findings,
        )

    def check(self, world: World) -> list[Finding]:
        """The declared rules."""
        return [finding for rule in self.rules for finding in rule.check(world)]


def _example_row(record: type[Record]) -> Record:
    """A row that leads to one row of every other sheet: every key is 1, and every number."""
    typed: dict[str, Any] = {}
    for column in columns(record):
        blank = getattr(record(), column.field)
        if column.kind.name in ("number", "money", "count"):
            typed[column.field] = Decimal(1)
        elif blank == "":
            typed[column.field] = "1"
    return record(where=CellRef(file="", sheet=record.sheet, row=1), **typed)


def _getter(figure: DeclaredFigure) -> cached_property[Any]:
    """A figure as a cached property of a place, with the type of its value."""

    def value(self: Any) -> Any:
        return figure.of(self)

    value.__annotations__["return"] = Decimal | None if figure.column or figure.share else int
    return cached_property(value)


class _Tied:
    """The rows by the places that they belong to."""

    def __init__(self, programme: DeclaredProgramme, records: Records, findings: list[Finding]) -> None:
        self._programme, self._records = programme, records
        self._by_key = {sheet.id: self._index(sheet, findings) for sheet in programme.sheets.values()}
        self._referred: dict[int, list[tuple[str, Record]]] = {}
        for sheet in programme.sheets.values():
            for row in records.of(sheet.record):
                self._referred[id(row)] = list(self._references(sheet, row, findings))
        self._below: defaultdict[tuple[str, int], list[Record]] = defaultdict(list)
        for sheet in programme.sheets.values():
            for row in records.of(sheet.record):
                for other in self._all_above(row).values():
                    self._below[sheet.id, id(other)].append(row)

    def _index(self, sheet: DeclaredSheet, findings: list[Finding]) -> dict[tuple[str, str], Record]:
        """The rows by their unique columns."""
        found: dict[tuple[str, str], Record] = {}
        for row in self._records.of(sheet.record):
            for name in sheet.unique:
                value = str(getattr(row, name) or "")
                first = found.setdefault((name, value), row) if value else row
                if first is not row:
                    findings.append(
                        Finding(
                            code="key-twice", severity=Severity.ERROR, where=row.at(name), value=value,
                            also=(first.at(name),),
                        )
                    )  # fmt: skip
        return found

    def _references(self, sheet: DeclaredSheet, row: Record, findings: list[Finding]) -> Iterator[tuple[str, Record]]:
        """What a row refers to."""
        for reference in sheet.references:
            value = str(getattr(row, reference.field) or "")
            other = self._by_key[reference.sheet].get((reference.key, value))
            if other is not None:
                yield reference.sheet, other
            elif value:
                of = self._programme.sheets[reference.sheet].record.sheet
                findings.append(
                    Finding(
                        code="reference-unknown", severity=Severity.ERROR, where=row.at(reference.field), value=value,
                        args={"sheet": of}, touches=frozenset({row.sheet}),
                    )
                )  # fmt: skip

    def _all_above(self, row: Record) -> dict[str, Record]:
        """What a row refers to, and what that refers to, by sheet."""
        found: dict[str, Record] = {}
        ahead = list(self._referred.get(id(row), ()))
        while ahead:
            sheet, other = ahead.pop(0)
            if sheet not in found:
                found[sheet] = other
                ahead += self._referred.get(id(other), ())
        return found

    def places(self, level: DeclaredLevel) -> tuple[DeclaredPlace, ...]:
        """The places of a level; the widest is that of the settings."""
        if level.sheet is None:
            return (self._place(level, self._records.programme),)
        rows = self._records.of(level.sheet.record)
        return tuple(self._place(level, row) for row in rows if getattr(row, level.key))

    def _place(self, level: DeclaredLevel, row: Record) -> DeclaredPlace:
        programme = self._programme
        above = self._all_above(row) if level.sheet is not None else {}
        around = [d for d in programme.declared.values() if d.sheet is not None and d.sheet.id in above]
        wider = tuple(self._named(d, above[d.sheet.id]) for d in around if d.sheet is not None)
        name = self._name(level, row)
        unit = next((place.name for place in wider if programme.declared[place.level].level.is_unit), "")
        values: dict[str, Any] = {d.level.name: above[d.sheet.id] for d in around if d.sheet is not None}
        values |= {level.level.name: row} if level.sheet is not None else {}
        lists = list(programme._lists(level))
        values |= {sheet.list: self._rows(sheet, level, row) for sheet in lists}
        return programme.places_of[level.level.name](
            key=_key(level, row), row=row, wider=wider, name=name, unit_name=name if level.level.is_unit else unit,
            lists=tuple(sheet.list for sheet in lists), **values,
        )  # fmt: skip

    def _named(self, level: DeclaredLevel, row: Record) -> DeclaredPlace:
        """A place that another one lies in, by its names alone."""
        place = self._programme.places_of[level.level.name]
        return place(key=_key(level, row), row=row, name=self._name(level, row))

    def _name(self, level: DeclaredLevel, row: Record) -> str:
        if level.sheet is not None:
            return str(getattr(row, level.title))
        return str(next((getattr(row, n) for n in NAME_FIELDS if getattr(row, n, "")), self._programme.title))

    def _rows(self, sheet: DeclaredSheet, level: DeclaredLevel, row: Record) -> tuple[Record, ...]:
        return self._records.of(sheet.record) if level.sheet is None else tuple(self._below[sheet.id, id(row)])


def _key(level: DeclaredLevel, row: Record) -> str:
    return str(getattr(row, level.key)).replace("/", "-") if level.sheet is not None else level.level.name


def _read(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProgrammeError("programme-unreadable", path=path, reason=error) from error


_opened: dict[Path, tuple[int, DeclaredProgramme]] = {}


def open_programme(path: Path) -> DeclaredProgramme:
    """The programme of a programme.toml; read again when the file was saved."""
    whole = whole_path(path)
    try:
        saved = whole.stat().st_mtime_ns
    except OSError as error:
        raise ProgrammeError("programme-unreadable", path=path, reason=error) from error
    kept = _opened.get(whole)
    if kept is None or kept[0] != saved:
        kept = _opened[whole] = (saved, DeclaredProgramme(whole))
    return kept[1]
