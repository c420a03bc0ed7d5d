"""One rendering at work on its charts: takes names and numbers row by row, and puts the filled chart into the paper.

The code generated for a story calls it at the chart's place, so a chart sees what its place sees: the pass of a loop
around it, names that were set before it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from html import unescape
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup

from docgen.press.engine.chartplan import ChartPlan, Fill, Filled, fill
from docgen.press.engine.limits import WorkLimitError

if TYPE_CHECKING:
    from docgen.press.engine.printing import Printer

MAX_ROWS = 20_000
_MAX_EXPONENT = 300
_AS_BLANKS = str.maketrans("\n\t\r\v", "    ")


class Charting:
    """Takes what a story prints for its charts; each method is called by generated code and returns what it prints."""

    def __init__(self, plans: Sequence[ChartPlan], printer: Printer, put: Callable[[ChartPlan, Filled], str]) -> None:
        self._plans, self._printer, self._put = plans, printer, put
        self._plan: ChartPlan | None = None
        self._fill = Fill()
        self._relation = ""

    def begin(self, number: int, _site: int) -> str:
        """A chart begins."""
        self._plan, self._fill = self._plans[number], Fill()
        return ""

    def text(self, value: Any, site: int) -> str:
        """A text of the chart: a part of its title, of an axis' title, of a series' name."""
        self._fill.texts.append(self._shown(value, site))
        return ""

    def row(self, _constant: int, _site: int) -> str:
        """A category begins."""
        if len(self._fill.rows) >= MAX_ROWS:
            raise WorkLimitError("chart")
        self._fill.rows.append(([], []))
        return ""

    def label(self, value: Any, site: int) -> str:
        """A part of the category's name."""
        self._fill.rows[-1][0].append(self._shown(value, site))
        return ""

    def value(self, value: Any, site: int) -> str:
        """The category's number in the next series; None is a gap."""
        if isinstance(value, Undefined):
            self._missing(value, site)
            value = None
        self._fill.rows[-1][1].append(None if value is None else self._number(value, site))
        return ""

    def end(self, _constant: int, _site: int) -> str:
        """The chart is whole: it goes into the paper, and its description becomes the alternative text."""
        assert self._plan is not None, "a chart ends that did not begin"
        filled = fill(self._plan, self._fill)
        self._relation = self._put(self._plan, filled)
        return filled.description

    def relation(self, _constant: int, _site: int) -> str:
        """How the drawing refers to the chart that ended last."""
        return self._relation

    def _missing(self, value: Undefined, site: int) -> str:
        if not self._printer.is_draft:
            str(value)  # a strict missing value raises, and names itself
            raise UndefinedError(self._printer.path(site))
        return self._printer.fault(site, "field-missing", name=self._printer.path(site))

    def _number(self, value: Any, site: int) -> str | None:
        """A number without any grouping, as charts and workbooks write it."""
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
            if exact.is_finite() and abs(exact.adjusted()) < _MAX_EXPONENT:
                return _plain(exact)
        self._printer.wrong(site, "chart-value", name=self._printer.path(site), kind=type(value).__name__)
        return None

    def _shown(self, value: Any, site: int) -> str:
        """A text, or a whole number, as the paper shows it: finished, in one line, as XML for text or attribute."""
        if isinstance(value, Undefined):
            text = self._missing(value, site)
        elif isinstance(value, Markup):
            text = unescape(str(value))
        elif isinstance(value, str) or (isinstance(value, int) and not isinstance(value, bool)):
            text = str(value)
        elif value is None:
            text = self._printer.fault(site, "value-none", name=self._printer.path(site))
        else:
            text = self._printer.wrong(site, "value-unfinished", kind=type(value).__name__)
        return self._printer.shown(text.translate(_AS_BLANKS)).replace('"', "&quot;")


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
