"""Reading XML that strangers wrote: no document types, no entities, names without their prefixes."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat


class DamagedError(Exception):
    """A part of the file is not what it should be; never leaves the package."""


class EndlessError(DamagedError):
    """A value that is longer than any cell."""


@dataclass(slots=True)
class Node:
    """An element of a small part, with its local name; attributes keep their prefixes."""

    name: str
    attributes: dict[str, str]
    children: list[Node] = field(default_factory=list)

    def child(self, name: str) -> Node | None:
        """The first child of that name."""
        return next((node for node in self.children if node.name == name), None)

    def all(self, *path: str) -> list[Node]:
        """The elements at the end of a path of names, from the children down."""
        nodes = [self]
        for name in path:
            nodes = [child for node in nodes for child in node.children if child.name == name]
        return nodes

    def reference(self, name: str) -> str:
        """An attribute by its local name, whatever its prefix (`r:id`)."""
        return next((v for k, v in self.attributes.items() if k == name or k.endswith(f":{name}")), "")

    def flag(self, name: str, *, default: bool = False) -> bool:
        """An attribute that is true or false."""
        return is_true(self.attributes[name]) if name in self.attributes else default


def is_true(value: str | None) -> bool:
    """Whether an XML boolean says yes."""
    return value in ("1", "true", "on")


def _refuse(*_: object) -> None:
    raise DamagedError("a document type")


_NATIVE = frozenset(("utf-8", "ascii", "iso8859-1"))  # what the parser reads itself, besides UTF-16 with its mark
_DECLARED = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._:-]+)["'][^>]*\?>""")
_NO_CHARACTER_SETS = frozenset((
    "rot13", "rot-13", "hex", "base64", "zlib", "bz2", "uu", "quopri", "idna", "punycode", "utf-7", "undefined",
    "unicode-escape", "raw-unicode-escape", "unicode_escape", "raw_unicode_escape",
))  # fmt: skip
_MARKS = (
    (codecs.BOM_UTF8, ""), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF16_LE, ""),
    (codecs.BOM_UTF16_BE, ""), ("<".encode("utf-32-le"), "utf-32-le"), ("<".encode("utf-32-be"), "utf-32-be"),
    ("<".encode("utf-16-le"), "utf-16-le"), ("<".encode("utf-16-be"), "utf-16-be"),
)  # fmt: skip


def readable(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A part's bytes as the parser reads them: one that is declared in another encoding comes out as UTF-8."""
    stream = iter(chunks)
    first = next(stream, b"")
    encoding = _encoding(first)
    if not encoding:
        yield first
        yield from stream
        return
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        text = decoder.decode(first)
        yield _DECLARATION.sub("", text, count=1).encode()
        for chunk in stream:
            yield decoder.decode(chunk).encode()
        yield decoder.decode(b"", True).encode()
    except (LookupError, UnicodeError, ValueError) as error:
        raise DamagedError(f"encoding {encoding}") from error


_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


def _encoding(start: bytes) -> str:
    """The codec that a part needs before it is parsed; empty where the parser reads it itself."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    declared = _DECLARED.match(start)
    if declared is None:
        return ""
    name = declared[1].decode()
    name = re.sub("(?i)^windows-", "cp", name)  # windows-874 has no other name in Python
    try:
        codec = codecs.lookup(name)
    except LookupError as error:
        raise DamagedError(f"encoding {name}") from error
    if codec.name in _NATIVE:
        return ""
    if codec.name in _NO_CHARACTER_SETS:
        raise DamagedError(f"encoding {name}")
    return "utf-8" if codec.name.startswith("utf-16") else codec.name  # its letters were ASCII ones: it says so wrongly


def parser(start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]) -> expat.XMLParserType:
    """A parser that refuses document types (and with them entities); it buffers text."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse
    made.StartElementHandler = start
    made.EndElementHandler = end
    return made


class Feeder:
    """A parser that is given a part piece by piece, and never holds more of one value than a piece or two.

    `pieces` is what its text is collected in. Of a text or an attribute without an end, as much would stay in memory as
    the file unpacks to.
    """

    def __init__(self, xml: expat.XMLParserType, pieces: list[str]) -> None:
        self._xml, self._pieces, self._fed = xml, pieces, 0
        xml.CharacterDataHandler = pieces.append

    def feed(self, content: bytes, *, is_last: bool = False) -> None:
        """Parse the next piece; raises DamagedError, EndlessError for a value that does not end."""
        self._fed += len(content)
        try:
            self._xml.Parse(content, is_last)
        except expat.ExpatError as error:
            raise DamagedError(str(error)) from error
        if self._fed - self._xml.CurrentByteIndex > _LONGEST_TOKEN or len(self._pieces) > _MOST_PIECES:
            raise EndlessError("a value without an end")


_LONGEST_TOKEN = 4 << 20
_MOST_PIECES = 1 << 10  # of some kibibytes each, where nothing else ends them


def tree(content: bytes) -> Node:
    """A small part as a tree, without its text."""
    root = Node("", {})
    stack = [root]

    def start(name: str, attributes: dict[str, str]) -> None:
        node = Node(name.rpartition(":")[2], attributes)
        stack[-1].children.append(node)
        stack.append(node)

    def end(_: str) -> None:
        stack.pop()

    try:
        parser(start, end).Parse(content, True)
    except expat.ExpatError as error:
        raise DamagedError(str(error)) from error
    if not root.children:
        raise DamagedError("an empty part")
    return root.children[0]
