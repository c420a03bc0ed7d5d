"""D22L สัญญาการยืมเงิน (แบบ 8500): the officer in charge borrows what the village's day costs (handbook 2.13).

The words are the Comptroller General's form; amounts are the budget's, without the lines marked ไม่ยืม.
"""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import NBSP, OFFICER, Cell, Column, Table, line, new_section, number_pages, paragraph
from tools.papers.letters import ACTIVITY, PROGRAMME, PROVINCE_CHIEF, VILLAGE, new_letter

FILE = "D22L-loan-contract.docx"

TOP = (Column(6071), Column(3000))
ITEMS = (Column(6571, "รายการ", "SmallLeft"), Column(2500, "จำนวนเงิน (บาท)", "SmallRight"))
RETURNS = (
    Column(650, "ครั้งที่", "SmallCentre"),
    Column(1300, "วัน เดือน ปี", "SmallCentre"),
    Column(1500, "เงินสดหรือ\nใบสำคัญ", "SmallCentre"),
    Column(1350, "จำนวนเงิน\n(บาท)", "SmallRight"),
    Column(1350, "คงค้าง\n(บาท)", "SmallRight"),
    Column(1621, "ลายมือชื่อผู้รับ", "SmallCentre"),
    Column(1300, "ใบรับเลขที่", "SmallCentre"),
)
LOAN = f"{{{{ loan.total | money2 }}}}{NBSP}บาท ({{{{ loan.total | baht }}}})"
DAY = f"{'.' * 10}{NBSP}{'.' * 20}{NBSP}{'.' * 10}"


def build() -> Document:
    """Return the template; per = village."""
    paper = new_letter("สัญญาการยืมเงิน")
    paragraph(paper, "FormCorner", f"แบบ{NBSP}8500")
    paragraph(paper, "FormTitle", "สัญญาการยืมเงิน")
    table = Table(paper, TOP)
    table.row(
        Cell(lines=(line("SmallLeft", f"ยื่นต่อ{NBSP} {PROVINCE_CHIEF}"),)),
        Cell(
            lines=(
                line("SmallLeft", f"เลขที่{NBSP}{{{{ '' | dots(34) }}}}"),
                line("SmallLeft", f"วันครบกำหนด{NBSP}{{{{ '' | dots(26) }}}}"),
            )
        ),
    )
    paragraph(
        paper,
        "FormBody",
        "ข้าพเจ้า {{ officer.full_name | nb | dots(40) }}"
        f" ตำแหน่ง {OFFICER} สังกัด {{{{ district.office }}}} จังหวัด{{{{ programme.province }}}}"
        " มีความประสงค์ขอยืมเงินจาก{{ province.name }}"
        f" เพื่อเป็นค่าใช้จ่ายในการจัด{ACTIVITY} {PROGRAMME}"
        f" {VILLAGE} ใน{{{{ village.training_date | date_weekday | nb }}}} ดังรายละเอียดต่อไปนี้",
    )
    paragraph(paper, "AfterTable")
    table = Table(paper, ITEMS).head(style="SmallHead")
    table.loop_kept("b in loan.lines", "{{ b.category }}", "{{ b.planned | money2 }}")
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวมเงิน ({{ loan.total | baht }})"),)),
        Cell(lines=(line("SmallSum", "{{ loan.total | money2 }}"),)),
    )
    paragraph(
        paper,
        "FormBody",
        "ข้าพเจ้าสัญญาว่าจะปฏิบัติตามระเบียบของทางราชการทุกประการ และจะนำใบสำคัญคู่จ่ายที่ถูกต้องพร้อมทั้งเงินเหลือจ่าย (ถ้ามี)"
        f" ส่งใช้ภายในกำหนดไว้ในระเบียบการเบิกจ่ายเงินจากคลัง คือภายใน{NBSP}{{{{ programme.loan_days | dots(8) }}}}{NBSP}วัน"
        " นับแต่วันที่ได้รับเงินยืมนี้ ถ้าข้าพเจ้าไม่ส่งตามกำหนด ข้าพเจ้ายินยอมให้หักเงินเดือน ค่าจ้าง เบี้ยหวัด บำเหน็จ บำนาญ"
        " หรือเงินอื่นใดที่ข้าพเจ้าจะพึงได้รับจากทางราชการ ชดใช้จำนวนเงินที่ยืมไปจนครบถ้วนได้ทันที",
    )
    _signed(paper, "ผู้ยืม", "officer.full_name")
    paragraph(paper, "FormKeep", f"เสนอ{NBSP} {PROVINCE_CHIEF}")
    paragraph(paper, "FormKeep", f"ได้ตรวจสอบแล้ว เห็นสมควรอนุมัติให้ยืมตามใบยืมฉบับนี้ได้ จำนวน {LOAN}")
    _signed(paper, "ผู้ตรวจสอบ", "")
    paragraph(paper, "FormHead", "คำอนุมัติ")
    paragraph(paper, "FormKeep", f"อนุมัติให้ยืมตามเงื่อนไขข้างต้นได้ เป็นเงิน {LOAN}")
    _signed(paper, "ผู้อนุมัติ", "province.chief.full_name")
    paragraph(paper, "FormHead", "ใบรับเงิน")
    paragraph(paper, "FormKeep", f"ได้รับเงินยืมจำนวน {LOAN} ไปเป็นการถูกต้องแล้ว")
    _signed(paper, "ผู้รับเงิน", "officer.full_name")
    _returns(paper)
    return paper


def _signed(paper: Document, role: str, name: str) -> None:
    """Append a line for pen and date with the name below, as the form has them."""
    printed = f"{{{{ {name} | without_rank | dots(40) }}}}" if name else "." * 40
    rank = f"{{% if {name} | rank %}}{NBSP}{{{{ {name} | rank }}}}{{% endif %}}" if name else ""
    paragraph(paper, "LoanSign", f"ลงชื่อ{rank}\t{role}\tวันที่{NBSP}{DAY}")
    paragraph(paper, "LoanName", f"\t({printed})")


def _returns(paper: Document) -> None:
    """Append the back of the form: what was paid back, ten lines for the pen."""
    section = new_section(paper)
    number_pages(section, restart=True)
    paragraph(paper, "FormSubtitle", "รายการส่งใช้เงินยืม")
    table = Table(paper, RETURNS).head(style="SmallHead")
    for _ in range(10):
        table.row(*("" for _ in RETURNS), height=567)
    paragraph(
        paper,
        "Note",
        f"หมายเหตุ{NBSP} ยื่นต่อผู้อำนวยการกองคลัง หัวหน้ากองคลัง หัวหน้าแผนกคลัง หรือตำแหน่งอื่นใดที่ปฏิบัติงานเช่นเดียวกัน"
        " แล้วแต่กรณี ให้ระบุชื่อส่วนราชการที่จ่ายเงินยืมและวัตถุประสงค์ที่จะนำเงินยืมไปใช้จ่าย และเสนอต่อผู้มีอำนาจอนุมัติ",
    )
