"""The text that a paper is written in: its lines, their indentation, and the words and blocks that stand once.

What is written stands in `templates/sources`, and its README.md tells the format. This module knows lines and words,
not papers: what a statement does is `compiler`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_DEPTH = 40  # of words within words; more is a word that tells itself by itself
_PARAMETERS = r"(?:\(([^()]*)\))?"
_LET = re.compile(rf"let ([a-z_][a-z0-9_]*){_PARAMETERS} =(?: (.*))?")
_DEFINE = re.compile(rf"define ([a-z_][a-z0-9_]*){_PARAMETERS}")
_CALL = re.compile(r"@([a-z_][a-z0-9_]*)(?:: (.*))?")
_NAMED = re.compile(r"([a-z_][a-z0-9_]*) =(?: (.*))?")
_HEAD = re.compile(r"(\$?[A-Za-z][\w-]*)((?: [a-z$][\w=.$-]*)*)(?::(?: (.*))?)?")
_WORD = re.compile(r"\$([a-z_][a-z0-9_]*)")
_TOKENS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\$[a-z_][a-z0-9_]*\(|[()|;]")
_TAG = re.compile(r"\{%(p|tr) (\w+) ?.*? ?%\}( keep)?")
_DOTS = re.compile(r"\.\{(\d+)\}")
NBSP = "\u00a0"


class SourceError(ValueError):
    """A source that cannot be built, told with its file and line."""

    def __init__(self, at: Line, what: str) -> None:
        super().__init__(f"{at.file}:{at.number}: {what}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source and the lines indented below it."""

    file: str
    number: int
    text: str
    below: tuple[Line, ...] = ()

    def joined(self, first: str | None = None) -> str:
        """The line (or `first`, what it begins) with the lines below it: a space between two, none behind `\\`.

        None follows `\\n`, `\\t` or `\\p` either, which stay.
        """
        parts = [self.text if first is None else first, *(line.joined() for line in self.below)]
        return _together(parts)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as a line says it: `Name flag key=value: words`."""

    at: Line
    scope: Scope
    name: str
    flags: dict[str, str]
    words: str

    def flag(self, name: str, *, otherwise: int) -> int:
        """A flag that is a number."""
        value = self.flags.get(name)
        if value is None:
            return otherwise
        if not value.isdecimal():
            raise SourceError(self.at, f"{name}= wants a number, not {value!r}")
        return int(value)

    def times(self) -> int:
        """How often the flag `xN` wants it."""
        return next((int(flag[1:]) for flag in self.flags if re.fullmatch(r"x\d+", flag)), 1)

    def only(self, *known: str) -> None:
        """Refuse a flag that the statement does not know."""
        for flag in self.flags:
            if re.sub(r"^x\d+$", "xN", flag) not in known:
                raise SourceError(self.at, f"{self.name} knows no {flag!r}: {', '.join(known) or 'it has no flags'}")


@dataclass(frozen=True, slots=True)
class _Told:
    """Words (`let`) or a block of lines (`define`) with the names of what they are given; None has no default."""

    parameters: dict[str, str | None]
    text: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(slots=True)
class Scope:
    """The words and blocks known at a place; those of the places around it are known too."""

    around: Scope | None = None
    words: dict[str, _Told] = field(default_factory=dict)
    blocks: dict[str, _Told] = field(default_factory=dict)

    def inner(self, **given: str) -> Scope:
        """A scope in which the names given stand for their texts."""
        return Scope(self, {name: _Told({}, text) for name, text in given.items()})

    def word(self, name: str) -> _Told | None:
        return self.words.get(name) or (self.around.word(name) if self.around else None)

    def block(self, name: str) -> _Told | None:
        return self.blocks.get(name) or (self.around.block(name) if self.around else None)

    def expanded(self, text: str, at: Line, *, depth: int = 0) -> str:
        """The text with every `$name` and `$name(…; …)` replaced by what it stands for."""
        if depth > _DEPTH:
            raise SourceError(at, "words that stand for themselves")
        made, end = [], 0
        for found in _WORD.finditer(text):
            if found.start() < end:
                continue
            told = self.word(found[1])
            if told is None:
                raise SourceError(at, f"no words are called ${found[1]}")
            made.append(text[end : found.start()])
            end, scope = found.end(), self
            if told.parameters:
                inside, end = _bracketed(text, end, at)
                given = [self.expanded(part.strip(), at, depth=depth + 1) for part in split(inside, ";")]
                scope = self.inner(**_bound(told, given, {}, at, f"${found[1]}"))
            made.append(scope.expanded(told.text, at, depth=depth + 1))
        return "".join([*made, text[end:]])


def read(path: Path, *, root: Path) -> tuple[Line, ...]:
    """The lines of a file, each with those indented deeper below it; comments and empty lines are left out."""
    file = path.relative_to(root).as_posix()
    flat = []
    for number, written in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        text = written.strip(" ")
        if text and not text.startswith("#"):
            if "\t" in written:
                raise SourceError(Line(file, number, text), "a tab: write \\t in words, spaces before them")
            flat.append((len(written) - len(written.lstrip(" ")), Line(file, number, text)))
    return _nested(flat)


def _nested(flat: Sequence[tuple[int, Line]]) -> tuple[Line, ...]:
    made: list[Line] = []
    at = 0
    while at < len(flat):
        indent, line = flat[at]
        end = next((n for n in range(at + 1, len(flat)) if flat[n][0] <= indent), len(flat))
        if indent < flat[0][0]:
            raise SourceError(line, "stands further left than the lines that it belongs to")
        made.append(Line(line.file, line.number, line.text, _nested(flat[at + 1 : end])))
        at = end
    return tuple(made)


def statements(lines: Iterable[Line], scope: Scope, root: Path, *, depth: int = 0) -> Iterator[Statement]:
    """The statements of these lines, with those of the blocks and files that they call upon in their place.

    `let` and `define` add to `scope`. A paragraph's tag (`{%p … %}`) and a row's (`{%tr … %}`) are statements called
    `{%p` and `{%tr`; what is indented below one follows it, up to the end, which need not be written. `keep` behind it
    holds it on the page of what follows. A column of a table begins with its width, a row may begin with `|`.
    """
    told = tuple(lines)
    for line, behind in zip(told, (*told[1:], None), strict=False):
        if depth > _DEPTH:
            raise SourceError(line, "blocks that call upon themselves")
        if tag := _TAG.fullmatch(line.text):
            flags = {"keep": ""} if tag[3] else {}
            yield Statement(line, scope, f"{{%{tag[1]}", flags, line.text.removesuffix(" keep"))
            yield from statements(line.below, scope, root, depth=depth)
            if line.below and not (behind and behind.text.startswith((f"{{%{tag[1]} el", f"{{%{tag[1]} end"))):
                end = "endfor" if tag[2] == "for" else "endif"
                yield Statement(line, scope, f"{{%{tag[1]}", flags, f"{{%{tag[1]} {end} %}}")
        elif line.text[0] == "|" or _is_column(line, scope):
            yield Statement(line, scope, "|" if line.text[0] == "|" else "column", {}, line.joined())
        elif line.text.startswith("@"):
            block, inner = _called(line, scope)
            yield from statements(block, inner, root, depth=depth + 1)
        elif line.text.startswith("include "):
            path = root / f"{line.text.removeprefix('include ')}.part"
            if not path.is_file():
                raise SourceError(line, f"no file {path.relative_to(root).as_posix()}")
            yield from statements(read(path, root=root), scope, root, depth=depth + 1)
        elif let := _LET.fullmatch(line.text):
            scope.words[let[1]] = _Told(_parameters(let[2]), line.joined(let[3] or ""))
        elif define := _DEFINE.fullmatch(line.text):
            scope.blocks[define[1]] = _Told(_parameters(define[2]), lines=line.below)
        else:
            yield _statement(line, scope)


def _is_column(line: Line, scope: Scope) -> bool:
    first = line.text.split(" ", 1)[0]
    return first.isdecimal() or (first[0] == "$" and ":" not in first and scope.expanded(first, line).isdecimal())


def _statement(line: Line, scope: Scope) -> Statement:
    found = _HEAD.fullmatch(line.text)
    if not found:
        raise SourceError(line, f"not understood: {line.text}")
    flags: dict[str, str] = {}
    for flag in found[2].split():
        name, _, value = scope.expanded(flag, line).partition("=")
        flags[name] = value
    return Statement(line, scope, scope.expanded(found[1], line), flags, found[3] or "")


def _called(line: Line, scope: Scope) -> tuple[tuple[Line, ...], Scope]:
    """The lines of the block that the line calls, and the scope in which its parameters stand for what is given."""
    found = _CALL.fullmatch(line.text)
    block = scope.block(found[1]) if found else None
    if not found or not block:
        raise SourceError(line, f"no block is called {line.text.split(':')[0]}")
    named = [_NAMED.fullmatch(below.text) for below in line.below]
    names: dict[str, str] = {}
    words = found[2] or ""
    if named and all(named):
        for below, given in zip(line.below, named, strict=True):
            assert given is not None, "all of them were found"
            names[given[1]] = scope.expanded(below.joined(given[2] or ""), below)
    else:
        words = line.joined(words)
    given_words = [scope.expanded(part.strip(), line) for part in split(words, ";")] if words else []
    return block.lines, scope.inner(**_bound(block, given_words, names, line, f"@{found[1]}"))


def _bound(told: _Told, given: Sequence[str], names: dict[str, str], at: Line, called: str) -> dict[str, str]:
    """What each parameter stands for: what is given in order, what is given by name, or its default."""
    parameters = list(told.parameters)
    if len(given) > len(parameters) or not set(names) <= set(parameters):
        raise SourceError(at, f"{called} takes {'; '.join(parameters) or 'nothing'}")
    bound = {**told.parameters, **dict(zip(parameters, given, strict=False)), **names}
    made = {name: text for name, text in bound.items() if text is not None}
    if len(made) < len(parameters):
        raise SourceError(at, f"{called} is not told {'; '.join(name for name in parameters if name not in made)}")
    return made


def _parameters(written: str | None) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for parameter in (written or "").split(";") if written else ():
        name, is_default, default = parameter.partition("=")
        found[name.strip()] = default.strip() if is_default else None
    return found


def _bracketed(text: str, start: int, at: Line) -> tuple[str, int]:
    """What stands in the brackets that begin at `start`, and where they end."""
    depth = 0
    for found in re.compile(r"[()]").finditer(text, start):
        depth += 1 if found[0] == "(" else -1
        if depth == 0 and text[start] == "(":
            return text[start + 1 : found.start()], found.end()
    raise SourceError(at, f"brackets are missing or do not end: {text[start - 12 : start + 20]}")


def split(text: str, separator: str) -> list[str]:
    """The parts of a text between separators; those in tags and in the brackets of `$name(…)` separate nothing."""
    parts, begin, depth = [], 0, 0
    for found in _TOKENS.finditer(text):
        if found[0].startswith("$") or (found[0] == "(" and depth):
            depth += 1
        elif found[0] == ")" and depth:
            depth -= 1
        elif found[0] == separator and not depth:
            parts.append(text[begin : found.start()])
            begin = found.end()
    return [*parts, text[begin:]]


def finished(text: str) -> str:
    """The words as they are printed: `~` is a space that never breaks, `.{8}` eight dots, `\\n` a new line."""
    dotted = _DOTS.sub(lambda found: "." * int(found[1]), text)
    return dotted.replace("~", NBSP).replace("\\n", "\n").replace("\\t", "\t")


def _together(parts: Sequence[str]) -> str:
    made = ""
    for part in parts:
        is_close = not made or made.endswith(("\\", "\\n", "\\p", "\\t"))
        made = made.removesuffix("\\") + part if is_close else f"{made} {part}"
    return made
