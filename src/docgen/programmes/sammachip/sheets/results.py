"""Records of what was done: เข้าร่วม, ประเมิน, กลุ่มอาชีพ, ผลลัพธ์, เลขหนังสือ."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from docgen.programmes.sammachip.sheets import recurring
from docgen.programmes.sammachip.sheets.places import VillageRow
from docgen.records import NumberRow, kinds
from docgen.records.columns import Record, column


@dataclass(frozen=True, kw_only=True)
class Attendance(VillageRow):
    """Who signed in the morning and in the afternoon (เข้าร่วม), keyed in after the day."""

    keyed_in_later: ClassVar[bool] = True
    sheet: ClassVar[str] = "เข้าร่วม"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("การเข้าร่วม", "ลงเวลา")

    kind: str = column(
        "ประเภท",
        kinds.choice(
            {
                "คร.": "ครัวเรือน",
                "ครัวเรือน": "ครัวเรือน",
                "สมาชิกกลุ่ม": "ครัวเรือน",
                "สมาชิก": "ครัวเรือน",
                "ปราชญ์": "วิทยากร",
                "จนท.": "เจ้าหน้าที่",
            }
        ),
        choices=("ครัวเรือน", "วิทยากร", "เจ้าหน้าที่"),
        example="ครัวเรือน",
        width=12,
    )
    seq: int | None = recurring.seq(required=True, note="ลำดับในชีตครัวเรือนหรือปราชญ์", example="1", width=8)
    morning: bool | None = column("เช้า", kinds.flag, note="1 มา / 0 ไม่มา", example="1", width=8)
    afternoon: bool | None = column("บ่าย", kinds.flag, note="1 มา / 0 ไม่มา", example="1", width=8)
    substitute: str = column("มาแทนใคร", kinds.text, required=False, aliases=("ผู้มาแทน",), width=24)
    group_id: str = recurring.group_id(note="ประชุมกลุ่มอาชีพ: ลำดับคือลำดับในชีตสมาชิกกลุ่ม")


@dataclass(frozen=True, kw_only=True)
class Outcome(VillageRow):
    """What a household made of its training (ผลลัพธ์)."""

    keyed_in_later: ClassVar[bool] = True
    sheet: ClassVar[str] = "ผลลัพธ์"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ติดตามผล", "ผลลัพธ์ครัวเรือน")

    seq: int | None = recurring.seq(note="ลำดับในชีตครัวเรือน", example="1", width=8)
    house_no: str = column(
        "บ้านเลขที่", kinds.house_ref, required=False, aliases=("เลขที่บ้าน",), note="ใช้แทนลำดับได้", width=10
    )
    applied: bool | None = column(
        "นำไปประกอบอาชีพ", kinds.flag, aliases=("นำไปใช้",), note="1 ใช่ / 0 ไม่", example="1", width=14
    )
    income_before: Decimal | None = column(
        "รายได้ก่อน", kinds.money, aliases=("รายได้ก่อน (บ./ปี)", "รายได้ก่อนเข้าร่วม"), example="36000", width=13
    )
    income_after: Decimal | None = column(
        "รายได้หลัง", kinds.money, aliases=("รายได้หลัง (บ./ปี)", "รายได้หลังเข้าร่วม"), example="41000", width=13
    )
    followed_on: dt.date | None = column("วันที่ติดตาม", kinds.date, required=False, width=16)
    reason: str = column("เหตุผล", kinds.text, required=False, aliases=("สาเหตุที่ไม่ทำ",), width=26)


@dataclass(frozen=True, kw_only=True)
class Group(VillageRow):
    """An occupation group (กลุ่มอาชีพ)."""

    known_by: ClassVar[str] = "group_id"
    sheet: ClassVar[str] = "กลุ่มอาชีพ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("กลุ่ม",)

    group_id: str = recurring.group_id(required=True, example="G01")
    name: str = column("ชื่อกลุ่ม", kinds.text, example="กลุ่มทอผ้าบ้านโจด", width=28)
    product: str = column("อาชีพ/ผลิตภัณฑ์", kinds.text, aliases=("ผลิตภัณฑ์", "อาชีพ"), example="ผ้าฝ้ายทอมือ", width=22)
    category: str = column(
        "ประเภท",
        kinds.choice(
            {
                "เกษตร": "เกษตร",
                "ภาคการเกษตร": "เกษตร",
                "แปรรูป": "แปรรูป",
                "OTOP": "แปรรูป",
                "ท่องเที่ยว": "ท่องเที่ยว",
                "อื่นๆ": "อื่น ๆ",
            }
        ),
        choices=("เกษตร", "แปรรูป", "ท่องเที่ยว", "อื่น ๆ"),
        example="แปรรูป",
        width=12,
    )
    founded_on: dt.date | None = column("วันที่จัดตั้ง", kinds.date, anytime=True, example="10 มี.ค. 2565", width=16)
    registration_no: str = column("เลขทะเบียน", kinds.text, required=False, width=14)
    registered_on: dt.date | None = column("วันที่จดทะเบียน", kinds.date, required=False, anytime=True, width=16)
    has_members: bool | None = column("ก1 กลุ่ม", kinds.flag, required=False, note="มี/ไม่มี", width=9)
    has_committee: bool | None = column("ก2 กรรมการ", kinds.flag, required=False, note="มี/ไม่มี", width=11)
    has_rules: bool | None = column("ก3 กติกา", kinds.flag, required=False, note="มี/ไม่มี", width=9)
    has_fund: bool | None = column("ก4 กองทุน", kinds.flag, required=False, note="มี/ไม่มี", width=10)
    has_activity: bool | None = column("ก5 กิจกรรม", kinds.flag, required=False, note="มี/ไม่มี", width=11)
    funding: str = column("แหล่งทุน", kinds.text, required=False, width=22)
    market: str = column("ตลาด", kinds.text, required=False, aliases=("ช่องทางตลาด",), width=22)
    otop: str = column("OTOP", kinds.text, required=False, aliases=("ความพร้อม OTOP",), width=18)
    training_date: dt.date | None = column(
        "วันที่จัดประชุม",
        kinds.date,
        required=False,
        aliases=("วันที่ประชุมกลุ่ม", "วันที่จัดกิจกรรม", "วันที่จัด"),
        note="ประชุมจัดตั้งและพัฒนากลุ่ม 1 วัน เช่น 10 มี.ค. 2565",
        width=16,
    )
    venue: str = column(
        "สถานที่จัดประชุม", kinds.text, required=False, aliases=("สถานที่จัด", "สถานที่ประชุม", "สถานที่"), width=28
    )
    phone: str = recurring.phone()
    registrar: str = column(
        "หน่วยรับจดทะเบียน",
        kinds.text,
        required=False,
        note="เว้นว่าง: สำนักงานพัฒนาชุมชนอำเภอ",
        width=24,
    )
    rules: str = column(
        "กฎ กติกา ระเบียบ", kinds.text, required=False, aliases=("กติกากลุ่ม", "ระเบียบกลุ่ม"), note="ข้อละบรรทัด", width=30
    )
    fund: Decimal | None = column(
        "เงินกองทุน", kinds.money, required=False, aliases=("เงินกองทุน (บาท)", "กองทุนกลุ่ม"), note="บาท", width=12
    )
    saving: str = column(
        "การออมและหุ้น",
        kinds.text,
        required=False,
        aliases=("การออม", "ระเบียบเงินออม"),
        note="เช่น ออมเดือนละ 50 บาท",
        width=24,
    )
    activities: str = column(
        "กิจกรรมของกลุ่ม", kinds.text, required=False, aliases=("กิจกรรมกลุ่ม",), note="ข้อละบรรทัด", width=30
    )
    standard: str = column("มาตรฐานผลิตภัณฑ์", kinds.text, required=False, aliases=("มาตรฐาน", "คุณภาพมาตรฐาน"), width=22)
    strengths: str = column("จุดแข็ง", kinds.text, required=False, note="ข้อละบรรทัด", width=26)
    weaknesses: str = column("จุดอ่อน", kinds.text, required=False, note="ข้อละบรรทัด", width=26)
    opportunities: str = column("โอกาส", kinds.text, required=False, note="ข้อละบรรทัด", width=26)
    threats: str = column(
        "อุปสรรค", kinds.text, required=False, aliases=("ข้อจำกัด", "ภัยคุกคาม"), note="ข้อละบรรทัด", width=26
    )
    otop_plan: str = column("แผนลงทะเบียน OTOP", kinds.text, required=False, note="เช่น ยื่นลงทะเบียนรอบปี 2566", width=24)
    recorded_on: dt.date | None = column(
        "วันที่บันทึกข้อมูลกลุ่ม", kinds.date, required=False, note="วันที่บันทึกในระบบของกรมฯ", width=16
    )
    problems: str = recurring.problems()
    suggestions: str = recurring.suggestions()

    @property
    def title(self) -> str:
        """The name as it is printed: `กลุ่มทอผ้าบ้านโจด`."""
        return self.name if self.name.startswith(("กลุ่ม", "วิสาหกิจ")) else f"กลุ่ม{self.name}"

    @property
    def is_complete(self) -> bool | None:
        """All five ก are there (group, committee, rules, fund, activity; ก2-4.2); None until all are said."""
        said = (self.has_members, self.has_committee, self.has_rules, self.has_fund, self.has_activity)
        if False in said:
            return False
        return None if None in said else True


@dataclass(frozen=True, kw_only=True)
class GroupPlan(Record):
    """A line of a group's plan for the year (แผนกลุ่ม): what is done in which months, and who sees to it (ก2-5)."""

    sheet: ClassVar[str] = "แผนกลุ่ม"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("แผนพัฒนากลุ่ม", "ปฏิทินกลุ่ม")

    group_id: str = recurring.group_id(required=True, example="G01")
    activity: str = column("กิจกรรม", kinds.text, aliases=("รายการ",), example="ประชุมสมาชิกและออมเงิน", width=40)
    months: tuple[int, ...] = column(
        "เดือน",
        kinds.months,
        aliases=("ช่วงเดือน", "ระยะเวลา"),
        note="เช่น ต.ค. - ธ.ค. หรือ ม.ค., มี.ค. หรือ ทุกเดือน",
        example="ต.ค. - ธ.ค.",
        width=16,
    )
    responsible: str = column("ผู้รับผิดชอบ", kinds.text, required=False, example="คณะกรรมการกลุ่ม", width=24)

    @property
    def calendar(self) -> tuple[bool, ...]:
        """Twelve answers, October to September: whether it is done in that month."""
        return tuple(month in self.months for month in kinds.FISCAL_MONTHS)


@dataclass(frozen=True, kw_only=True)
class LetterNumber(NumberRow):
    """A number and a date from the register of letters and orders (เลขหนังสือ)."""

    sheet: ClassVar[str] = "เลขหนังสือ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ทะเบียนหนังสือ", "เลขคำสั่ง")

    place: str = column(
        "หมู่บ้าน/อำเภอ",
        kinds.text,
        aliases=("code8/อำเภอ", "รหัสหมู่บ้านหรืออำเภอ"),
        note="รหัสหมู่บ้าน 8 หลัก หรือชื่ออำเภอ",
        example="เมืองกาฬสินธุ์",
        width=18,
    )
