"""What a reader sees of a Word file: its words paragraph by paragraph, and the figures of its charts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.press.engine import ooxml, package
from docgen.press.engine.faults import Place
from docgen.press.engine.reading import paragraphs


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one paragraph, breaks and tabs as `\\v`, or all words and figures of a chart."""

    place: Place
    text: str


def visible(data: bytes, name: str = "") -> Iterator[Line]:
    """Every paragraph with words in it, part by part in reading order."""
    opened = package.read_package(data, name)
    for part, story in opened.stories.items():
        if story == "properties":
            continue
        root = package.parse(opened.parts[part], part, name)
        if story == "chart":
            yield Line(Place(story=story, part=part), " ".join(item.text or "" for item in root.iter(ooxml.qn("c:v"))))
            continue
        for paragraph in paragraphs(root, story, part):
            text = "".join(words for _, words in paragraph.texts)
            if text.strip():
                yield Line(paragraph.place, text)
