"""What the programme's papers have in common: the head of an order, its clauses, dates and signatures.

A paper's module says its wording; this module, with `page` and `table`, whose names it passes on, says how such wording
is set. Text goes in as plain strings, template tags included; each string becomes one run, so that no tag is split.
Widths are in twips; a portrait page has `PORTRAIT` of them between its margins, a landscape page `LANDSCAPE`.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.text.paragraph import Paragraph
from tools.papers import styles
from tools.papers.page import LANDSCAPE, PORTRAIT, new_paper, number_pages, page_number, set_page
from tools.papers.table import Cell, Column, Line, Strong, Table, Words, fill, line

__all__ = [
    "DEVELOPMENT_CHIEF", "HEADMAN", "LANDSCAPE", "NBSP", "OFFICER", "PORTRAIT", "Cell", "Column", "Line",
    "Signer", "Strong", "Table", "Words", "announced_on",
    "announcement_head", "clauses", "continued", "emblem", "line", "new_paper", "new_section",
    "number_pages", "order_date", "order_head", "page_number", "paragraph", "position_of", "set_page",
    "signature", "signers", "tag",
]  # fmt: skip

NBSP = "\u00a0"
HEADMAN = f"ผู้ใหญ่บ้าน หมู่ที่{NBSP}{{{{ village.moo }}}} ตำบล{{{{ village.tambon }}}}"  # the position, as it is signed
OFFICER = "{% if officer.position %}{{ officer.position }}{% else %}พัฒนากรประจำตำบล{{ village.tambon }}{% endif %}"
DEVELOPMENT_CHIEF = (
    "{% if district.development_chief.position %}{{ district.development_chief.position }}"
    "{% else %}พัฒนาการอำเภอ{{ district.name }}{% endif %}"
)

_NS = f'xmlns:w="{styles.W}"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: the word behind the dotted line, and the template expressions of name, position and acting line.

    `name` is an expression without braces (`officer.full_name`), or "" for one who writes it by hand; `position` is
    text as it is printed, tags included; `acting` an expression, or "" where nobody can act for the signer.
    """

    role: str
    name: str
    position: str = ""
    acting: str = ""


def new_section(document: Document, *, landscape: bool = False) -> Section:
    """Begin a new page of another kind; the break lies in the last paragraph, so that no empty one is left behind."""
    properties = document.element.body.sectPr
    paragraphs = document.paragraphs
    paragraphs[-1]._p.get_or_add_pPr().append(copy.deepcopy(properties))
    for reference in properties.findall(qn("w:headerReference")):
        properties.remove(reference)
    section = document.sections[-1]
    set_page(section, landscape=landscape)
    paragraph(document, "AfterTable")  # LibreOffice loses the break where a section begins with a table
    return section


def continued(section: Section, *words: Words) -> None:
    """Print words below the page number of the section's second and further pages, for sheets that come loose."""
    paragraph(section.header, "Continued", *words)


def paragraph(container: Any, style: str, *words: Words) -> Paragraph:
    """Append a paragraph to a document, cell or header and return it."""
    return fill(container.add_paragraph(), style, words)


def tag(container: Any, text: str, *, keep_next: bool = False) -> Paragraph:
    """Append a paragraph that holds only a template tag (`{%p if … %}`); nothing of it is printed."""
    return paragraph(container, "TagKeep" if keep_next else "Tag", text)


def emblem(document: Document) -> None:
    """Put the 3 cm ครุฑ, or its space where the office has no picture, 1.5 cm below the first page's top edge.

    It lies in the first page's head, which grows with it: a picture in the line of text is neither cut off nor moved.
    """
    target = document.sections[0].first_page_header.paragraphs[0]
    fill(target, "Emblem", ("{{ emblem }}",))


def order_head(document: Document, issuer: str, *subject: str) -> None:
    """Append the head of an order (แบบที่ 4 of the regulation): emblem, issuer, number, subject, short rule."""
    emblem(document)
    document.sections[0].header.paragraphs[0]._p.style = "OrderPageNumber"
    paragraph(document, "OrderHead", f"คำสั่ง{issuer}")
    paragraph(document, "OrderHead", f"ที่{NBSP} {{{{ paper.number }}}}")
    for text in subject:
        paragraph(document, "OrderSubject", text)
    paragraph(document, "ShortRule")


def announcement_head(document: Document, issuer: str, *subject: str) -> None:
    """Append the head of an announcement (แบบที่ 7): that of an order, without a number (handbook 1.6, 1.7.4)."""
    emblem(document)
    document.sections[0].header.paragraphs[0]._p.style = "OrderPageNumber"
    paragraph(document, "OrderHead", f"ประกาศ{issuer}")
    for text in subject:
        paragraph(document, "OrderSubject", text)
    paragraph(document, "ShortRule")


def announced_on(document: Document) -> None:
    """Append ประกาศ ณ วันที่ …, kept with the signature that follows."""
    paragraph(document, "OrderDate", f"ประกาศ{NBSP} ณ{NBSP} วันที่{NBSP} {{{{ paper.dated | date_order | nb }}}}")


def clauses(document: Document, texts: Sequence[str]) -> None:
    """Append numbered clauses; the last one stays with what follows, so that no signature stands on a page alone."""
    for number, text in enumerate(texts, 1):
        paragraph(document, "ClauseKeep" if number == len(texts) else "Clause", f"{number}.{NBSP} {text}")


def order_date(document: Document) -> None:
    """Append สั่ง ณ วันที่ …, kept with the signature that follows."""
    paragraph(document, "OrderDate", f"สั่ง{NBSP} ณ{NBSP} วันที่{NBSP} {{{{ paper.dated | date_order | nb }}}}")


def signature(document: Document, person: str, position: str, *, last: str = "SignPosition") -> None:
    """Append one signature: space for the pen, the name in brackets, acting line if there is one, position.

    A rank stands before the pen's space, not in the brackets (handbook 1.8).

    `person` is the expression of an Official; `position` the text for one whose position is not in the data. `last` is
    the position's style, where more must stay on the same page.
    """
    tag(document, f"{{%p if {person}.full_name | rank %}}", keep_next=True)
    paragraph(document, "SignRank", f"{{{{ {person}.full_name | rank }}}}")
    paragraph(document, "SignNameBelow", _name(f"{person}.full_name", 44))
    tag(document, "{%p else %}", keep_next=True)
    paragraph(document, "SignName", _name(f"{person}.full_name", 44))
    tag(document, "{%p endif %}", keep_next=True)
    tag(document, f"{{%p if {person}.acting %}}", keep_next=True)
    paragraph(document, "SignActing", f"{{{{ {person}.acting }}}}")
    tag(document, "{%p endif %}", keep_next=True)
    paragraph(document, last, position_of(person, position))


def position_of(person: str, otherwise: str) -> str:
    """Return the text that prints an Official's position, or `otherwise` where it is not in the data."""
    return f"{{% if {person}.position %}}{{{{ {person}.position }}}}{{% else %}}{otherwise}{{% endif %}}"


def signers(container: Any, rows: Sequence[Sequence[Signer | None]], *, width: int = PORTRAIT) -> None:
    """Append a table without lines in which several people sign side by side; it never breaks over two pages.

    None leaves a place empty: `[[None, signer]]` lets one person sign on the right.
    """
    columns = max(len(row) for row in rows)
    one = width // columns
    table = Table(container, [Column(one) for _ in range(columns)], look="PaperSignTable")
    for row in rows:
        cells: list[Cell] = []
        for signer in row:
            if signer is None:
                cells.append(Cell(lines=(line("SignerText"),)))
                continue
            lines = [
                line("SignerLine", f"ลงชื่อ{_rank(signer.name)}\t{signer.role}"),
                line("SignerText", _name(signer.name, 40)),
            ]
            if signer.acting:
                lines += [
                    line("TagKeep", f"{{%p if {signer.acting} %}}"),
                    line("SignerText", f"{{{{ {signer.acting} }}}}"),
                    line("TagKeep", "{%p endif %}"),
                ]
            if signer.position:
                lines.append(line("SignerText", signer.position))
            cells.append(Cell(lines=tuple(lines)))
        if len(cells) < columns:
            cells.append(Cell(lines=(line("SignerText"),), span=columns - len(cells)))
        table.row(*cells, valign="top")
    for cell in table.element.iter(qn("w:tc")):
        _dotted_line(cell, one)
    paragraph(container, "EndTable")  # Word wants a paragraph behind the last table; it must not begin a blank page


def _rank(expression: str) -> str:
    if not expression:
        return ""
    return f"{{% if {expression} | rank %}}{NBSP}{{{{ {expression} | rank }}}}{{% endif %}}"


def _name(expression: str, dots: int) -> str:
    if not expression:
        return f"({'.' * dots})"
    return f"({{{{ {expression} | without_rank | dots({dots}) }}}})"


def _dotted_line(cell: Any, width: int) -> None:
    """Draw `ลงชื่อ……ผู้…` as one dotted tab, so that lines are equally long whatever the role's name."""
    for p in cell.iter(qn("w:p")):
        if p.style != "SignerLine":
            continue
        stops = parse_xml(
            f'<w:tabs {_NS}><w:tab w:val="right" w:leader="dot" w:pos="{width - 2 * styles.SIGNER_GAP}"/></w:tabs>'
        )
        p.pPr.insert_element_before(stops, "w:spacing", "w:ind", "w:jc", "w:rPr")
