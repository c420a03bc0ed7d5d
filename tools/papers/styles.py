"""The styles of every paper: one edit here changes the office's font, a size or a distance in all of them.

Every style names its size and weight with the complex-script twin (w:szCs, w:bCs), without which Word and LibreOffice
print Thai in another font, size or weight. Distances are in twips (1 cm = 567), sizes in points. Sources: คำอธิบายการพิมพ์
หนังสือราชการภาษาไทยฯ of สำนักงานปลัดสำนักนายกรัฐมนตรี and ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526.
Style names are Thai because the clerk sees them in Word; the ids are what `blocks` and the papers write.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

FONT = "TH SarabunPSK"
FONT_ALTERNATIVES = "TH Sarabun New"  # same widths; Word takes it where the office has no TH SarabunPSK
SIZE = 16
CM = 567

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

FIRST_LINE = 1417  # 2.5 cm, first line of a paragraph
EMBLEM_BEFORE = 142  # the head begins 1.25 cm below the edge, the picture 1.5 cm
EMBLEM_LINE = 1701  # 3 cm
PAGE_NUMBER_BEFORE = 737  # an order's page number stands 3 cm below the edge (handbook 1.2), its head begins at 1.25 cm
SIGNATURE_LEFT = 2835  # 5 cm: a signature is centred on an axis 10.5 cm from the left margin
SIGNER_GAP = 170  # at both sides of each who signs in a table
SIGNATURE_SPACE = 1134  # 2 cm for the pen
RANK_LINE = 430  # of which a rank takes one line, the pen going on behind it


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style. `line` is (twips, rule) with the rules of w:lineRule; `tabs` are (twips, kind, leader)."""

    id: str
    name: str
    based_on: str = "Normal"
    size: float | None = None
    bold: bool | None = None
    align: str = ""
    first_line: int = 0
    left: int = 0
    right: int = 0
    hanging: int = 0
    before: int | None = None
    after: int | None = None
    line: tuple[int, str] | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    rule_below: bool = False
    tabs: tuple[tuple[int, str, str], ...] = ()
    color: str = ""


PARAGRAPH_STYLES: tuple[Style, ...] = (
    # Running text
    Style(id="Body", name="เนื้อความ", align="thaiDistribute", first_line=FIRST_LINE, before=120),
    Style(id="Clause", name="ข้อย่อยในเนื้อความ", based_on="Body", before=0),
    Style(id="BodyKeep", name="เนื้อความ (ติดกับย่อหน้าถัดไป)", based_on="Body", keep_next=True),
    Style(id="ClauseKeep", name="ข้อย่อย (ติดกับย่อหน้าถัดไป)", based_on="Clause", keep_next=True),
    Style(id="Closing", name="ข้อความท้ายก่อนลงนาม", based_on="Body", keep_next=True, keep_lines=True),
    Style(id="ClosingPlain", name="ข้อความท้ายชิดซ้าย", before=120, keep_next=True, keep_lines=True),
    Style(id="Plain", name="ข้อความชิดซ้าย"),
    Style(id="Note", name="หมายเหตุ", size=14, before=60),
    Style(id="NoteKeep", name="หมายเหตุ (ติดกับย่อหน้าถัดไป)", based_on="Note", keep_next=True),
    # Heads
    Style(id="Emblem", name="ที่วางครุฑ", align="center", before=EMBLEM_BEFORE, line=(EMBLEM_LINE, "atLeast"), after=60),
    Style(id="OrderHead", name="หัวคำสั่ง", align="center", keep_next=True),
    Style(id="OrderSubject", name="เรื่องของคำสั่ง", based_on="OrderHead"),
    Style(id="ShortRule", name="เส้นคั่นใต้หัวคำสั่ง", left=3402, right=3402, line=(160, "exact"), after=120, rule_below=True),
    Style(id="FormTitle", name="ชื่อแบบฟอร์ม", size=18, bold=True, align="center", keep_next=True),
    Style(id="AnnexTitle", name="ชื่อเอกสารแนบ", based_on="FormTitle", page_break_before=True),
    Style(id="ChartLine", name="ที่วางแผนภูมิ", align="center", before=60, after=60),
    Style(id="FormSubtitle", name="หัวรองของแบบฟอร์ม", bold=True, align="center", keep_next=True),
    Style(id="FormLine", name="บรรทัดหัวแบบฟอร์ม", align="center", keep_next=True),
    Style(id="Section", name="หัวข้อ", bold=True, before=120, keep_next=True, keep_lines=True),
    Style(id="Subsection", name="หัวข้อย่อย", bold=True, left=567, before=60, keep_next=True, keep_lines=True),
    Style(id="Item", name="รายการใต้หัวข้อ", align="thaiDistribute", left=567),
    Style(id="ItemKeep", name="รายการใต้หัวข้อ (ติดกับบรรทัดถัดไป)", based_on="Item", keep_next=True),
    Style(id="ItemLeft", name="รายการใต้หัวข้อ (ชิดซ้าย)", based_on="Item", align="left"),
    Style(id="Field", name="บรรทัดกรอกข้อมูล", tabs=((9071, "right", "dot"),)),
    # Tables
    Style(id="CellHead", name="หัวตาราง", bold=True, align="center", keep_next=True),
    Style(id="CellLeft", name="ช่องตารางชิดซ้าย"),
    Style(id="CellCentre", name="ช่องตารางกึ่งกลาง", align="center"),
    Style(id="CellRight", name="ช่องตารางตัวเลข", align="right"),
    Style(id="CellSum", name="ช่องตารางยอดรวม", bold=True, align="right"),
    Style(id="CellSumLabel", name="ช่องตารางคำว่ารวม", bold=True, align="center"),
    Style(id="SmallHead", name="หัวตาราง (เล็ก)", based_on="CellHead", size=14),
    Style(id="SmallHeading", name="หัวข้อในตาราง (เล็ก)", size=14, bold=True, keep_next=True),
    Style(id="SmallLeft", name="ช่องตารางชิดซ้าย (เล็ก)", size=14),
    Style(id="SmallCentre", name="ช่องตารางกึ่งกลาง (เล็ก)", size=14, align="center"),
    Style(id="SmallSum", name="ช่องตารางยอดรวม (เล็ก)", based_on="CellSum", size=14),
    Style(id="SmallSumLabel", name="ช่องตารางคำว่ารวม (เล็ก)", based_on="CellSumLabel", size=14),
    Style(id="SmallRight", name="ช่องตารางตัวเลข (เล็ก)", size=14, align="right"),
    Style(id="AfterTable", name="ช่องไฟหลังตาราง", line=(120, "exact")),
    Style(id="EndTable", name="ท้ายตารางสุดท้าย", size=1, line=(20, "exact")),
    # A schedule without lines
    Style(id="ScheduleHead", name="หัวกำหนดการ", bold=True, after=60, keep_next=True),
    Style(id="ScheduleCell", name="ช่องกำหนดการ", before=60),
    Style(id="ScheduleSpeaker", name="วิทยากรในกำหนดการ", left=425, after=60),
    Style(id="ScheduleNote", name="หมายเหตุท้ายกำหนดการ", before=240),
    # Signatures: the space for the pen is the distance before the line with the name
    Style(
        id="OrderDate",
        name="สั่ง ณ วันที่",
        left=SIGNATURE_LEFT,
        align="center",
        before=240,
        keep_next=True,
        keep_lines=True,
    ),
    Style(
        id="SignName",
        name="ชื่อผู้ลงนาม",
        left=SIGNATURE_LEFT,
        align="center",
        before=SIGNATURE_SPACE,
        keep_next=True,
        keep_lines=True,
    ),
    Style(
        id="SignRank",
        name="ยศหน้าลายมือชื่อ",
        left=SIGNATURE_LEFT,
        before=SIGNATURE_SPACE - RANK_LINE,
        keep_next=True,
        keep_lines=True,
    ),
    Style(id="SignNameBelow", name="ชื่อผู้ลงนามที่มียศ", based_on="SignName", before=0),
    Style(
        id="SignActing", name="บรรทัดรักษาราชการแทน", left=SIGNATURE_LEFT, align="center", keep_next=True, keep_lines=True
    ),
    Style(id="SignPosition", name="ตำแหน่งผู้ลงนาม", left=SIGNATURE_LEFT, align="center", keep_lines=True),
    Style(id="SignerLine", name="ลงชื่อ (หลายผู้ลงนาม)", before=480, keep_next=True, keep_lines=True),
    Style(id="SignerText", name="ชื่อและตำแหน่ง (หลายผู้ลงนาม)", align="center", keep_next=True, keep_lines=True),
    # What is not seen on the printed page, and the head of the second page
    Style(id="PageNumber", name="เลขหน้า", align="center"),
    Style(id="OrderPageNumber", name="เลขหน้าของคำสั่ง", based_on="PageNumber", before=PAGE_NUMBER_BEFORE, after=120),
    Style(id="Continued", name="ชื่อเอกสารบนหน้าต่อไป", align="center", size=14, after=120),
    Style(id="Tag", name="คำสั่งของแม่แบบ", size=12, color="808080"),
    Style(id="TagKeep", name="คำสั่งของแม่แบบ (ติดกับบรรทัดถัดไป)", based_on="Tag", keep_next=True),
    # Forms of which each begins a page, and the cover of a file
    Style(id="FormTitlePage", name="ชื่อแบบฟอร์ม (ขึ้นหน้าใหม่)", based_on="FormTitle", page_break_before=True),
    Style(id="AfterTableKeep", name="ช่องไฟหลังตาราง (ติดกับบรรทัดถัดไป)", based_on="AfterTable", keep_next=True),
    Style(id="NoteKeep", name="หมายเหตุ (ติดกับบรรทัดถัดไป)", based_on="Note", keep_next=True),
    Style(id="FieldLine", name="บรรทัดกรอกข้อมูลใต้หัวข้อ", left=567, tabs=((9071, "right", "dot"),)),
    Style(id="FieldLineKeep", name="บรรทัดกรอกข้อมูล (ติดกับบรรทัดถัดไป)", based_on="FieldLine", keep_next=True),
    Style(id="CoverTitle", name="ชื่อบนใบปะหน้า", size=36, bold=True, align="center", before=480, keep_next=True),
    Style(id="CoverLine", name="บรรทัดบนใบปะหน้า", size=22, bold=True, align="center", before=60, keep_next=True),
)

CHARACTER_STYLES: tuple[tuple[str, str, str], ...] = (("Strong", "ตัวหนา", "<w:b/><w:bCs/>"),)

SUBJECT_INDENT = 737  # 1.3 cm: a long subject goes on below its first word
SALUTATION_INDENT = 964  # 1.7 cm, of นมัสการ
ENCLOSURE_INDENT = 1588  # 2.8 cm
MEMO_INDENT = 1588  # of ส่วนราชการ, whose label is 20 pt
MEMO_SUBJECT_INDENT = 737
MEMO_MIDDLE = 4535  # where วันที่ stands on the line of ที่
LETTER_MIDDLE = 4535  # 8 cm: the date of a letter begins in the middle of the page (handbook 1.7.1)
PORTRAIT_WIDTH = 9071
_TO_MARGIN = (PORTRAIT_WIDTH, "right", "none")

# Of letters, memos, minutes and forms of money, and in their Word files only (`new_paper(…, letters=True)`)
LETTER_STYLES: tuple[Style, ...] = (
    Style(id="LetterDate", name="วันที่ของหนังสือ", left=LETTER_MIDDLE, before=120),
    Style(
        id="LetterSubject",
        name="เรื่อง เรียน",
        left=SUBJECT_INDENT,
        hanging=SUBJECT_INDENT,
        before=120,
        tabs=((SUBJECT_INDENT, "left", "none"),),
    ),
    Style(
        id="LetterSubjectWide",
        name="นมัสการ",
        left=SALUTATION_INDENT,
        hanging=SALUTATION_INDENT,
        before=120,
        tabs=((SALUTATION_INDENT, "left", "none"),),
    ),
    Style(
        id="LetterEnclosure",
        name="อ้างถึง สิ่งที่ส่งมาด้วย",
        left=ENCLOSURE_INDENT,
        hanging=ENCLOSURE_INDENT,
        before=120,
        tabs=((ENCLOSURE_INDENT, "left", "none"),),
    ),
    Style(id="LetterEnclosureNext", name="สิ่งที่ส่งมาด้วย (ข้อต่อไป)", left=ENCLOSURE_INDENT),
    Style(
        id="LetterClosing",
        name="คำลงท้าย",
        left=SIGNATURE_LEFT,
        align="center",
        before=240,
        keep_next=True,
        keep_lines=True,
    ),
    Style(id="LetterPosition", name="ตำแหน่งผู้ลงนาม (ติดกับเจ้าของเรื่อง)", based_on="SignPosition", keep_next=True),
    Style(id="LetterOwner", name="ส่วนราชการเจ้าของเรื่อง", before=480, keep_next=True, keep_lines=True),
    Style(id="LetterOwnerNext", name="ส่วนราชการเจ้าของเรื่อง (บรรทัดต่อไป)", keep_lines=True),
    Style(id="MemoHead", name="บันทึกข้อความ", size=29, bold=True, align="center", line=(700, "exact")),
    Style(
        id="MemoOffice",
        name="บันทึกข้อความ: ส่วนราชการ",
        left=MEMO_INDENT,
        hanging=MEMO_INDENT,
        tabs=((MEMO_INDENT, "left", "none"), _TO_MARGIN),
    ),
    Style(
        id="MemoNumber",
        name="บันทึกข้อความ: ที่ วันที่",
        tabs=((MEMO_MIDDLE, "left", "none"), _TO_MARGIN),
    ),
    Style(
        id="MemoSubject",
        name="บันทึกข้อความ: เรื่อง",
        left=MEMO_SUBJECT_INDENT,
        hanging=MEMO_SUBJECT_INDENT,
        tabs=((MEMO_SUBJECT_INDENT, "left", "none"), _TO_MARGIN),
    ),
    Style(id="MinutesField", name="บรรทัดหัวรายงานการประชุม", align="center", keep_next=True),
    Style(
        id="Agenda", name="ระเบียบวาระ", bold=True, before=120, left=1814, hanging=1814, keep_next=True, keep_lines=True
    ),
    Style(
        id="Resolution", name="มติที่ประชุม", left=2268, hanging=1474, align="thaiDistribute", before=60, keep_lines=True
    ),
    Style(id="ResolutionKeep", name="มติที่ประชุม (ติดกับตาราง)", based_on="Resolution", keep_next=True),
    Style(id="BeforeTable", name="ช่องไฟก่อนตาราง", based_on="AfterTable", keep_next=True),
    Style(id="Decision", name="ช่องสั่งการ", left=567, before=240, keep_next=True, keep_lines=True),
    Style(id="DecisionNext", name="ช่องสั่งการ (บรรทัดต่อไป)", left=567, keep_next=True, keep_lines=True),
    Style(id="FormCorner", name="เลขแบบมุมขวา", align="right"),
    Style(id="FormBody", name="เนื้อความของแบบ", size=14, align="thaiDistribute", first_line=FIRST_LINE, before=60),
    Style(
        id="FormHead", name="หัวข้อในแบบ", size=14, bold=True, align="center", before=60, keep_next=True, keep_lines=True
    ),
    Style(
        id="LoanSign",
        name="ลงชื่อและวันที่ของสัญญายืมเงิน",
        size=14,
        before=180,
        tabs=((4600, "right", "dot"), (5100, "left", "none")),
        keep_next=True,
        keep_lines=True,
    ),
    Style(id="LoanName", name="ชื่อผู้ลงนามของสัญญายืมเงิน", size=14, tabs=((2300, "center", "none"),), keep_lines=True),
    Style(id="FormKeep", name="เนื้อความของแบบ (ติดกับบรรทัดถัดไป)", size=14, before=60, keep_next=True, keep_lines=True),
)
LETTER_CHARACTER_STYLES: tuple[tuple[str, str, str], ...] = (
    ("MemoLabel", "ป้ายของบันทึกข้อความ", '<w:b/><w:bCs/><w:sz w:val="40"/><w:szCs w:val="40"/>'),
    ("MemoValue", "ค่าบนเส้นจุด", '<w:u w:val="dotted"/>'),
)

_TABLE_BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def styles_xml(*, letters: bool = False) -> bytes:
    """Return the whole word/styles.xml: document defaults, Normal and the styles of this module, no latent styles."""
    paragraphs = PARAGRAPH_STYLES + (LETTER_STYLES if letters else ())
    characters = CHARACTER_STYLES + (LETTER_CHARACTER_STYLES if letters else ())
    spacing = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/>'
    parts = [
        f'<w:styles xmlns:w="{W}">',
        f"<w:docDefaults><w:rPrDefault>{_default_run()}</w:rPrDefault>",
        f"<w:pPrDefault><w:pPr>{spacing}</w:pPr></w:pPrDefault></w:docDefaults>",
        _default_style("paragraph", "Normal", "Normal", f"<w:qFormat/>{_default_run()}"),
        _default_style("character", "DefaultParagraphFont", "Default Paragraph Font", hidden),
        _default_style("table", "TableNormal", "Normal Table", f"{hidden}<w:tblPr>{_table_margins(108)}</w:tblPr>"),
        _default_style("numbering", "NoList", "No List", hidden),
        *(_paragraph_style(style) for style in paragraphs),
        *(_character_style(*style) for style in characters),
        _table_style("PaperTable", "ตารางมีเส้น", f"<w:tblBorders>{_TABLE_BORDERS}</w:tblBorders>{_table_margins(80)}"),
        _table_style("PaperPlainTable", "ตารางไม่มีเส้น", _table_margins(0, 110)),
        _table_style("PaperSignTable", "ตารางลงนาม", _table_margins(SIGNER_GAP)),
        "</w:styles>",
    ]
    return "".join(parts).encode("utf-8")


def font_table_xml() -> bytes:
    """Return word/fontTable.xml, which tells Word what to take where the office's font is not installed."""
    return (
        f'<w:fonts xmlns:w="{W}"><w:font w:name={quoteattr(FONT)}><w:altName w:val={quoteattr(FONT_ALTERNATIVES)}/>'
        '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _default_run() -> str:
    font = quoteattr(FONT)
    return (
        f"<w:rPr><w:rFonts w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}/>{_size(SIZE)}"
        '<w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="th-TH"/></w:rPr>'
    )


def _paragraph_style(style: Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.id}"><w:name w:val={quoteattr(style.name)}/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:qFormat/><w:pPr>{_paragraph_properties(style)}</w:pPr>'
        f"<w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def _paragraph_properties(style: Style) -> str:
    parts = []
    if style.keep_next:
        parts.append("<w:keepNext/>")
    if style.keep_lines:
        parts.append("<w:keepLines/>")
    if style.page_break_before:
        parts.append("<w:pageBreakBefore/>")
    parts.append("<w:widowControl/>")
    if style.rule_below:
        parts.append('<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="0" w:color="auto"/></w:pBdr>')
    if style.tabs:
        stops = (f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/>' for at, kind, leader in style.tabs)
        parts.append(f"<w:tabs>{''.join(stops)}</w:tabs>")
    spacing = _attributes(before=style.before, after=style.after)
    if style.line is not None:
        spacing += f' w:line="{style.line[0]}" w:lineRule="{style.line[1]}"'
    if spacing:
        parts.append(f"<w:spacing{spacing}/>")
    indents = _attributes(
        left=style.left or None,
        right=style.right or None,
        firstLine=style.first_line or None,
        hanging=style.hanging or None,
    )
    if indents:
        parts.append(f"<w:ind{indents}/>")
    if style.align:
        parts.append(f'<w:jc w:val="{style.align}"/>')
    return "".join(parts)


def _run_properties(style: Style) -> str:
    parts = []
    if style.bold is not None:
        value = "" if style.bold else ' w:val="0"'
        parts.append(f"<w:b{value}/><w:bCs{value}/>")
    if style.color:
        parts.append(f'<w:color w:val="{style.color}"/>')
    if style.size is not None:
        parts.append(_size(style.size))
    return "".join(parts)


def _character_style(style_id: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{style_id}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{properties}</w:rPr></w:style>'
    )


def _table_style(style_id: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val={quoteattr(name)}/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr>{properties}</w:tblPr></w:style>'
    )


def _table_margins(left: int, right: int | None = None) -> str:
    edges = (("top", 0), ("left", left), ("bottom", 0), ("right", left if right is None else right))
    inner = "".join(f'<w:{edge} w:w="{width}" w:type="dxa"/>' for edge, width in edges)
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"


def _default_style(kind: str, style_id: str, name: str, properties: str) -> str:
    return (
        f'<w:style w:type="{kind}" w:default="1" w:styleId="{style_id}"><w:name w:val="{name}"/>{properties}</w:style>'
    )


def _attributes(**values: int | None) -> str:
    return "".join(f' w:{name}="{value}"' for name, value in values.items() if value is not None)
