"""A part of a Word file read as a person reads it: paragraph by paragraph, every tag found and its place known.

Word cuts the text of a paragraph into runs as it likes. Here a tag is found in the paragraph's whole text, moved into
the run in which it begins, and replaced by a mark; the text behind it stays in its own run with its own format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.press.engine import ooxml
from docgen.press.engine.faults import Place, TemplateFault
from docgen.press.engine.syntax import BLANK, CLOSE, OPEN, Span, Tag, read_tag, spans, unmask

_AROUND = 30  # characters of text shown on each side of a tag
_JOINED = 40  # paragraphs over which one tag may reach


@dataclass(slots=True)
class Paragraph:
    """The texts of one paragraph in order: (element, its text); (None, blank) for a break or a tab."""

    element: etree._Element
    place: Place
    texts: list[tuple[etree._Element, str]] = field(default_factory=list)
    instructions: list[tuple[etree._Element, str]] = field(default_factory=list)


@dataclass(slots=True)
class Reading:
    """What was found in one part: its tags by number, and what is wrong with them."""

    part: str
    story: str
    finish: Callable[[str], str] | None = None
    tags: list[Tag] = field(default_factory=list)
    faults: list[TemplateFault] = field(default_factory=list)
    has_changed: bool = False
    needs_tree: bool = False
    stays_whole: bool = False
    keeps_masks: bool = False

    def mark(self, tag: Tag) -> str:
        """The mark that stands for a new tag."""
        self.tags.append(tag)
        return f"{OPEN}{len(self.tags) - 1}{CLOSE}"

    def fault(self, code: str, tag: Tag | None = None, /, place: Place | None = None, **values: object) -> None:
        place = place or (tag.place if tag else Place(story=self.story, part=self.part))
        self.faults.append(
            TemplateFault(
                code=code, place=place, tag=tag.raw if tag else "", context=tag.context if tag else "", values=values
            )
        )


def paragraphs(root: etree._Element, story: str, part: str) -> list[Paragraph]:
    """All paragraphs in reading order; those inside a text box follow the one that holds the box's anchor."""
    found: list[Paragraph] = []
    open_paragraphs: list[Paragraph] = []
    counter = _Counter(story, part)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        if event == "end":
            if tag in ooxml.PARAGRAPHS:
                open_paragraphs.pop()
            counter.leave(tag)
            continue
        counter.enter(tag)
        if tag in ooxml.PARAGRAPHS:
            counter.count_paragraph(is_nested=bool(open_paragraphs))
            open_paragraphs.append(Paragraph(element, counter.place()))
            found.append(open_paragraphs[-1])
        elif open_paragraphs and tag in ooxml.TEXTS:
            texts = open_paragraphs[-1].instructions if tag == ooxml.INSTRUCTION else open_paragraphs[-1].texts
            texts.append((element, element.text or ""))
        elif open_paragraphs and tag in ooxml.BLANKS and _is_content(element):
            open_paragraphs[-1].texts.append((element, BLANK))
    return found


def _is_content(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag in (ooxml.R, ooxml.qn("a:p"))


class _Counter:
    """Counts as a reader does: a story's tables, rows and cells of the outermost table, paragraphs outside tables."""

    def __init__(self, story: str, part: str) -> None:
        self._story, self._part = story, part
        self._depth = self._paragraph = self._table = self._row = self._column = self._order = 0

    def enter(self, tag: str | bytes | object) -> None:
        if tag == ooxml.TBL:
            self._depth += 1
            if self._depth == 1:
                self._table, self._row = self._table + 1, 0
        elif self._depth == 1 and tag == ooxml.TR:
            self._row, self._column = self._row + 1, 0
        elif self._depth == 1 and tag == ooxml.TC:
            self._column += 1

    def leave(self, tag: str | bytes | object) -> None:
        if tag == ooxml.TBL:
            self._depth -= 1

    def count_paragraph(self, *, is_nested: bool) -> None:
        self._order += 1
        if not self._depth and not is_nested:
            self._paragraph += 1

    def place(self) -> Place:
        here = Place(story=self._story, part=self._part, order=self._order)
        if self._depth:
            return replace(here, table=self._table, row=self._row, column=self._column)
        return replace(here, paragraph=self._paragraph)


def mark_tags(root: etree._Element, reading: Reading) -> None:
    """Replace every tag of a part by its mark, `{_{` by `{{`, and let `finish` see the text that stays."""
    found = paragraphs(root, reading.story, reading.part)
    for at, paragraph in enumerate(found):
        _reach_over(found, at)
        _mark_texts(paragraph.texts, paragraph.place, reading)
        _mark_texts(paragraph.instructions, paragraph.place, reading)
    outside = Place(story=reading.story, part=reading.part)
    near: dict[etree._Element, Place] = {paragraph.element: paragraph.place for paragraph in found}
    for element in root.iter(etree.Element):
        outside = near.get(element, outside)
        for name, value in element.attrib.items():
            if "{" in value:
                element.set(name, mark_string(str(value), outside, reading))
        if element.tag not in ooxml.TEXTS and element.text and "{" in element.text:
            element.text = mark_string(element.text, outside, reading)


def _reach_over(found: list[Paragraph], at: int) -> None:
    """Draw the following paragraphs into one whose last tag is closed only there (a tag typed over several lines)."""
    paragraph = found[at]
    text = "".join(part for _, part in paragraph.texts)
    if "{" not in text or not (unclosed := [span for span in spans(text) if span.end < 0]):
        return
    opening = text[unclosed[0].start : unclosed[0].start + 2]
    closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[opening]
    drawn: list[Paragraph] = []
    for following in found[at + 1 : at + 1 + _JOINED]:
        line = "".join(part for _, part in following.texts)
        ends = line.find(closing)
        begins = min((line.find(start) for start in ("{{", "{%") if start in line), default=len(line))
        if opening != "{#" and begins < (ends if ends >= 0 else len(line) + 1):
            return
        if following.element.getparent() is not paragraph.element.getparent():
            return
        drawn.append(following)
        if ends >= 0:
            break
    else:
        return
    for following in drawn:
        for child in list(following.element):
            if child.tag != ooxml.PPR:
                paragraph.element.append(child)
        paragraph.texts += following.texts
        following.texts = []
        ooxml.remove(following.element)


def _mark_texts(texts: list[tuple[etree._Element, str]], place: Place, reading: Reading) -> None:
    whole = "".join(text for _, text in texts)
    found = [span for span in spans(whole) if _is_closed(span, whole, place, reading)] if "{" in whole else []
    if not found:
        for element, text in texts:
            if element.tag not in ooxml.BLANKS:
                _settle(element, [text], reading)
        return
    marks = [
        (span.start, span.end, reading.mark(_tag_at(whole, span.start, span.end, place, reading))) for span in found
    ]
    at = 0
    for element, text in texts:
        start, end = at, at + len(text)
        at = end
        if element.tag in ooxml.BLANKS:
            if any(first < start and end < last for first, last, _ in marks):
                ooxml.remove(element)
            continue
        pieces, cursor = [], start
        for first, last, mark in marks:
            if last <= start or first >= end:
                continue
            pieces.append(whole[cursor : max(cursor, first)])
            pieces.append(mark if start <= first else "")
            cursor = min(last, end)
        pieces.append(whole[cursor:end])
        _settle(element, pieces, reading)
    for element, _ in texts:
        run = element.getparent()
        if run is not None and run.tag == ooxml.R and not element.text and ooxml.is_empty_run(run):
            ooxml.remove(run)


def _tag_at(whole: str, start: int, end: int, place: Place, reading: Reading) -> Tag:
    raw = whole[start:end]
    context = whole[max(0, start - _AROUND) : end + _AROUND].replace(BLANK, " ").strip()
    tag = read_tag(raw, place, context)
    if tag.kind == "print" and not tag.inner:
        reading.fault("tag-empty", tag)
    return tag


def _is_closed(span: Span, whole: str, place: Place, reading: Reading) -> bool:
    if span.end >= 0:
        return True
    context = whole[max(0, span.start - _AROUND) : span.start + _AROUND].replace(BLANK, " ").strip()
    raw = whole[span.start : span.start + _AROUND].replace(BLANK, " ")
    reading.faults.append(TemplateFault(code="tag-unclosed", place=place, tag=raw, context=context))
    return False


def mark_string(text: str, place: Place, reading: Reading) -> str:
    """A text that stands outside paragraphs, every tag in it replaced by its mark."""
    done, at = [], 0
    for span in spans(text):
        if _is_closed(span, text, place, reading):
            done += [text[at : span.start], reading.mark(_tag_at(text, span.start, span.end, place, reading))]
            at = span.end
    whole = "".join((*done, text[at:]))
    return whole if reading.keeps_masks else unmask(whole)


def _settle(element: etree._Element, pieces: list[str], reading: Reading) -> None:
    """Write the pieces (text and marks in turn) as the element's text."""
    plain = pieces[::2]
    finished = plain if reading.keeps_masks else [unmask(piece) for piece in plain]
    if reading.finish is not None and element.tag == ooxml.T:
        finished = [reading.finish(piece) if piece else piece for piece in finished]
    text = "".join(part for pair in zip(finished, [*pieces[1::2], ""], strict=False) for part in pair)
    if text == (element.text or ""):
        return
    reading.has_changed = True
    element.text = text
    if element.tag == ooxml.T:
        element.set(ooxml.XML_SPACE, "preserve")
