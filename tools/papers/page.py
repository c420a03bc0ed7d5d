"""The page of a paper: A4 with official margins, settings of the Word file, page numbers; nothing of what is on it."""

from __future__ import annotations

import copy
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Twips
from docx.text.paragraph import Paragraph
from tools.papers import styles
from tools.papers.words import paragraph

PORTRAIT = 9071  # twips between the margins
LANDSCAPE = 14570

_NS = f'xmlns:w="{styles.W}"'
_KEPT_RELATIONS = {RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.SETTINGS}
_COMPATIBILITY = (
    ("compatibilityMode", 15),  # without it Word opens the paper in the mode of Word 2007
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
)
_SETTINGS = (
    f'<w:settings {_NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    + "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY
    )
    + '</w:compat><w:themeFontLang w:val="en-US" w:bidi="th-TH"/><w:decimalSymbol w:val="."/>'
    '<w:listSeparator w:val=","/></w:settings>'
)

# The guideline's month: a template's bytes may not depend on the day it was built.
_PROPERTIES = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>{title}</dc:title><dc:subject/><dc:creator>docgen</dc:creator><cp:keywords/><dc:description/>"
    "<cp:lastModifiedBy>docgen</cp:lastModifiedBy><cp:revision>1</cp:revision>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2021-11-01T00:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2021-11-01T00:00:00Z</dcterms:modified>'
    "<cp:category/><dc:language>th-TH</dc:language></cp:coreProperties>"
)


def new_paper(
    title: str, *, landscape: bool = False, thai_digits: bool = True, letters: bool = False, numbered: bool = True
) -> Document:
    """An empty A4 paper with this office's styles, and page numbers from the second page on.

    `letters` adds the styles of letters and memos. Where each page is a form of its own, no number leads on.
    """
    document = docx.Document()
    _drop_foreign_parts(document)
    document.part._styles_part._element = parse_xml(styles.styles_xml(letters=letters))
    document.part._settings_part._element = parse_xml(_SETTINGS)
    font_table = Part(
        PackURI("/word/fontTable.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
        styles.font_table_xml(),
        document.part.package,
    )
    document.part.relate_to(font_table, RELATIONSHIP_TYPE.FONT_TABLE)
    _set_properties(document, title)
    set_page(document.sections[0], landscape=landscape)
    number_pages(document.sections[0], thai_digits=thai_digits)
    if not numbered:
        head = document.sections[0].header.paragraphs[0]._p
        for child in [child for child in head if not child.tag.endswith("}pPr")]:
            head.remove(child)
    return document


def new_section(document: Document, *, landscape: bool = False) -> Section:
    """Begin a new page of another kind; the break lies in the last paragraph, so that no empty one is left behind."""
    properties = document.element.body.sectPr
    document.paragraphs[-1]._p.get_or_add_pPr().append(copy.deepcopy(properties))
    for reference in properties.findall(qn("w:headerReference")):
        properties.remove(reference)
    section = document.sections[-1]
    set_page(section, landscape=landscape)
    paragraph(document, "AfterTable")  # LibreOffice loses the break where a section begins with a table
    return section


def set_page(section: Section, *, landscape: bool = False) -> None:
    """Make the section A4 with the margins of official letters: left 3, right 2, top 2.5, bottom 2 cm.

    A landscape page is bound at its top, so that both its sides have 2 cm; as a form it ends 1.5 cm above the edge, so
    that twenty people who sign and the certificate have room on two sheets.
    """
    long, short = Twips(16838), Twips(11906)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (long, short) if landscape else (short, long)
    section.left_margin, section.right_margin = Twips(1134 if landscape else 1701), Twips(1134)
    section.top_margin, section.bottom_margin = Twips(1417), Twips(850 if landscape else 1134)
    section.header_distance, section.footer_distance = Twips(709), Twips(567)
    section.gutter = Twips(0)


def number_pages(section: Section, *, thai_digits: bool = True, restart: bool = False) -> None:
    """Print `- ๒ -` at the top of the section's second and further pages; the first page has an empty head."""
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0]._p.style = "PageNumber"
    section.header.is_linked_to_previous = False
    page_number(section.header.paragraphs[0])
    kind = OxmlElement("w:pgNumType")
    kind.set(qn("w:fmt"), "thaiNumbers" if thai_digits else "decimal")
    if restart:
        kind.set(qn("w:start"), "1")
    for old in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(old)
    properties: Any = section._sectPr
    properties.insert_element_before(kind, "w:cols", "w:titlePg", "w:docGrid")


def page_number(paragraph: Paragraph) -> None:
    """Turn an empty paragraph into `- <page> -`; the digits are the section's (`number_pages`)."""
    paragraph._p.style = "PageNumber"
    field = parse_xml(f'<w:fldSimple {_NS} w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')
    paragraph.add_run("- ")
    paragraph._p.append(field)
    paragraph.add_run(" -")


def _drop_foreign_parts(document: Document) -> None:
    """Remove what python-docx's own template brings along: theme, numbering, thumbnail, custom XML, web settings."""
    for rels, kept in (
        (document.part.rels, _KEPT_RELATIONS),
        (document.part.package.rels, {RELATIONSHIP_TYPE.OFFICE_DOCUMENT, RELATIONSHIP_TYPE.CORE_PROPERTIES}),
    ):
        for key in [key for key, rel in rels.items() if rel.reltype not in kept]:
            del rels[key]


def _set_properties(document: Document, title: str) -> None:
    """Write docProps/core.xml as a whole: python-docx finds its elements by a table of prefixes that others change.

    docxcompose, which docxtpl imports where it is installed, takes the prefix `cp` for another namespace.
    """
    told = _PROPERTIES.format(title=escape(title))
    element: Any = parse_xml(told)
    for child in element:
        child.text = child.text or ""
    document.part.package._core_properties_part._element = element
