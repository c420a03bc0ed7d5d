"""How a template is dressed before it is filled: the office's font and size, and its digits."""

from __future__ import annotations

from docgen import papers
from docgen.papers import Digits, Office
from docgen.press import engine
from docgen.press.filters import FILTERS

# Styles whose sizes the regulation sets whatever the office prints in (handbook 1.2): the words บันทึกข้อความ, 29 points
# in a line of exactly 35, and a memo's labels, 20 points.
FIXED_STYLES = frozenset({"บันทึกข้อความ", "ป้ายของบันทึกข้อความ"})


def template_of(data: bytes, name: str, office: Office, digits: Digits) -> engine.Template:
    """A template ready to render, in the office's font, its digits all of one kind (handbook 1.4)."""
    return engine.Template.from_bytes(
        data,
        filters=FILTERS,
        name=name,
        finish=papers.DIGITS[office.digits_in_file(digits)],
        base=base_font(office, digits),
    )


def base_font(office: Office, digits: Digits) -> engine.BaseFont:
    """The font and size in which a template is dressed (`[office]` in the registry)."""
    is_thai = office.draws_thai_digits and digits == "thai"
    return engine.BaseFont(
        font=office.font_for(digits), size=office.size, draws_thai_digits=is_thai, fixed=FIXED_STYLES
    )
