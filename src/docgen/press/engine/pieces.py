"""A prepared part as a sequence of static XML and tags, with the proof that whatever is printed keeps it well-formed.

The proof: walk the part with the stack of open elements. A loop must leave the stack as it found it, and all branches
of a condition must leave the same stack. Then every possible run writes the same nesting, and since values are escaped,
only well-formed XML can come out: the result need not be parsed again. Where a branch is not balanced, `is_proven` is
false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from lxml import etree

from docgen.press.engine.reading import Reading
from docgen.press.engine.syntax import CLOSE, MARK, OPEN, Tag

_TOKEN = re.compile(f"<[^>]*>|{OPEN}\\d+{CLOSE}")
_NAME = re.compile(r"</?([^\s/>]+)")
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_BLOCK_PARENTS = frozenset(
    ("w:body", "w:tc", "w:hdr", "w:ftr", "w:footnote", "w:endnote", "w:comment", "w:txbxContent", "w:sdtContent")
)

_CROSSED = ("w:hyperlink", "w:fldSimple", "w:sdtContent", "w:txbxContent", "w:ruby", "m:oMath")

# What a tag's surroundings are, hence what may be printed there and how.
TEXT, ATTRIBUTE, PLAIN, RUNS, BLOCKS, ROWS, CELLS = "text", "attribute", "plain", "runs", "blocks", "rows", "cells"


@dataclass(slots=True)
class Site:
    """A tag at its place in the finished sequence."""

    tag: Tag
    context: str


@dataclass(slots=True)
class Pieces:
    """`texts[0] tag texts[1] tag … texts[n]`; `sites[i]` is the tag behind `texts[i]`."""

    texts: list[str] = field(default_factory=list)
    sites: list[Site] = field(default_factory=list)
    is_proven: bool = True

    def source(self) -> str:
        """What Jinja is given: every tag on a line of its own, static XML as numbers."""
        lines = [f"\x01{n}\x02{_written(site.tag)}" for n, site in enumerate(self.sites)]
        return "\n".join((*lines, f"\x01{len(self.sites)}\x02"))


def _written(tag: Tag) -> str:
    return f"{{{{ {tag.inner} }}}}" if tag.kind == "print" else f"{{% {tag.inner} %}}"


def cut(root: etree._Element, reading: Reading) -> Pieces:
    """Serialise a part and cut it at its tags; unbalanced branches and unmatched statements are noted."""
    xml = _DECLARED + etree.tostring(root, encoding="unicode")
    pieces = Pieces()
    walk = _Walk(reading)
    start = 0
    pending: list[str] = []
    is_raw = False
    for token in _TOKEN.finditer(xml):
        text = token.group()
        if text[0] == "<":
            walk.markup(text)
            for mark in MARK.finditer(text):
                at = token.start() + mark.start()
                tag = reading.tags[int(mark.group(1))]
                pending.append(xml[start:at])
                start = at + len(mark.group())
                is_raw = _add(pieces, pending, tag, ATTRIBUTE, walk, is_raw=is_raw)
            walk.after_markup(text)
            continue
        tag = reading.tags[int(text[1:-1])]
        pending.append(xml[start : token.start()])
        start = token.end()
        is_raw = _add(pieces, pending, tag, walk.context(), walk, is_raw=is_raw)
    pieces.texts.append("".join((*pending, xml[start:])))
    walk.finish()
    pieces.is_proven = walk.is_balanced
    return pieces


def _add(pieces: Pieces, pending: list[str], tag: Tag, context: str, walk: _Walk, *, is_raw: bool) -> bool:
    """Take a tag into the sequence; what stands between `raw` and `endraw` is static."""
    if is_raw:
        if tag.keyword == "endraw":
            return False
        pending.append(escape(tag.raw))
        return True
    if tag.keyword == "raw":
        return True
    if tag.kind == "comment" or (tag.kind == "print" and not tag.inner):
        return False
    pieces.texts.append("".join(pending))
    pending.clear()
    pieces.sites.append(Site(tag, context))
    walk.statement(tag)
    return False


@dataclass(slots=True)
class _Block:
    tag: Tag
    keyword: str
    entry: int
    exits: list[int] = field(default_factory=list)
    has_else: bool = False


class _Walk:
    """The stack of open elements along the sequence; equal stacks have the same number."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._known: dict[tuple[int, str], int] = {}
        self._stacks: list[tuple[int, str]] = [(-1, "")]
        self._state = 0
        self._blocks: list[_Block] = []
        self._attribute = 0
        self.is_balanced = True

    def _push(self, name: str) -> None:
        key = (self._state, name)
        if key not in self._known:
            self._stacks.append(key)
            self._known[key] = len(self._stacks) - 1
        self._state = self._known[key]

    def _pop(self, name: str) -> None:
        below, top = self._stacks[self._state]
        if top != name:
            self.is_balanced = False
            return
        self._state = below

    def markup(self, text: str) -> None:
        if text[1] in "?!":
            return
        if OPEN in text:
            self._attribute += 1
            self._push(f"@{self._attribute}")

    def after_markup(self, text: str) -> None:
        if text[1] in "?!":
            return
        if OPEN in text:
            self._pop(f"@{self._attribute}")
        match = _NAME.match(text)
        name = match.group(1) if match else ""
        if text[1] == "/":
            self._pop(name)
        elif not text.endswith("/>"):
            self._push(name)

    def context(self) -> str:
        """What surrounds a tag here."""
        name = self._stacks[self._state][1]
        if name in _BLOCK_PARENTS:
            return BLOCKS
        if name == "w:t":
            return TEXT
        if name in ("w:p", "w:hyperlink", "w:ins", "w:smartTag", "w:fldSimple"):
            return RUNS
        if name == "w:tbl":
            return ROWS
        return CELLS if name == "w:tr" else PLAIN

    def statement(self, tag: Tag) -> None:
        """Follow a block statement."""
        keyword = tag.keyword
        if not keyword:
            return
        if keyword in ("elif", "else"):
            self._branch(tag)
        elif keyword.startswith("end"):
            self._end(tag)
        elif tag.opens:
            self._blocks.append(_Block(tag, keyword, self._state))

    def _branch(self, tag: Tag) -> None:
        if not self._blocks or self._blocks[-1].keyword not in ("if", "for"):
            self._reading.fault("block-unopened", tag, keyword=tag.keyword)
            return
        block = self._blocks[-1]
        block.exits.append(self._state)
        block.has_else = block.has_else or tag.keyword == "else"
        self._state = block.entry

    def _end(self, tag: Tag) -> None:
        wanted = tag.keyword[3:]
        if not self._blocks:
            self._reading.fault("block-unopened", tag, keyword=tag.keyword)
            return
        block = self._blocks[-1]
        if block.keyword != wanted:
            if any(outer.keyword == wanted for outer in self._blocks):
                while self._blocks[-1].keyword != wanted:
                    self._unclosed(self._blocks.pop())
                block = self._blocks[-1]
            else:
                self._reading.fault("block-unopened", tag, keyword=tag.keyword)
                return
        self._blocks.pop()
        exits = [*block.exits, self._state]
        if block.keyword != "if" or not block.has_else:
            exits.append(block.entry)
        if len(set(exits)) > 1:
            self.is_balanced = False
            self._crosses(block, exits)
        self._state = block.entry if block.keyword != "if" else exits[0]

    def _crosses(self, block: _Block, exits: Sequence[int]) -> None:
        """A statement that begins outside of a link and ends inside is right for one branch alone."""
        inside = {name for state in {block.entry, *exits} for name in self._around(state)}
        outside = [set(self._around(state)) for state in {block.entry, *exits}]
        crossed = next((name for name in _CROSSED if name in inside and not all(name in one for one in outside)), "")
        if crossed:
            self._reading.fault("branch-crosses", block.tag, end=f"end{block.keyword}")

    def _around(self, state: int) -> Iterator[str]:
        while state > 0:
            state, name = self._stacks[state]
            yield name

    def _unclosed(self, block: _Block) -> None:
        self._reading.fault("block-unclosed", block.tag, keyword=block.keyword, end=f"end{block.keyword}")

    def finish(self) -> None:
        """Report statements that are never ended."""
        for block in self._blocks:
            self._unclosed(block)
        if self._state != 0:
            self.is_balanced = False
