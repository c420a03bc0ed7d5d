"""Rules that are declared: an expression that says what is wrong, and the cell at which that is told.

A rule is a table of a programme's rules file:

    [[rule]]
    code  = "meeting-times"
    each  = "place.meetings"            # each row of a list; a level, several (`place|group.budget`), or `world`
    wrong = "row.start >= row.end"      # Jinja's expressions, in its sandbox
    at    = "row.end"                   # the record and field whose cell is named
    args  = { start = "row.start" }     # what its wording is filled with

An expression knows `programme` (the settings), `place`, `own` (the row that the place itself is), `row`, `world`, and
the roots of the place. A rule says nothing where a value that its expression reads is not known: that is a finding
already, or the pen's to fill in. `subject`, `touches`, `also` and `severity` are those of a Finding.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, meta, nodes
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen import thai
from docgen.errors import ProgrammeError
from docgen.findings import CellRef, Finding, Severity
from docgen.model.place import Place, World

WORLD = "world"
_NAMES = frozenset({"programme", "place", "own", "row", "world"})
_LANGUAGE = ImmutableSandboxedEnvironment(undefined=StrictUndefined)
_LANGUAGE.filters["satang"] = lambda amount: amount.quantize(Decimal("0.01"))
Names = Mapping[str, Any]


class Expression:
    """An expression, and the values that must be known before it is asked; compiled when it is first asked."""

    def __init__(self, text: str) -> None:
        """Raises TemplateSyntaxError for what is no expression, or has a filter or test that there is not."""
        self.text = text
        tree = _parsed(text)
        self.names = frozenset(meta.find_undeclared_variables(tree))
        paths = {_path(node) for node in tree.find_all(nodes.Getattr)} - {""}
        asked = {_path(node.node) for node in tree.find_all(nodes.Test) if node.name == "none"}
        longest = (path for path in paths if not any(other.startswith(f"{path}.") for other in paths))
        self._needed = tuple(path for path in longest if path not in asked)

    @cached_property
    def _ask(self) -> Callable[..., Any]:
        return _LANGUAGE.compile_expression(self.text, undefined_to_none=False)

    def of(self, names: Names) -> Any:
        """The value; None where something that it needs is not known."""
        return None if any(value_at(names, path) is None for path in self._needed) else self._ask(**names)


def _parsed(text: str) -> nodes.Template:
    """The tree of one whole expression; what only compiling would find wrong is found here."""
    parser = Parser(_LANGUAGE, text, state="variable")
    parsed = parser.parse_expression()
    if not parser.stream.eos:
        raise TemplateSyntaxError("chunk after expression", parser.stream.current.lineno)
    tree = nodes.Template([nodes.Output([parsed], lineno=1)], lineno=1)
    tree.set_environment(_LANGUAGE)
    for kind, known in ((nodes.Filter, _LANGUAGE.filters), (nodes.Test, _LANGUAGE.tests)):
        for node in tree.find_all(kind):
            if node.name not in known:
                raise TemplateSyntaxError(f"No filter or test named {node.name!r}.", node.lineno)
    return tree


def _path(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return node.name
    head = _path(node.node) if isinstance(node, nodes.Getattr) else ""
    return f"{head}.{node.attr}" if isinstance(node, nodes.Getattr) and head else ""


def value_at(names: Names, path: str) -> Any:
    """The value of `row.start`; None where what holds it is not known."""
    head, *rest = path.split(".")
    value = names[head]
    for name in rest:
        value = None if value is None else getattr(value, name)
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A declared rule. `at` and `also` are records and fields; `clause` is the rule's source."""

    code: str
    levels: tuple[str, ...]
    rows: str
    wrong: Expression
    at: str
    value: Expression | None = None
    args: Mapping[str, Expression] = field(default_factory=dict)
    also: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR
    has_subject: bool = False
    touches: tuple[str, ...] = ()
    clause: str = ""
    says: str = ""
    mend: str = ""

    def check(self, world: World) -> Iterator[Finding]:
        """A finding for each row, or place, of which the expression is true."""
        for names in self._each(world):
            if self.wrong.of(names):
                yield self._told(names)

    def _each(self, world: World) -> Iterator[Names]:
        shared = {"programme": world.settings, "world": world}
        if self.levels == (WORLD,):
            rows = value_at(shared, f"{WORLD}.{self.rows}") if self.rows else (world.settings,)
            yield from ({**shared, "row": row} for row in rows)
            return
        for place in (place for level in self.levels for place in world.places(level)):
            names = {**shared, "place": place, "own": place.own, **self._roots(place)}
            rows = getattr(place, self.rows) if self.rows else (place.own,)
            yield from ({**names, "row": row} for row in rows)

    def _roots(self, place: Place) -> Names:
        """Those roots of the place that the rule's expressions name."""
        asked = (self.wrong, *(() if self.value is None else (self.value,)), *self.args.values())
        named = frozenset().union(*(expression.names for expression in asked), (_head(path) for path in self._cells))
        return {root: getattr(place, root) for root in named - _NAMES}

    @property
    def _cells(self) -> tuple[str, ...]:
        return (self.at, *self.also)

    def _told(self, names: Names) -> Finding:
        place = names.get("place")
        key = place.key if isinstance(place, Place) else str(getattr(names["row"], "place", ""))
        value = self.value.of(names) if self.value is not None else value_at(names, self.at.rstrip("."))
        return Finding(
            code=self.code,
            severity=self.severity,
            where=_cell(names, self.at),
            value=str(_shown(value)),
            args={name: _shown(expression.of(names)) for name, expression in self.args.items()},
            also=tuple(_cell(names, path) for path in self.also),
            subject=key if self.has_subject else "",
            touches=frozenset(text.format(key=key) for text in self.touches),
        )


def _head(path: str) -> str:
    return path.partition(".")[0]


def _cell(names: Names, path: str) -> CellRef:
    """The cell of `row.end`; the row itself where the field is left out (`row.`)."""
    record, _, name = path.rpartition(".")
    where: CellRef = value_at(names, record).at(name)
    return where


def _shown(value: Any) -> object:
    """A value as the wording of a finding shows it: days and numbers in a clerk's form, counts as they are."""
    if isinstance(value, dt.date):
        return thai.format_date(value, thai.DateForm.TABLE_LONG, digits="arabic")
    if isinstance(value, dt.time):
        return thai.format_time(value, digits="arabic")
    if isinstance(value, Decimal):
        return thai.format_number(value)
    return "" if value is None else value


_KEYS = frozenset({
    "code", "each", "wrong", "at", "value", "args", "also", "severity", "subject", "touches", "clause", "says", "mend",
})  # fmt: skip


def load_rules(path: Path, levels: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of a file for a programme with these levels; ProgrammeError names the rule that is wrong.

    Where `levels` maps each level to its roots, a name that no place of the rule's levels has is wrong as well.
    """
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ProgrammeError("programme-unreadable", path=path, reason=error) from error
    return read_rules(declared, levels, path)


def read_rules(declared: Sequence[Mapping[str, Any]], levels: Iterable[str], path: Path) -> tuple[Rule, ...]:
    """The rules of tables that were read already."""
    known = frozenset((*levels, WORLD))
    rules = tuple(_rule(entry, known, path) for entry in declared)
    if isinstance(levels, Mapping):
        for rule in rules:
            _check_names(rule, levels, path)
    return rules


def _check_names(rule: Rule, roots: Mapping[str, Collection[str]], path: Path) -> None:
    """Every name that a rule speaks of is one that it is given, whichever of its places is asked."""
    shared = frozenset.intersection(*(frozenset(roots.get(level, ())) for level in rule.levels))
    allowed = {"programme", "world", "row"} if rule.levels == (WORLD,) else _NAMES | shared
    spoken: dict[str, Iterable[str]] = {
        "wrong": rule.wrong.names,
        "at": (_head(rule.at),),
        "value": () if rule.value is None else rule.value.names,
        "args": [name for expression in rule.args.values() for name in expression.names],
        "also": map(_head, rule.also),
    }
    for key, names in spoken.items():
        if unknown := set(names) - allowed:
            raise ProgrammeError("programme-rule", path=path, rule=rule.code, key=key, reason=min(unknown))


def _rule(entry: Mapping[str, Any], levels: frozenset[str], path: Path) -> Rule:
    code = str(entry.get("code", "?"))

    def wrong(key: str, reason: object = "") -> ProgrammeError:
        return ProgrammeError("programme-rule", path=path, rule=code, key=key, reason=reason or entry.get(key, "–"))

    if unknown := set(entry) - _KEYS:
        raise wrong(min(unknown))
    for key in ("code", "each", "wrong", "at"):
        if not isinstance(entry.get(key), str) or not entry[key]:
            raise wrong(key)
    places, _, rows = entry["each"].partition(".")
    if not set(places.split("|")) <= levels:
        raise wrong("each")

    def expression(key: str, text: object) -> Expression:
        try:
            return Expression(str(text))
        except TemplateSyntaxError as error:
            raise wrong(key, error.message) from error

    if entry.get("severity", "error") not in tuple(Severity):
        raise wrong("severity")
    if "." not in entry["at"]:
        raise wrong("at")
    return Rule(
        code=code,
        levels=tuple(places.split("|")),
        rows=rows,
        wrong=expression("wrong", entry["wrong"]),
        at=entry["at"],
        value=expression("value", entry["value"]) if "value" in entry else None,
        args={name: expression("args", text) for name, text in entry.get("args", {}).items()},
        also=tuple(entry.get("also", ())),
        severity=Severity(entry.get("severity", "error")),
        has_subject=bool(entry.get("subject", False)),
        touches=tuple(entry.get("touches", ())),
        clause=entry.get("clause", ""),
        says=entry.get("says", ""),
        mend=entry.get("mend", ""),
    )
