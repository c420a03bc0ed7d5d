"""D18S สรุปผลการสำรวจและวิเคราะห์อาชีพ (กิจกรรมที่ 1 ข้อ 5): what households do, what they want, and what was chosen."""

from __future__ import annotations

from docx.document import Document
from tools.papers.blocks import (
    HEADMAN,
    LANDSCAPE,
    NBSP,
    OFFICER,
    Cell,
    Column,
    Signer,
    Strong,
    Table,
    continued,
    line,
    new_paper,
    paragraph,
    signers,
    tag,
)

FILE = "D18S-occupation-summary.docx"
TITLE = "สรุปผลการสำรวจและวิเคราะห์อาชีพ"
ROW = 454
BLANK_ROWS = 5

CURRENT = (
    Column(700, "ที่", "SmallCentre"),
    Column(4500, "อาชีพในปัจจุบัน", "SmallLeft"),
    Column(1700, "ครัวเรือน", "SmallCentre"),
    Column(1400, "ร้อยละ", "SmallCentre"),
)
WANTED = (
    Column(640, "อันดับ", "SmallCentre"),
    Column(2050, "อาชีพที่ต้องการ", "SmallLeft"),
    Column(1060, "เลือกเป็น\nอันดับ 1\n(ครัวเรือน)", "SmallCentre"),
    Column(940, "ร้อยละ", "SmallCentre"),
    Column(1060, "เลือก\nทุกอันดับ\n(ครัวเรือน)", "SmallCentre"),
    Column(2110, "โอกาสทางการตลาด", "SmallLeft"),
    Column(1960, "วัตถุดิบ/ทุน", "SmallLeft"),
    Column(1680, "ปราชญ์ที่สอนได้", "SmallLeft"),
    Column(2210, "ปัจจัยความสำเร็จ", "SmallLeft"),
    Column(860, "สรุป\nเลือก", "SmallCentre"),
)


def build() -> Document:
    """Return the template; per = village."""
    paper = new_paper(TITLE, landscape=True)
    place = "{{ village.full_name | nb }} ตำบล{{ village.tambon }}"
    continued(paper.sections[0], f"{TITLE} {place} (ต่อ)")
    paragraph(paper, "FormTitle", TITLE)
    paragraph(
        paper,
        "FormSubtitle",
        "กิจกรรม{{ programme.village_activity }} โครงการ{{ programme.name }}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    paragraph(paper, "FormLine", "{{ village.address | nb }} จังหวัด{{ programme.province }}")
    _current(paper)
    _wanted(paper)
    _conclusion(paper)
    return paper


def _current(paper: Document) -> None:
    paragraph(paper, "Section", f"1.{NBSP} อาชีพและรายได้ในปัจจุบัน")
    paragraph(
        paper,
        "ItemKeep",
        f"ครัวเรือนเป้าหมาย จำนวน{NBSP}{{{{ survey.asked }}}}{NBSP}ครัวเรือน"
        f" รายได้เฉลี่ย{NBSP}{{{{ survey.income_average | money | dots(14) }}}}{NBSP}บาท/คน/ปี"
        f" (ต่ำสุด{NBSP}{{{{ survey.income_least | money | dots(12) }}}}{NBSP}บาท"
        f" สูงสุด{NBSP}{{{{ survey.income_most | money | dots(12) }}}}{NBSP}บาท)"
        "{% if survey.below_threshold is not none %}"
        f" ต่ำกว่าเกณฑ์ จปฐ. {{{{ survey.threshold | money }}}}{NBSP}บาท"
        f" จำนวน{NBSP}{{{{ survey.below_threshold }}}}{NBSP}ครัวเรือน"
        f" จากที่ทราบรายได้{NBSP}{{{{ survey.income_count }}}}{NBSP}ครัวเรือน{{% endif %}}",
    )
    paragraph(paper, "AfterTableKeep")
    table = Table(paper, CURRENT).head(style="SmallHead")
    table.loop_kept(
        "o in survey.current", "{{ loop.index }}", "{{ o.name }}", "{{ o.count }}", "{{ o.percent | percent }}"
    )
    _blank_rows(table, "survey.current", len(CURRENT), 3)
    table.row(
        Cell(lines=(line("SmallSumLabel", "รวม"),), span=2),
        *(
            Cell(lines=(line("SmallSumLabel", f"{{% if survey.current %}}{text}{{% endif %}}"),))
            for text in ("{{ survey.current_count }}", "100.00")
        ),
    )


def _wanted(paper: Document) -> None:
    paragraph(paper, "Section", f"2.{NBSP} อาชีพที่ครัวเรือนเป้าหมายต้องการ")
    paragraph(
        paper,
        "ItemKeep",
        f"ครัวเรือนที่บอกอาชีพที่ต้องการ จำนวน{NBSP}{{% if survey.answered %}}{{{{ survey.answered }}}}"
        f"{{% else %}}........{{% endif %}}{NBSP}ครัวเรือน"
        " โดยเจ้าหน้าที่พัฒนาชุมชนและปราชญ์ชุมชนด้านอาชีพร่วมกันพิจารณาปัจจัยความสำเร็จของการประกอบอาชีพ"
        " และโอกาสทางการตลาด",
    )
    paragraph(paper, "AfterTableKeep")
    table = Table(paper, WANTED).head(style="SmallHead")
    table.loop_kept(
        "o in survey.wanted",
        "{{ o.rank }}",
        "{{ o.name }}",
        "{{ o.first }}",
        "{{ o.percent | percent }}",
        "{{ o.mentioned }}",
        "{{ o.study.market }}",
        "{{ o.study.inputs }}",
        "{{ o.study.teachers }}",
        "{{ o.study.factors }}",
        "{{ o.is_chosen | tick }}",
        height=ROW,
    )
    _blank_rows(table, "survey.wanted", len(WANTED), BLANK_ROWS)
    table.tag("{%tr if survey.answered %}")
    figures = (
        Cell(lines=(line("SmallSumLabel", "รวม"),), span=2),
        Cell(lines=(line("SmallCentre", Strong("{{ survey.answered }}")),)),
        Cell(lines=(line("SmallCentre", Strong("100.00")),)),
        Cell(span=6),
    )
    table.row(*figures, keep_next=True)
    table.tag("{%tr endif %}")


def _blank_rows(table: Table, values: str, columns: int, count: int) -> None:
    """Rows for the pen, where nothing is known yet."""
    table.tag(f"{{%tr if not {values} %}}")
    for _ in range(count):
        table.row(*([""] * columns), height=ROW)
    table.tag("{%tr endif %}")


def _conclusion(paper: Document) -> None:
    paragraph(paper, "Section", f"3.{NBSP} สรุปอาชีพที่เลือกสาธิตและฝึกปฏิบัติ")
    reason = f"เหตุผลที่เลือก{NBSP} {'.' * 120}"
    chosen = "อาชีพที่เลือก{{ nbsp }}“{{ village.occupation }}”".replace("{{ nbsp }}", f"{NBSP} ")
    tag(paper, "{%p if not village.occupation %}", keep_next=True)
    paragraph(paper, "ItemKeep", f"อาชีพที่เลือก{NBSP} {'.' * 60}{NBSP} {reason}")
    tag(paper, "{%p elif survey.chosen_rank == 1 %}", keep_next=True)
    paragraph(
        paper,
        "ItemKeep",
        f"{chosen} เป็นอาชีพที่ครัวเรือนเป้าหมายต้องการมากที่สุด{{% if survey.is_chosen_tied %}}เท่ากับอาชีพอื่น{{% endif %}}"
        f" จำนวน{NBSP}{{{{ survey.chosen_first }}}}{NBSP}ครัวเรือน"
        f" คิดเป็นร้อยละ{NBSP}{{{{ survey.chosen_percent | percent }}}} ของครัวเรือนที่บอกอาชีพที่ต้องการ",
    )
    tag(paper, "{%p if survey.is_chosen_tied %}", keep_next=True)
    paragraph(paper, "ItemKeep", reason)
    tag(paper, "{%p endif %}", keep_next=True)
    tag(paper, "{%p elif survey.chosen_rank %}", keep_next=True)
    paragraph(
        paper,
        "ItemKeep",
        f"{chosen} เป็นอันดับ{NBSP}{{{{ survey.chosen_rank }}}} ของผลสำรวจ"
        f" (เลือกเป็นอันดับ{NBSP}1 จำนวน{NBSP}{{{{ survey.chosen_first }}}}{NBSP}ครัวเรือน){NBSP} {reason}",
    )
    tag(paper, "{%p elif survey.answered %}", keep_next=True)
    paragraph(paper, "ItemKeep", f"{chosen} ไม่อยู่ในอาชีพที่ครัวเรือนเป้าหมายเลือก{NBSP} {reason}")
    tag(paper, "{%p else %}", keep_next=True)
    paragraph(paper, "ItemKeep", f"{chosen}{NBSP} {reason}")
    tag(paper, "{%p endif %}", keep_next=True)
    signers(
        paper,
        (
            (
                Signer(role="ผู้วิเคราะห์", name="officer.full_name", position=OFFICER, acting="officer.acting"),
                Signer(role="ผู้ร่วมวิเคราะห์", name="team_leader.full_name", position="ปราชญ์ชุมชนด้านอาชีพ"),
                Signer(role="ผู้ร่วมวิเคราะห์", name="village.headman", position=HEADMAN),
            ),
        ),
        width=LANDSCAPE,
    )
