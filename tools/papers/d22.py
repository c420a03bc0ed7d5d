"""D22 งบหน้าใบสำคัญ (handbook 2.13): every receipt and voucher of the village's day, and what they come to."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import DEVELOPMENT_CHIEF, NBSP, OFFICER, Cell, Column, Signer, Table, line, paragraph, signers
from tools.papers.letters import ACTIVITY, DISTRICT_CHIEF, PROGRAMME, VILLAGE, new_letter

FILE = "D22-evidence-summary.docx"

COLUMNS = (
    Column(510, "ที่", "SmallCentre"),
    Column(1381, "เลขที่ใบสำคัญ/\nใบเสร็จ", "SmallCentre"),
    Column(1150, "วันที่", "SmallCentre"),
    Column(2540, "ผู้รับเงิน", "SmallLeft"),
    Column(2190, "รายการ", "SmallLeft"),
    Column(1300, "จำนวนเงิน\n(บาท)", "SmallRight"),
)
CATEGORIES = (
    Column(510, "ที่", "SmallCentre"),
    Column(3961, "หมวดรายจ่าย", "SmallLeft"),
    Column(1533, "แผน", "SmallRight"),
    Column(1533, "จ่ายจริง", "SmallRight"),
    Column(1534, "คงเหลือ", "SmallRight"),
)

# While a line waits for its amount, sums and the number of vouchers are the pen's: they would contradict the list.
ALL_KNOWN = "{% if evidence_sum.total is not none %}"


def build() -> Document:
    """Return the template; per = village."""
    paper = new_letter("งบหน้าใบสำคัญ")
    paragraph(paper, "FormTitle", "งบหน้าใบสำคัญ")
    paragraph(paper, "FormSubtitle", ACTIVITY)
    paragraph(paper, "FormLine", PROGRAMME)
    paragraph(paper, "FormLine", f"{VILLAGE} จังหวัด{{{{ programme.province }}}}")
    paragraph(paper, "FormLine", "จัดกิจกรรมเมื่อ{{ village.training_date | date_weekday | nb }}")
    paragraph(paper, "AfterTable")
    table = Table(paper, COLUMNS).head(style="SmallHead")
    table.loop_kept(
        "e in evidence",
        "{{ loop.index }}",
        "{{ e.number | dots(16) }}",
        "{{ e.dated | date_short | nb | dots(16) }}",
        "{{ e.payee | dots(30) }}",
        "{{ e.item }}",
        "{{ e.amount | money2 }}",
    )
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวมเป็นเงินทั้งสิ้น ({{ evidence_sum.total | baht | dots(50) }})"),), span=5),
        Cell(lines=(line("SmallSum", "{{ evidence_sum.total | money2 }}"),)),
    )
    paragraph(paper, "Section", "สรุปตามหมวดรายจ่าย")
    table = Table(paper, CATEGORIES).head(style="SmallHead")
    table.loop(
        "b in budget",
        "{{ loop.index }}",
        "{{ b.category }}",
        "{{ b.planned | money2 }}",
        "{{ b.spent | money2 }}",
        "{{ b.left | money2 }}",
        keep_next=True,
    )
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวม"),), span=2),
        *(
            Cell(lines=(line("SmallSum", text),))
            for text in (
                "{{ budget_sum.planned | money2 }}",
                f"{ALL_KNOWN}{{{{ budget_sum.spent | money2 }}}}{{% endif %}}",
                f"{ALL_KNOWN}{{{{ budget_sum.left | money2 }}}}{{% endif %}}",
            )
        ),
        keep_next=True,
    )
    paragraph(
        paper,
        "Closing",
        f"ขอรับรองว่าใบสำคัญข้างต้น จำนวน{NBSP}"
        f"{ALL_KNOWN}{{{{ evidence_sum.count }}}}{{% else %}}{'.' * 8}{{% endif %}}{NBSP}รายการ เป็นเงิน"
        f" {{{{ evidence_sum.total | money | dots(20) }}}}{NBSP}บาท ({{{{ evidence_sum.total | baht | dots(50) }}}})"
        " ได้จ่ายไปในราชการตามโครงการนี้จริง",
    )
    signers(
        paper,
        (
            (
                Signer(role="ผู้เบิก", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(
                    role="ผู้ตรวจ",
                    name="district.development_chief.full_name",
                    position=DEVELOPMENT_CHIEF,
                    acting="district.development_chief.acting",
                ),
            ),
            (
                None,
                Signer(
                    role="ผู้อนุมัติ",
                    name="district.chief.full_name",
                    position=DISTRICT_CHIEF,
                    acting="district.chief.acting",
                ),
            ),
        ),
    )
    return paper
