"""One rendering at work: what a value looks like at its place, and what the paper needs besides it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from html import unescape
from typing import Any

from jinja2 import Undefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from docgen.press.engine import pieces, tables
from docgen.press.engine.charting import Charting
from docgen.press.engine.chartplan import ChartPlan, Filled
from docgen.press.engine.fragments import Fragments
from docgen.press.engine.limits import MAX_OUTPUT, MAX_PASSES, WorkLimitError, passes, work
from docgen.press.engine.pieces import Site
from docgen.press.engine.values import InlineImage, Listing, RichText, RichTextParagraph, as_value
from docgen.zipping import EntryWriter

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\ufdd0\ufdd1]")
_SUSPECT = re.compile("[&<>\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff\ufdd0\ufdd1]")
_KEPT_VALUES = 50_000  # texts remembered in one rendering
_FLUSH_FROM = 4_096  # pieces collected before they are compressed

Finish = Callable[[str], str]


class PrintError(Exception):
    """A value cannot stand where a tag prints it: the tag's number, the fault's code and what its wording needs."""

    def __init__(self, site: int, code: str, **values: object) -> None:
        super().__init__(site, code, values)
        self.site, self.code, self.values = site, code, values


class CharacterError(Exception):
    """A text holds a character that no Word file can hold."""


def escaped(text: str) -> str:
    """A text as XML; CharacterError where XML has no way to write it."""
    if not _SUSPECT.search(text):
        return text
    if bad := CONTROL.search(text):
        raise CharacterError(bad.group())
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


class Shown(dict[str, bytes]):
    """Texts as encoded XML, each worked out once in a rendering."""

    def __init__(self, finish: Finish | None) -> None:
        super().__init__()
        self._finish = finish

    def __missing__(self, text: str) -> bytes:
        shown = self.xml(text).encode("utf-8")
        if len(self) > _KEPT_VALUES:
            self.clear()
        self[text] = shown
        return shown

    def xml(self, text: str) -> str:
        """A text finished and escaped; a character that XML does not know raises."""
        return escaped(text if self._finish is None else self._finish(text))


class Budget:
    """How much one rendering may still do, over all its parts."""

    __slots__ = ("passes", "size")

    def __init__(self) -> None:
        self.passes, self.size = MAX_PASSES, MAX_OUTPUT

    def spend(self, count: int) -> None:
        self.passes -= count
        if self.passes < 0:
            raise WorkLimitError("passes")
        work.look()

    def write(self, size: int) -> None:
        self.size -= size
        if self.size < 0:
            raise WorkLimitError("output")


class Printer:
    """Prints the values of one part in one rendering."""

    def __init__(
        self,
        sites: Sequence[Site],
        paths: Sequence[str],
        shown: Shown,
        budget: Budget,
        fragments: Fragments,
        *,
        draft: str = "",
        found: list[PrintError] | None = None,
        plans: Sequence[ChartPlan] = (),
    ) -> None:
        self._sites, self._paths, self._shown, self._budget = sites, paths, shown, budget
        self._fragments, self._draft, self._found = fragments, draft, found
        self._writer: EntryWriter | None = None
        self.out: list[bytes] = []
        self.needs_repair = False
        self._tables: list[int] = []
        self.is_draft = bool(draft)
        self.charts = Charting(plans, self, self._put_chart)

    def _put_chart(self, plan: ChartPlan, filled: Filled) -> str:
        self._budget.write(len(filled.xml) + len(filled.workbook or b""))
        return self._fragments.chart(plan, filled)

    def path(self, site: int) -> str:
        """The first field that a tag reads."""
        return self._paths[site]

    def shown(self, text: str) -> str:
        """A text finished and escaped."""
        return self._shown.xml(text)

    def stream_to(self, writer: EntryWriter) -> None:
        """Compress what is finished while the rest is still being printed."""
        self._writer = writer

    def flush(self) -> None:
        """Hand over all that is printed so far."""
        last = self.out.pop() if self.out else b""  # the end of a cell looks back at it
        data = b"".join(self.out)
        self._budget.write(len(data))
        self.out[:] = [last]
        if self._writer is not None:
            self._writer.add(data)

    def close(self) -> bytes:
        """What is printed and not handed over yet."""
        self._budget.write(sum(map(len, self.out)))
        return b"".join(self.out)

    def passes(self, items: Any, site: int) -> Iterable[Any]:
        """The items of a loop; only lists, mappings and texts can be looped over."""
        if isinstance(items, Undefined):
            return self.fault(site, "field-missing", name=self._paths[site]) and () if self._draft else items
        if items.__class__ in (list, tuple) and len(items) <= 256:
            self._spend(len(items))
            return items
        if items is None or isinstance(items, (int, float)) or not hasattr(items, "__iter__"):
            self.fault(site, "loop-not-list", kind=type(items).__name__, name=self._paths[site])
            return ()
        return passes(items, self._spend)

    def _spend(self, count: int) -> None:
        self._budget.spend(count)
        if len(self.out) > _FLUSH_FROM and self._writer is not None:
            self.flush()

    def wrong(self, site: int, code: str, **values: object) -> str:
        """A value that cannot stand at its tag, in a draft either; while all faults are looked for, noted only."""
        fault = PrintError(site, code, **values)
        if self._found is None:
            raise fault
        self._found.append(fault)
        return ""

    def fault(self, site: int, code: str, **values: object) -> str:
        """Raise, or in a draft say it in the text and go on."""
        fault = PrintError(site, code, **values)
        if self._found is not None:
            self._found.append(fault)
        if not self._draft:
            raise fault
        return self._draft.format(name=self._paths[site] or self._sites[site].tag.inner)

    def encoded(self, value: Any, site: int) -> bytes:
        """A value as the encoded XML that stands at this tag."""
        if value.__class__ is str and self._sites[site].context == pieces.TEXT:
            return self._shown[value]
        return self.other(value, site).encode("utf-8")

    def other(self, value: Any, site: int) -> str:
        """A value as the XML that stands at this tag."""
        if isinstance(value, Undefined):
            if not self._draft:
                str(value)  # a strict missing value raises, and names itself
                raise UndefinedError(self._paths[site])
            value = self.fault(site, "field-missing", name=self._paths[site])
        elif value is None:
            value = self.fault(site, "value-none", name=self._paths[site])
        elif isinstance(value, int) and not isinstance(value, bool):
            value = str(int(value))
        elif isinstance(value, Markup):
            if "<" in value:
                return self._raw(str(value), site)
            value = unescape(str(value))
        elif not isinstance(value, str):
            return self._rich(value, site)
        return self._text(str(value), site)

    def _text(self, text: str, site: int) -> str:
        context = self._sites[site].context
        if context == pieces.ATTRIBUTE:  # a width or a colour is for Word, not for the reader: never `finish`ed
            return escaped(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
        shown = self._shown.xml(text)
        if context in (pieces.TEXT, pieces.PLAIN):
            return shown
        if not text.strip():
            return ""
        if context in (pieces.RUNS, pieces.BLOCKS):
            return self._fragments.in_context(self._run(shown, site), self._sites[site], is_paragraphs=False)
        raise PrintError(site, "value-wrong-place", kind="text")

    def _run(self, shown: str, site: int) -> str:
        return f'<w:r>{self._sites[site].tag.run_format}<w:t xml:space="preserve">{shown}</w:t></w:r>'

    def _raw(self, xml: str, site: int) -> str:
        return self._fragments.markup(xml, self._sites[site])

    def _rich(self, value: Any, site: int) -> str:
        value = as_value(value)
        here = self._sites[site]
        if here.context == pieces.ATTRIBUTE or (here.context == pieces.PLAIN and not isinstance(value, Listing)):
            raise self._wrong(value, site)
        if isinstance(value, Listing):
            if here.context == pieces.PLAIN:
                return self._text(value.text, site)
            return self._fragments.listing(value.text, here, self._shown)
        if isinstance(value, RichText):
            return self._fragments.rich(value.xml, here, is_paragraphs=False)
        if isinstance(value, RichTextParagraph):
            return self._fragments.rich(value.xml, here, is_paragraphs=True)
        if isinstance(value, InlineImage):
            return self._fragments.image(value, here)
        if hasattr(value, "__html__"):
            return self._raw(str(value.__html__()), site)
        raise self._wrong(value, site)

    def _wrong(self, value: Any, site: int) -> PrintError:
        known = isinstance(value, (Listing, RichText, RichTextParagraph, InlineImage))
        return PrintError(site, "value-wrong-place" if known else "value-unfinished", kind=type(value).__name__)

    # What the engine itself prints, called from the generated code.

    def drawing_id(self, _constant: int) -> str:
        """The id of the next drawing; no two of a paper are equal."""
        return str(self._fragments.next_drawing())

    def list_number(self, restart: tuple[int, Any]) -> str:
        """The number of a list, a new one where the list begins anew."""
        return str(self._fragments.list_number(restart[0], is_restart=bool(restart[1])))

    def begin_of_table(self, out: list[Any]) -> None:
        """Note where a table's grid begins whose rows or cells come and go."""
        self._tables.append(len(out))

    def end_of_table(self, out: list[Any]) -> None:
        """Fit the grid to the cells; a table that needs more than that is mended when the part is finished."""
        start = self._tables.pop()
        rows = tables.fit_grid_of(b"".join(out[start:])) if out is self.out else None
        if rows is None:
            self.needs_repair = True
        else:
            out[start:] = [rows]

    def end_of_cell(self, out: list[Any]) -> None:
        """Word refuses a cell that does not end with a paragraph."""
        if not self._last(out).endswith((b"</w:p>", b"<w:p/>")):
            out.append(b"<w:p/>" if out is self.out else "<w:p/>")

    @staticmethod
    def _last(out: list[Any]) -> bytes:
        """The last thing printed; what a macro collects is text."""
        last = next((item for item in reversed(out) if item), b"")
        return last if isinstance(last, bytes) else str(last).encode("utf-8")
