"""A chart's own part while a template is compiled: what depends on its rows is cut out, the rest stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from docgen.press.engine import ooxml, package
from docgen.press.engine.chartplan import ChartPlan, Pieces, Series, Slot
from docgen.press.engine.package import Package
from docgen.press.engine.printing import escaped
from docgen.press.engine.reading import Reading, mark_tags
from docgen.press.engine.syntax import CLOSE, MARK, OPEN, Tag

_RID = ooxml.qn("r:id")
_UNFIT = frozenset(("scatterChart", "bubbleChart"))
_AFTER_VALUES = frozenset(ooxml.qn(f"c:{name}") for name in ("smooth", "shape", "bubbleSize", "bubble3D", "extLst"))
_STALE = re.compile("datalabelsRange|filtered\\w+")  # what charts remember of cells that are written anew


def printing(tag: Tag) -> Tag:
    return Tag(kind="print", raw=tag.raw, inner=tag.inner, place=tag.place, context=tag.context, special="charts.text")


def finished(reading: Reading, text: str) -> str:
    return text if reading.finish is None or not text else reading.finish(text)


class ChartPart:
    """A chart's own part: its series in their order, its texts, and what depends on its rows cut out."""

    def __init__(self, part: str, opened: Package, reading: Reading, name: str) -> None:
        self._part, self._opened = part, opened
        self._root = package.parse(opened.parts[part], part, name)
        self._own = Reading(part, "chart", reading.finish)
        self._relations = opened.relationships(part)
        self._story = reading
        mark_tags(self._root, self._own)
        self.texts: list[Tag] = []
        self._numbers: dict[int, int] = {}
        for number, tag in enumerate(self._own.tags):
            if tag.kind == "block":
                self._own.fault("chart-block-tag", tag)
            elif tag.kind == "print" and tag.inner:
                self._numbers[number] = len(self.texts)
                self.texts.append(printing(tag))
        found = list(self._root.iter(ooxml.qn("c:ser")))
        self.series = sorted(found, key=lambda ser: _number(ser.find(ooxml.qn("c:order"))))
        self._slots: list[Slot] = []
        for item in self._root.iter(ooxml.qn("a:t")):
            item.text = self._finish(item.text or "")

    def _finish(self, text: str) -> str:
        parts = MARK.split(text)
        return "".join(
            finished(self._own, part) if n % 2 == 0 else f"{OPEN}{part}{CLOSE}" for n, part in enumerate(parts)
        )

    def is_sound(self, fault: Callable[..., None]) -> bool:
        """Whether the chart can be filled; what is wrong is noted."""
        self._story.faults += self._own.faults
        unfit = next((e for e in self._root.iter(etree.Element) if etree.QName(e).localname in _UNFIT), None)
        if unfit is not None or not self.series:
            fault("chart-kind", text="")
            return False
        data = self._root.find(ooxml.qn("c:externalData"))
        if data is not None:
            relation = self._relations.get(data.get(_RID, ""))
            if relation is not None and (relation.is_external or not relation.target.lower().endswith(".xlsx")):
                fault("chart-foreign-data", text=relation.target)
                return False
        return not self._own.faults

    def _pieces(self, text: str) -> Pieces:
        """A text of the part with its tags as numbers."""
        found: list[str | int] = []
        for n, part in enumerate(MARK.split(text)):
            if n % 2 == 0:
                found += [escaped(part).replace('"', "&quot;")] if part else []
            elif int(part) in self._numbers:
                found.append(self._numbers[int(part)])
        return tuple(found)

    def name(self, number: int) -> Pieces | None:
        """The name that a series has in the template; None where it has none."""
        text = self.series[number].find(ooxml.qn("c:tx"))
        if text is None:
            return None
        words = " ".join(value.text or "" for value in text.iter(ooxml.qn("c:v")))
        return self._pieces(self._finish(words))

    def title(self, names: list[Pieces | None]) -> Pieces:
        """The words of the chart's title; of its series' names where it has none."""
        title = self._root.find(f"{ooxml.qn('c:chart')}/{ooxml.qn('c:title')}")
        words = "" if title is None else " ".join(
            "".join(t.text or "" for t in p.iter(ooxml.qn("a:t"))) for p in title.iter(ooxml.qn("a:p"))
        )  # fmt: skip
        if words.strip():
            return self._pieces(" ".join(words.split()))
        told: list[str | int] = []
        for name in (name for name in names if name):
            told += [", "] if told else []
            told += name
        return tuple(told)

    def plan(
        self, relation: str, label: Pieces, names: list[Pieces | None], description: Pieces, texts: int
    ) -> ChartPlan:
        """The chart as a plan. The tree is used up."""
        workbook = self._workbook()
        prefix = f"{self._root.prefix}:" if self._root.prefix else ""
        series = tuple(self._series(n, ser, names[n]) for n, ser in enumerate(self.series))
        self._drop_stale()
        written = etree.tostring(self._root, encoding="unicode")
        return ChartPlan(
            part=self._part,
            relation=relation,
            workbook=workbook,
            prefix=prefix,
            xml=self._cut(written),
            label=label,
            series=series,
            description=description,
            texts=texts,
        )

    def _workbook(self) -> str:
        data = self._root.find(ooxml.qn("c:externalData"))
        relation = self._relations.get(data.get(_RID, "")) if data is not None else None
        if data is not None and (relation is None or relation.target not in self._opened.parts):
            ooxml.remove(data)
        return relation.target if relation is not None and relation.target in self._opened.parts else ""

    def _series(self, number: int, ser: etree._Element, name: Pieces | None) -> Series:
        """Cut out of a series what its rows decide."""
        code = next((item.text or "" for item in ser.iterfind(f"{ooxml.qn('c:val')}//{ooxml.qn('c:formatCode')}")), "")
        text = ser.find(ooxml.qn("c:tx"))
        is_cell = text is None or text.find(ooxml.qn("c:v")) is None
        if name is not None:
            self._put(ser, "tx", Slot("name", number), before=self._behind(ser, ("idx", "order")))
        values = self._put(ser, "val", Slot("values", number), before=self._first_of(ser, _AFTER_VALUES))
        self._put(ser, "cat", Slot("category", number), before=ser.index(values))
        for kind in ("dPt", "dLbl"):
            for point in list(ser.iter(ooxml.qn(f"c:{kind}"))):
                at = _number(point.find(ooxml.qn("c:idx")))
                tail, point.tail = point.tail, None
                xml = etree.tostring(point, encoding="unicode")
                point.tail = tail
                ooxml.replace_with_text(point, self._mark(Slot("point", number, at, self._cut(xml))))
        return Series(name=name, format=code, is_cell=is_cell)

    def _put(self, ser: etree._Element, kind: str, slot: Slot, *, before: int) -> etree._Element:
        item = ser.find(ooxml.qn(f"c:{kind}"))
        if item is None:
            item = etree.Element(ooxml.qn(f"c:{kind}"))
            ser.insert(before, item)
        for child in list(item):
            item.remove(child)
        item.text = self._mark(slot)
        return item

    @staticmethod
    def _behind(ser: etree._Element, kinds: tuple[str, ...]) -> int:
        return sum(1 for child in ser if child.tag in {ooxml.qn(f"c:{kind}") for kind in kinds})

    @staticmethod
    def _first_of(ser: etree._Element, kinds: frozenset[str]) -> int:
        return next((n for n, child in enumerate(ser) if child.tag in kinds), len(ser))

    def _drop_stale(self) -> None:
        """Take away extensions that hold labels and hidden series of the template's own figures."""
        for item in list(self._root.iter(etree.Element)):
            if _STALE.fullmatch(etree.QName(item).localname):
                extension = ooxml.ancestor(item, ooxml.qn("c:ext"))
                listed = extension.getparent() if extension is not None else None
                if extension is not None and listed is not None:
                    ooxml.remove(extension)
                    if not len(listed):
                        ooxml.remove(listed)

    def _mark(self, slot: Slot) -> str:
        self._slots.append(slot)
        return f"{OPEN}{len(self._own.tags) + len(self._slots) - 1}{CLOSE}"

    def _cut(self, xml: str) -> tuple[str | int | Slot, ...]:
        return tuple(self._cut_pieces(xml))

    def _cut_pieces(self, xml: str) -> Iterator[str | int | Slot]:
        for n, part in enumerate(MARK.split(xml)):
            number = int(part) if n % 2 else -1
            if n % 2 == 0:
                if part:
                    yield part
            elif number >= len(self._own.tags):
                yield self._slots[number - len(self._own.tags)]
            elif number in self._numbers:
                yield self._numbers[number]


def _number(element: etree._Element | None) -> int:
    value = "" if element is None else element.get("val", "")
    return int(value) if value.isascii() and value.isdigit() else 0
