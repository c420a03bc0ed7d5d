"""Records of letters, meetings and money paid: ผู้รับเชิญ, ประชุม, ใบสำคัญ. All three sheets may be left out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from docgen.programmes.sammachip.sheets import recurring
from docgen.programmes.sammachip.sheets.places import VillageRow
from docgen.records import Person, kinds
from docgen.records.columns import column

SPEAKER, CHAIR, LEADER_OF_VILLAGE, VENUE, GUEST = "วิทยากร", "ประธานพิธีเปิด", "ผู้นำหมู่บ้าน", "เจ้าของสถานที่", "ผู้ร่วมกิจกรรม"
PURPOSES = (SPEAKER, CHAIR, LEADER_OF_VILLAGE, VENUE, GUEST)


@dataclass(frozen=True, kw_only=True)
class Recipient(Person, VillageRow):
    """Whom a letter of invitation goes to besides the sages and the headman (ผู้รับเชิญ).

    `village_code` may say every village; a district alone means every village of it.
    """

    sheet: ClassVar[str] = "ผู้รับเชิญ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("รายชื่อผู้รับเชิญ", "ผู้รับหนังสือเชิญ")
    name_needed: ClassVar[bool] = False

    village_code: str = recurring.village_code(
        note="รหัสหมู่บ้าน หรือคำว่า ทุกหมู่บ้าน ถ้าเว้นว่างแล้วกรอกอำเภอ หมายถึงทุกหมู่บ้านในอำเภอ", example="ทุกหมู่บ้าน"
    )
    seq: int | None = recurring.seq(note="ไม่ซ้ำกันทั้งชีต เลขหนังสือของแถวนี้คือ รหัสหมู่บ้าน/ร ตามด้วยลำดับ", example="1")
    position: str = column(
        "ตำแหน่ง",
        kinds.text,
        required=False,
        aliases=("ตำแหน่งผู้รับ",),
        note="ถ้าเรียนตำแหน่ง เช่น เกษตรอำเภอ ให้เว้นชื่อว่าง",
        example="เกษตรอำเภอกมลาไสย",
        width=28,
    )
    salutation: str = column(
        "คำขึ้นต้น",
        kinds.choice({"เรียน": "เรียน", "นมัสการ": "นมัสการ"}),
        required=False,
        note="เว้นว่าง: เรียน และพระภิกษุใช้ นมัสการ",
        choices=("เรียน", "นมัสการ"),
        width=10,
        blank_means=True,
    )
    purpose: str = column(
        "เชิญเป็น",
        kinds.choice(
            {
                **{purpose: purpose for purpose in PURPOSES},
                "ประธาน": CHAIR,
                "แขก": GUEST,
                "ผู้เข้าร่วม": GUEST,
                "ผู้เข้าร่วมกิจกรรม": GUEST,
                "ขอใช้สถานที่": VENUE,
                "สถานที่": VENUE,
                "ผู้ใหญ่บ้าน": LEADER_OF_VILLAGE,
            }
        ),
        required=False,
        aliases=("บทบาท", "ฐานะที่เชิญ"),
        note="เว้นว่าง: ผู้ร่วมกิจกรรม",
        choices=PURPOSES,
        example=GUEST,
        width=16,
        blank_means=True,
    )


@dataclass(frozen=True, kw_only=True)
class Meeting(VillageRow):
    """The village's meeting that chose sages and households (ประชุม); its day is the village's own column."""

    keyed_in_later: ClassVar[bool] = True
    sheet: ClassVar[str] = "ประชุม"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("เวทีประชาคม", "ประชาคม", "การประชุม")

    number: str = column("ครั้งที่", kinds.text, required=False, note="เช่น 1/2564", example="1/2564", width=10)
    venue: str = column("สถานที่ประชุม", kinds.text, required=False, example="ศาลาประชาคมหมู่บ้าน", width=28)
    start: dt.time | None = column(
        "เริ่มประชุม", kinds.time, required=False, aliases=("เวลาเริ่ม",), note="เช่น 09.00", example="09.00", width=11
    )
    end: dt.time | None = column(
        "เลิกประชุม", kinds.time, required=False, aliases=("เวลาเลิก",), note="เช่น 12.00", example="12.00", width=11
    )
    chair: str = column("ประธาน", kinds.names, required=False, note="เว้นว่าง: ผู้ใหญ่บ้าน", width=24)
    chair_position: str = column("ตำแหน่งประธาน", kinds.text, required=False, width=24)
    secretary: str = column(
        "ผู้จดรายงาน", kinds.names, required=False, aliases=("เลขานุการ",), note="เว้นว่าง: พัฒนากร", width=24
    )
    secretary_position: str = column("ตำแหน่งผู้จดรายงาน", kinds.text, required=False, width=24)
    households: int | None = column(
        "ครัวเรือนที่มาประชุม",
        kinds.count,
        required=False,
        aliases=("จำนวนครัวเรือนที่มา",),
        note="ครัวเรือนละ 1 คน",
        example="84",
        width=12,
    )
    committee: int | None = column(
        "กม. ที่มาประชุม",
        kinds.count,
        required=False,
        aliases=("กรรมการหมู่บ้านที่มาประชุม", "จำนวน กม.", "กม."),
        note="คน ไม่นับผู้ที่นับเป็นตัวแทนครัวเรือนแล้ว",
        width=12,
    )
    staff: int | None = column(
        "เจ้าหน้าที่ที่มาประชุม",
        kinds.count,
        required=False,
        aliases=("จำนวนเจ้าหน้าที่",),
        note="คน",
        width=12,
    )
    attendees: int | None = column(
        "ผู้มาประชุม",
        kinds.count,
        required=False,
        aliases=("จำนวนผู้มาประชุม",),
        note="คน: ตัวแทนครัวเรือน กม. และเจ้าหน้าที่ รวมกัน",
        example="96",
        width=12,
    )
    present: str = column(
        "ผู้เข้าร่วมประชุม",
        kinds.people,
        required=False,
        note="ชื่อและตำแหน่งของผู้ที่มิใช่คนในหมู่บ้าน คั่นด้วยจุลภาค ไม่มีให้พิมพ์ ไม่มี เว้นว่าง: เขียนด้วยปากกา",
        width=30,
    )
    absent: str = column(
        "ผู้ไม่มาประชุม",
        kinds.people,
        required=False,
        note="ชื่อและเหตุผล คั่นด้วยจุลภาค ไม่มีให้พิมพ์ ไม่มี เว้นว่าง: เขียนด้วยปากกา",
        width=30,
    )
    adopted: str = column(
        "เรื่องรับรองรายงาน",
        kinds.said,
        required=False,
        aliases=("รับรองรายงานการประชุม",),
        note="ระเบียบวาระที่ 2 ไม่มีให้พิมพ์ ไม่มี เว้นว่าง: เขียนด้วยปากกา",
        width=28,
    )
    matters: str = column(
        "เรื่องสืบเนื่อง",
        kinds.said,
        required=False,
        note="ระเบียบวาระที่ 3 ไม่มีให้พิมพ์ ไม่มี เว้นว่าง: เขียนด้วยปากกา",
        width=28,
    )
    on_sages: str = column("มติเรื่องปราชญ์", kinds.text, required=False, note="เพิ่มเติมจากข้อความมาตรฐาน", width=28)
    on_households: str = column("มติเรื่องครัวเรือน", kinds.text, required=False, note="เพิ่มเติมจากข้อความมาตรฐาน", width=28)
    on_occupation: str = column("มติเรื่องอาชีพ", kinds.text, required=False, note="เพิ่มเติมจากข้อความมาตรฐาน", width=28)
    on_training: str = column("มติเรื่องวันจัด", kinds.text, required=False, note="เพิ่มเติมจากข้อความมาตรฐาน", width=28)
    other: str = column(
        "เรื่องอื่น ๆ",
        kinds.said,
        required=False,
        aliases=("เรื่องอื่นๆ",),
        note="ระเบียบวาระที่ 5 ไม่มีให้พิมพ์ ไม่มี เว้นว่าง: เขียนด้วยปากกา",
        width=30,
    )

    @property
    def is_held(self) -> bool:
        """Something is keyed in that is known only after a meeting: who came, when it ended, what it resolved."""
        known = (self.households, self.committee, self.staff, self.attendees, self.end)
        written = (
            self.present, self.absent, self.adopted, self.matters, self.on_sages, self.on_households,
            self.on_occupation, self.on_training, self.other,
        )  # fmt: skip
        return any(value is not None for value in known) or any(written)


@dataclass(frozen=True, kw_only=True)
class Voucher(VillageRow):
    """One receipt or voucher that money was paid for (ใบสำคัญ)."""

    keyed_in_later: ClassVar[bool] = True
    sheet: ClassVar[str] = "ใบสำคัญ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("หลักฐานการจ่าย", "ใบสำคัญคู่จ่าย", "ใบเสร็จ")

    number: str = column(
        "เลขที่ใบสำคัญ", kinds.text, required=False, aliases=("เลขที่ใบเสร็จ", "เลขที่"), example="บค. 12/65", width=14
    )
    dated: dt.date | None = column(
        "วันที่", kinds.date, required=False, aliases=("ลงวันที่",), example="20 ม.ค. 2565", width=16
    )
    payee: str = column("ผู้รับเงิน", kinds.text, aliases=("ร้าน", "ชื่อผู้รับเงิน"), example="นางแก้ว ใจงาม", width=26)
    category: str = column("หมวด", kinds.text, note="ตรงกับหมวดในชีตงบประมาณ", example="ค่าอาหารกลางวัน", width=26)
    item: str = column("รายการ", kinds.text, required=False, note="เว้นว่าง: ใช้ชื่อหมวด", width=30)
    amount: Decimal | None = column("จำนวนเงิน", kinds.money, aliases=("จำนวนเงิน (บาท)",), example="2500", width=12)
