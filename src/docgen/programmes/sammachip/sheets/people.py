"""Records of people: ปราชญ์, ครัวเรือน, เจ้าหน้าที่, สมาชิกกลุ่ม."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from docgen.programmes.sammachip.constants import CRITERIA
from docgen.programmes.sammachip.sheets import recurring
from docgen.programmes.sammachip.sheets.places import VillageRow
from docgen.records import kinds
from docgen.records.columns import column
from docgen.records.person import Person


@dataclass(frozen=True, kw_only=True)
class Sage(Person, VillageRow):
    """A community sage (ปราชญ์ชุมชนด้านอาชีพ), one of the village's team of speakers."""

    sheet: ClassVar[str] = "ปราชญ์"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ปราชญ์ชุมชน", "วิทยากร", "ทีมวิทยากร")

    seq: int | None = recurring.seq(example="1")
    house_no: str = recurring.house_no(example="12/3")
    expertise: str = column(
        "ความเชี่ยวชาญ", kinds.text, aliases=("อาชีพ/ความเชี่ยวชาญ", "องค์ความรู้"), example="การทอผ้าไหม", width=26
    )
    team_role: str = column(
        "หน้าที่ในทีม", kinds.text, aliases=("ตำแหน่งในทีม",), note="หัวหน้าทีม / วิทยากร / เลขานุการ", example="หัวหน้าทีม", width=14
    )
    topic: str = column("หัวข้อที่บรรยาย", kinds.text, required=False, aliases=("หัวข้อ",), width=26)
    citizen_id: str = recurring.citizen_id()
    birth_date: dt.date | None = column("วันเกิด", kinds.birth_date, required=False, aliases=("วันเดือนปีเกิด",), width=16)
    phone: str = recurring.phone()
    experience_years: int | None = column(
        "ประสบการณ์", kinds.count, required=False, aliases=("ประสบการณ์ (ปี)",), within=(1, 70), width=11
    )
    works: str = column("ผลงาน", kinds.text, required=False, aliases=("ผลงาน/รางวัล", "รางวัล"), width=26)
    learning_place: str = column("แหล่งเรียนรู้", kinds.text, required=False, aliases=("แหล่งเรียนรู้ที่ดูแล",), width=24)
    trained_on: dt.date | None = column(
        "วันที่พัฒนาทักษะวิทยากร",
        kinds.date,
        required=False,
        aliases=("ผ่านการพัฒนาทักษะวิทยากร",),
        note="วันที่ผ่านการพัฒนาทักษะการเป็นวิทยากร",
        width=16,
    )
    hours: Decimal | None = column(
        "ชั่วโมงวิทยากร",
        kinds.number,
        required=False,
        aliases=("จำนวนชั่วโมง", "ชั่วโมง"),
        note="ครึ่งชั่วโมงพิมพ์ .5 เว้นว่าง: ตามชีตโครงการ",
        width=11,
    )
    rate: Decimal | None = column(
        "ค่าตอบแทนต่อชั่วโมง",
        kinds.money,
        required=False,
        within=(100, 5000),
        aliases=("อัตราต่อชั่วโมง",),
        note="บาท เว้นว่าง: ตามชีตโครงการ",
        width=12,
    )
    is_state_staff: bool | None = column(
        "บุคลากรของรัฐ", kinds.flag, required=False, note="ใช่/ไม่", aliases=("เป็นบุคลากรของรัฐ",), width=11
    )


@dataclass(frozen=True, kw_only=True)
class Household(Person, VillageRow):
    """A target household and its representative (ผู้แทนครัวเรือนเป้าหมาย)."""

    sheet: ClassVar[str] = "ครัวเรือน"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ครัวเรือนเป้าหมาย", "ผู้แทนครัวเรือน", "รายชื่อครัวเรือน")

    seq: int | None = recurring.seq(example="1")
    house_no: str = recurring.house_no(example="99/1")
    criteria: tuple[int, ...] = column(
        "เกณฑ์",
        kinds.numbers_between(1, CRITERIA),
        aliases=("เกณฑ์ (1-4)", "เกณฑ์ที่"),
        note="1 TPMAP  2 รายได้น้อย จปฐ.  3 พ้นโทษ  4 สนใจ (หลายข้อคั่นด้วยจุลภาค)",
        example="1",
        width=9,
    )
    citizen_id: str = recurring.citizen_id()
    phone: str = recurring.phone()
    members: int | None = column("สมาชิก", kinds.count, required=False, aliases=("จำนวนสมาชิก",), within=(1, 20), width=9)
    income_per_head: Decimal | None = column(
        "รายได้/คน/ปี", kinds.money, required=False, aliases=("รายได้เฉลี่ย/คน/ปี", "รายได้ต่อคนต่อปี"), width=13
    )
    occupation: str = column("อาชีพเดิม", kinds.text, required=False, aliases=("อาชีพหลัก",), width=16)
    wanted_occupation: str = column("อาชีพที่ต้องการ", kinds.text, required=False, width=20)
    origin: str = column(
        "หมู่บ้านต้นทาง",
        kinds.text,
        required=False,
        aliases=("มาจากหมู่บ้าน",),
        note="เฉพาะครัวเรือนที่เติมจากหมู่บ้านใกล้เคียง: รหัส 8 หลัก",
        width=16,
    )
    origin_year: int | None = column(
        "ปีสัมมาชีพของหมู่บ้านต้นทาง", kinds.count, required=False, aliases=("ปีต้นทาง",), note="ปีงบประมาณ 2560-2564", width=12
    )

    # Where the village of origin lies, by the table of places; not typed by anybody.
    origin_moo: int | None = None
    origin_tambon: str = ""

    @property
    def is_donor(self) -> bool:
        """It comes from a neighbouring village to make up the number (ก1-ง2)."""
        return bool(self.origin)


@dataclass(frozen=True, kw_only=True)
class Official(Person):
    """Somebody in office (เจ้าหน้าที่): who signs, who works in a tambon, who is in a district's support team."""

    is_wrong_together: ClassVar[bool] = False
    sheet: ClassVar[str] = "เจ้าหน้าที่"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("บุคลากร", "ผู้ลงนาม")
    name_needed: ClassVar[bool] = False

    unit: str = column(
        "หน่วย",
        kinds.text,
        aliases=("หน่วยงาน", "สังกัด"),
        note="ชื่ออำเภอ หรือคำว่า จังหวัด",
        example="เมืองกาฬสินธุ์",
        width=18,
        chooses=True,
    )
    role: str = column(
        "บทบาท",
        kinds.choice(
            {
                "ผู้ว่าฯ": "ผู้ว่าราชการจังหวัด",
                "ผวจ.": "ผู้ว่าราชการจังหวัด",
                "พจ.": "พัฒนาการจังหวัด",
                "นอภ.": "นายอำเภอ",
                "นายอำเภอ": "นายอำเภอ",
                "พอ.": "พัฒนาการอำเภอ",
                "พัฒนากรตำบล": "พัฒนากร",
                "นักวิชาการพัฒนาชุมชน": "พัฒนากร",
                "ทีมสนับสนุน": "ทีมสนับสนุน",
            }
        ),
        note="เลือกจากรายการ",
        example="นายอำเภอ",
        choices=("ผู้ว่าราชการจังหวัด", "พัฒนาการจังหวัด", "นายอำเภอ", "พัฒนาการอำเภอ", "พัฒนากร", "ทีมสนับสนุน"),
        width=20,
        chooses=True,
    )
    position: str = column("ตำแหน่งเต็ม", kinds.text, aliases=("ตำแหน่ง",), example="นายอำเภอเมืองกาฬสินธุ์", width=34)
    acting: str = column(
        "บรรทัดรักษาการ",
        kinds.text,
        required=False,
        aliases=("รักษาราชการแทน", "บรรทัดรักษาการ/ปฏิบัติราชการแทน"),
        note="เช่น ปลัดอำเภอ รักษาราชการแทน",
        width=30,
    )
    tambons: str = column(
        "รับผิดชอบตำบล",
        kinds.text,
        required=False,
        aliases=("ตำบลที่รับผิดชอบ",),
        note="พัฒนากร: ชื่อตำบล คั่นด้วยจุลภาค",
        width=26,
        chooses=True,
    )
    phone: str = column("โทรศัพท์", kinds.phone, required=False, aliases=("โทร", "เบอร์โทร"), width=14)
    team_role: str = column(
        "หน้าที่ในทีมสนับสนุน",
        kinds.text,
        required=False,
        aliases=("บทบาทในทีม",),
        note="ประธาน / รองประธาน / กรรมการ / เลขานุการ / ผู้ช่วยเลขานุการ",
        width=20,
        chooses=True,
    )
    team_order: int | None = column("ลำดับในทีม", kinds.count, required=False, within=(1, 60), width=10, chooses=True)


ATTENDEE = "ผู้เข้าร่วม"


@dataclass(frozen=True, kw_only=True)
class GroupMember(Person):
    """A member of an occupation group, or who only came to its meeting (สมาชิกกลุ่ม)."""

    sheet: ClassVar[str] = "สมาชิกกลุ่ม"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("สมาชิกกลุ่มอาชีพ",)

    group_id: str = recurring.group_id(required=True, example="G01")
    group_role: str = column(
        "ตำแหน่งในกลุ่ม",
        kinds.text,
        aliases=("ตำแหน่ง",),
        note="ประธาน / รองประธาน / เลขานุการ / เหรัญญิก / กรรมการ / สมาชิก / ผู้เข้าร่วม",
        example="ประธาน",
        width=14,
    )
    village_code: str = column(
        "รหัสหมู่บ้าน", kinds.text, required=False, aliases=("code8",), note="อ้างถึงครัวเรือน", width=13
    )
    house_no: str = column("บ้านเลขที่", kinds.house_ref, required=False, note="อ้างถึงครัวเรือน", width=10)
    shares: Decimal | None = column("หุ้น/เงินออม", kinds.money, required=False, width=12)
    seq: int | None = recurring.seq(note="ลำดับในใบลงทะเบียนของกลุ่ม")
    occupation: str = column("อาชีพ", kinds.text, required=False, aliases=("อาชีพหลัก",), width=16)
    phone: str = recurring.phone()

    # Where the member lives, by the village that the row or its group names; not typed by anybody.
    home_moo: int | None = None
    home_tambon: str = ""

    @property
    def is_member(self) -> bool:
        """A member of the group; the others came to its meeting without joining it (ก2-2: 20 come, 5 or more join)."""
        return not self.group_role.startswith(ATTENDEE)

    @property
    def is_committee(self) -> bool:
        """A member with an office in the group."""
        return self.is_member and self.group_role not in ("", "สมาชิก", "สมาชิกกลุ่ม")
