"""Reading XML that strangers wrote: no document types, no entities, names without their prefixes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat


class DamagedError(Exception):
    """A part of the file is not what it should be; never leaves the package."""


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


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    """OOXML parts are UTF-8 or UTF-16; Python's codecs for others fail in their own ways inside the parser."""
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise DamagedError(f"encoding {encoding}")


_ENCODINGS = frozenset(("utf-8", "utf-16", "us-ascii", "iso-8859-1"))


def parser(start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]) -> expat.XMLParserType:
    """A parser that refuses document types (and with them entities) and odd encodings; it buffers text."""
    made = expat.ParserCreate()
    made.buffer_text = True
    made.StartDoctypeDeclHandler = _refuse
    made.XmlDeclHandler = _check_encoding
    made.StartElementHandler = start
    made.EndElementHandler = end
    return made


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
