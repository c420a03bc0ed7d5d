"""Native Word charts in a template: what their alternative text says they show, made ready to be filled.

A chart's alternative text has one line for each thing that it shows (`WORDS`). Its tags become tags of the story at the
chart's place, so they are compiled, checked and counted like all others; the chart's own part becomes a `ChartPlan`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.press.engine import ooxml
from docgen.press.engine.chartpart import ChartPart, finished, printing
from docgen.press.engine.chartplan import ChartPlan, Pieces
from docgen.press.engine.faults import Place
from docgen.press.engine.package import Package, Relationship
from docgen.press.engine.printing import escaped
from docgen.press.engine.reading import Reading, mark_string, paragraphs
from docgen.press.engine.syntax import CLOSE, MARK, OPEN, Tag, straighten

_CHART, _DOCPR, _RID = ooxml.qn("c:chart"), ooxml.qn("wp:docPr"), ooxml.qn("r:id")
_ROWS, _LABEL, _VALUE, _DESCRIPTION = "rows", "label", "value", "description"
# The words at the beginning of a line, as clerks type them in Word.
WORDS: Mapping[str, str] = {
    "กราฟ": _ROWS, "แผนภูมิ": _ROWS, "ชื่อ": _LABEL, "ค่า": _VALUE, "คำอธิบาย": _DESCRIPTION,
}  # fmt: skip
_FIRST = re.compile(r"\s*(กราฟ|แผนภูมิ)\s*:\s*(.*)", re.DOTALL)
_OTHER = re.compile(r"(?:^|\s)(ชื่อ|ค่า|คำอธิบาย)\b[^:{}]*(?:\{\{.*?\}\}[^:{}]*)*:")
_HAS_ROWS = re.compile(r"\S+\s+in\s+\S")
_LINE = re.compile(r"(กราฟ|แผนภูมิ|ชื่อ|ค่า|คำอธิบาย)(?=[\s:])\s*([^:]*?)\s*:\s*(.*)", re.DOTALL)
_IN_LINE = re.compile(r"\s+(?=(?:ชื่อ|ค่า|คำอธิบาย)(?=[\s:]))")
_STATEMENT_END = re.compile(r"[{}]|%$|-$")


@dataclass(slots=True)
class _Shows:
    """The lines of an alternative text, their tags as marks."""

    word: str
    rows: str = ""
    labels: list[str] = field(default_factory=list)
    values: list[tuple[str, str]] = field(default_factory=list)
    description: str = ""


def is_told(text: str) -> bool:
    """Whether an alternative text tells what its chart shows; a mere description may begin with the same word."""
    first = _FIRST.match(_composed(text))
    return first is not None and bool(_HAS_ROWS.search(first.group(2)) or _OTHER.search(first.group(2)))


def _composed(text: str) -> str:
    return text.replace("\u0e4d\u0e32", "\u0e33")  # a sara am that was typed in two strokes


def claim(root: etree._Element, reading: Reading, opened: Package, name: str) -> list[ChartPlan]:
    """Take over the charts of a story whose alternative text tells what they show; the story is not marked yet."""
    told = [docpr for docpr in root.iter(_DOCPR) if is_told(docpr.get("descr", ""))]
    if not told:
        return []
    places = {item.element: item.place for item in paragraphs(root, reading.story, reading.part)}
    relations = opened.relationships(reading.part)
    plans: list[ChartPlan] = []
    for docpr in told:
        holder = ooxml.ancestor(docpr, ooxml.P)
        place = places.get(holder, Place(story=reading.story, part=reading.part)) if holder is not None else Place()
        plan = _Claim(docpr, place, reading, opened, name).plan(relations, len(plans))
        if plan is not None:
            plans.append(plan)
    return plans


class _Claim:
    """One chart while it is taken over."""

    def __init__(self, docpr: etree._Element, place: Place, reading: Reading, opened: Package, name: str) -> None:
        self._docpr, self._place, self._reading, self._opened, self._name = docpr, place, reading, opened, name
        self._text = docpr.get("descr", "")

    def _fault(self, code: str, tag: str = "", **values: object) -> None:
        self._reading.fault(code, self._tag(tag or self._text.strip().splitlines()[0]), None, **values)

    def _tag(self, raw: str, kind: str = "print", inner: str = "0", special: str = "") -> Tag:
        return Tag(kind=kind, raw=raw, inner=inner, place=self._place, special=special)

    def plan(self, relations: Mapping[str, Relationship], number: int) -> ChartPlan | None:
        """The chart's plan; None where something is wrong, which was noted."""
        before = len(self._reading.faults)
        self._docpr.attrib.pop("descr")
        drawing = self._docpr.getparent()
        frame = next(drawing.iter(_CHART), None) if drawing is not None else None
        relation = relations.get(frame.get(_RID, "")) if frame is not None else None
        if frame is None or relation is None or self._opened.stories.get(relation.target) != "chart":
            self._fault("chart-kind", text="")
            return None
        shows = self._shows()
        chart = ChartPart(relation.target, self._opened, self._reading, self._name)
        if shows is None or not chart.is_sound(self._fault) or len(self._reading.faults) > before:
            return None
        if len(shows.values) != len(chart.series):
            self._fault("chart-series", text=len(shows.values), limit=len(chart.series))
            return None
        marks = _Marks(self._reading, chart.texts)
        label = marks.pieces(shows.labels[0], "charts.label", counts=False)
        names = [marks.pieces(told) if told else chart.name(n) for n, (told, _) in enumerate(shows.values)]
        description = marks.pieces(shows.description) or (f"{shows.word} ", *chart.title(names))
        values = "".join(marks.given(value, "charts.value") for _, value in shows.values)
        first = self._text.strip().splitlines()[0]
        parts = [
            self._reading.mark(self._tag(first, inner=str(number), special="charts.begin")),
            *(self._reading.mark(tag) for tag in marks.texts),
            self._reading.mark(self._tag(first, "block", f"for {shows.rows}")),
            self._reading.mark(self._tag(first, special="charts.row")),
            marks.in_label,
            values,
            self._reading.mark(self._tag(first, "block", "endfor")),
            self._reading.mark(self._tag(first, special="charts.end")),
        ]
        self._docpr.set("descr", "".join(parts))
        frame.set(_RID, self._reading.mark(self._tag(first, special="charts.relation")))
        return chart.plan(relation.identifier, label, names, description, len(marks.texts))

    def _shows(self) -> _Shows | None:
        """The lines of the alternative text; None where one is wrong or lacking, which was noted."""
        before = len(self._reading.faults)
        marked = mark_string(_composed(self._text).strip(), self._place, self._reading)
        lines = [line.strip() for line in marked.splitlines() if line.strip()]
        if len(lines) == 1:  # typed, or kept by another program, in one line
            lines = _IN_LINE.split(lines[0])
        shows: _Shows | None = None
        for line in lines:
            match = _LINE.fullmatch(line)
            word = WORDS[match.group(1)] if match else ""
            if match is None or (match.group(2) and word != _VALUE):
                self._fault("chart-line", self._typed(line))
                continue
            told, rest = match.group(2), match.group(3).strip()
            shows = shows or _Shows(match.group(1))
            if word == _ROWS:
                self._take_rows(shows, rest, line)
            elif word == _LABEL:
                shows.labels.append(self._checked(rest, line))
            elif word == _VALUE:
                if not MARK.fullmatch(rest):
                    self._fault("chart-value-tag", self._typed(line))
                shows.values.append((self._checked(told, line), self._checked(rest, line)))
            else:
                shows.description = self._checked(rest, line)
        if shows is None or len(self._reading.faults) > before:
            return None
        if not shows.rows or len(shows.labels) != 1 or not shows.labels[0] or not shows.values:
            self._fault("chart-lines")
            return None
        return shows

    def _take_rows(self, shows: _Shows, rest: str, line: str) -> None:
        mark = MARK.fullmatch(rest)
        if mark is not None:  # typed as a tag: {% for d in rows %}
            tag = self._reading.tags[int(mark.group(1))]
            rest = tag.rest if tag.keyword == "for" else ""
        rows = straighten(rest).strip()
        if shows.rows or not _HAS_ROWS.match(rows) or _STATEMENT_END.search(rows) or OPEN in rows:
            self._fault("chart-rows", self._typed(line))
            return
        shows.rows = rows

    def _checked(self, text: str, line: str) -> str:
        """A line's text, in which only values may be printed."""
        for number in MARK.findall(text):
            if self._reading.tags[int(number)].kind == "block":
                self._fault("chart-block-tag", self._typed(line))
        return text

    def _typed(self, line: str) -> str:
        return MARK.sub(lambda m: self._reading.tags[int(m.group(1))].raw, line)


class _Marks:
    """Gives the tags of an alternative text to what prints them. `texts` are printed once, before the rows."""

    def __init__(self, reading: Reading, texts: list[Tag]) -> None:
        self._reading = reading
        self.texts = texts
        self.in_label = ""

    def given(self, text: str, special: str) -> str:
        """The marks of a text, whose tags print for this purpose from now on."""
        marks = []
        for number in MARK.findall(text):
            tag = self._reading.tags[int(number)]
            if tag.kind == "print" and tag.inner:
                tag.special, tag.level, tag.trims_before, tag.trims_after = special, "", False, False
                marks.append(f"{OPEN}{number}{CLOSE}")
        return "".join(marks)

    def pieces(self, text: str, special: str = "charts.text", *, counts: bool = True) -> Pieces:
        """A text with tags as pieces; its tags are printed once, or (`counts` false) in every row."""
        found: list[str | int] = []
        for n, part in enumerate(MARK.split(text)):
            if n % 2 == 0:
                found += [escaped(finished(self._reading, part)).replace('"', "&quot;")] if part else []
                continue
            tag = self._reading.tags[int(part)]
            if tag.kind != "print" or not tag.inner:
                continue
            if counts:
                found.append(len(self.texts))
                self.texts.append(printing(tag))
            else:
                self.in_label += self.given(f"{OPEN}{part}{CLOSE}", special)
                found.append(0)
        return tuple(found)
