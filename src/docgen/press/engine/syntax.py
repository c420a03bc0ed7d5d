"""The tags of docxtpl as text: where they begin and end, what they say, and what Word made of them while typing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.press.engine.faults import Place

# Two non-characters that XML allows and no text holds mark the place of a tag while a part is being prepared.
OPEN, CLOSE = "\ufdd0", "\ufdd1"
BLANK = "\x0b"  # stands for a break or a tab that was typed inside a tag
MARK = re.compile(f"{OPEN}(\\d+){CLOSE}")

OPENERS = frozenset(("for", "if", "with", "macro", "call", "filter", "set", "block", "autoescape"))
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS = {"{{": "print", "{%": "block", "{#": "comment"}
_START = re.compile(r"\{[{%#]")
_WORD = re.compile(r"[A-Za-z_]\w*")
_LITERAL = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")
_LEVEL = re.compile(r"(tr|tc|p|r)\s+(?=\S)")
_KEPT = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))

# What Word's autocorrection and Thai keyboards leave inside a tag.
_INVISIBLE = (  # Unicode's format characters, from the first to the last of each range
    (0xAD, 0xAD),
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x180E, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0001, 0xE0001),
    (0xE0020, 0xE007F),
)
_TYPED = str.maketrans({
    "“": '"', "”": '"', "„": '"', "‟": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\n": " ", "\r": " ", "\t": " ", "\x0b": " ",
} | {chr(code): None for first, last in _INVISIBLE for code in range(first, last + 1)})  # fmt: skip
CURLY = re.compile("[“”„‟‘’‚‛]")


@dataclass(slots=True, kw_only=True)
class Tag:
    """One tag of a template: `inner` is what stands between the delimiters, without level and trimming marks.

    `level` is the element that the tag stands for: p, tr, tc, r or '' (inside text). `raw` is the tag as typed.
    """

    kind: str
    raw: str
    inner: str
    level: str = ""
    trims_before: bool = False
    trims_after: bool = False
    place: Place = field(default_factory=Place)
    context: str = ""
    paragraph_format: str = ""
    run_format: str = ""
    is_in_paragraph: bool = False  # whether the run around the tag stands in a paragraph directly
    special: str = ""  # what the engine itself prints here: drawing_id, list_number, end_of_cell, charts.begin …

    @property
    def keyword(self) -> str:
        """The statement's first word: `for`, `endif` …; empty for a printed value."""
        match = _WORD.match(self.inner) if self.kind == "block" else None
        return match.group() if match else ""

    @property
    def opens(self) -> bool:
        """Whether the statement goes on to an end of its own."""
        keyword = self.keyword
        return keyword in OPENERS and not (keyword == "set" and "=" in self.rest)

    @property
    def rest(self) -> str:
        """What follows the statement's first word."""
        return self.inner[len(self.keyword) :].strip()


@dataclass(frozen=True, slots=True)
class Span:
    """Where a tag stands in a text; `end` is -1 when it is never closed."""

    start: int
    end: int


def spans(text: str) -> Iterator[Span]:
    """The places of the tags in a text, from left to right; `{% raw %}` hides what follows it."""
    at = 0
    while match := _START.search(text, at):
        start = match.start()
        opening = match.group()
        end = _end_of(text, start + 2, _ENDS[opening], opening == "{#")
        if end < 0:
            yield Span(start, -1)
            at = start + 2
            continue
        yield Span(start, end)
        at = end
        if opening == "{%" and text[start + 2 : end - 2].strip(" -+") == "raw":
            closing = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}").search(text, end)
            at = closing.start() if closing else len(text)


def _end_of(text: str, at: int, closing: str, is_comment: bool) -> int:
    plain = text.find(closing, at)
    if plain < 0 or is_comment:
        return plain + 2 if plain >= 0 else -1
    # A delimiter inside a literal does not close the tag; an unbalanced quote must not swallow the document.
    end = plain
    for literal in _LITERAL.finditer(text, at):
        if literal.start() > end:
            break
        if literal.start() < end < literal.end():
            end = text.find(closing, literal.end())
            if end < 0:
                return plain + 2
    next_tag = _START.search(text, plain)
    return (plain if next_tag and next_tag.start() < end else end) + 2


def straighten(inner: str) -> str:
    """The inside of a tag with Word's curly quotes, special spaces and invisible characters made plain.

    Inside a literal that is written with straight quotes everything stays as typed.
    """
    done, at = [], 0
    for literal in _LITERAL.finditer(inner):
        # A break or a tab inside a literal goes, as in docxtpl.
        kept = re.sub(r"[\n\r\t]", " ", literal.group().replace(BLANK, ""))
        done += [inner[at : literal.start()].translate(_TYPED), kept]
        at = literal.end()
    return "".join((*done, inner[at:].translate(_TYPED)))


def read_tag(raw: str, place: Place, context: str) -> Tag:
    """The tag written as `raw`."""
    kind, inner = _KINDS[raw[:2]], raw[2:-2]
    trims_before, trims_after = inner.startswith(("-", "–")), inner.endswith(("-", "–"))
    if kind == "print" and not inner[1:].strip():
        trims_before = trims_after = False
    inner = inner[1:] if trims_before or inner.startswith("+") else inner
    inner = inner[:-1] if trims_after or inner.endswith("+") else inner
    level = ""
    if (match := _LEVEL.match(inner)) and not (kind == "comment" and match.group(1) == "r"):
        level, inner = match.group(1), inner[match.end() :]
    if kind != "comment":
        inner = straighten(inner)
    return Tag(
        kind=kind,
        raw=raw.translate({10: " ", 9: " ", 11: " "}),
        inner=inner.strip(),
        level=level,
        trims_before=trims_before,
        trims_after=trims_after,
        place=place,
        context=context,
    )


def unmask(text: str) -> str:
    """`{_{ x }_}` as `{{ x }}`: how a template prints what looks like a tag."""
    if "_" in text:
        for masked, plain in _KEPT:
            text = text.replace(masked, plain)
    return text
