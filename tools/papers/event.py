"""The day that a paper is about: a village's training or a group's meeting, and what papers of both have in common.

A paper of a village and its twin of a group (D06, D07, D08 and D10) say the same of another day: `VILLAGE` and `GROUP`
hold the wording and the template expressions in which they differ.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from tools.papers.blocks import NBSP, paragraph

GROUP_BUDGET = (
    f"งบประมาณกิจกรรมที่{NBSP}2 จำนวน{NBSP}{{{{ programme.group_budget | money }}}}{NBSP}บาท"
    " ({{ programme.group_budget | baht }})"
    "{% if programme.group_budget_basis == 'รอยืนยัน' %} (รอยืนยันว่าเป็นวงเงินต่อกลุ่มหรือรวมทั้งโครงการ)"
    "{% elif programme.group_budget_basis %} {{ programme.group_budget_basis }}{% endif %}"
)  # what is not settled yet is said on every paper of activity 2 that speaks of its money (R-BUD-03)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day: its activity, and the expressions of its date and venue; `place` are the lines that say where and who."""

    activity: str
    date: str
    venue: str
    place: tuple[str, ...]
    short_place: str


VILLAGE = Event(
    activity="{{ programme.village_activity }}",
    date="village.training_date",
    venue="village.venue",
    place=("{{ village.address | nb }} จังหวัด{{ programme.province }}",),
    short_place="{{ village.full_name | nb }} ตำบล{{ village.tambon }}",
)
GROUP = Event(
    activity="{{ programme.group_activity }}",
    date="group.training_date",
    venue="group.venue",
    place=("{{ group.title }}", "{{ village.address | nb }} จังหวัด{{ programme.province }}"),
    short_place="{{ group.title }}",
)


def form_head(paper: Document, title: str, event: Event, *, day: bool = True) -> None:
    """Append the head of a form: title, activity, programme; with `day`, when and where it takes place."""
    paragraph(paper, "FormTitle", title)
    paragraph(paper, "FormSubtitle", f"กิจกรรม{event.activity}")
    paragraph(
        paper,
        "FormSubtitle",
        f"โครงการ{{{{ programme.name }}}} ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    above = event.place[:-1] if day else ()  # who meets stands above when and where, so that the place is read in one
    for text in above:
        paragraph(paper, "FormLine", text)
    if day:
        paragraph(
            paper,
            "FormLine",
            f"{{{{ {event.date} | date_weekday | nb }}}}{NBSP} เวลา{NBSP}"
            "{% if training_start %}{{ training_start | time_range(training_end) | nb }}"
            f"{{% else %}}.......... - ..........{NBSP}น.{{% endif %}}",
        )
        paragraph(paper, "FormLine", f"ณ {{{{ {event.venue} | dots(60) }}}}")
    for text in event.place[len(above) :]:
        paragraph(paper, "FormLine", text)


def wide_head(paper: Document, title: str, event: Event) -> None:
    """Append the head of a landscape form: activity and programme share a line."""
    paragraph(paper, "FormTitle", title)
    paragraph(
        paper,
        "FormSubtitle",
        f"กิจกรรม{event.activity} โครงการ{{{{ programme.name }}}}"
        f" ประจำปีงบประมาณ พ.ศ.{NBSP}{{{{ programme.fiscal_year }}}}",
    )
    for text in event.place:
        paragraph(paper, "FormLine", text)
