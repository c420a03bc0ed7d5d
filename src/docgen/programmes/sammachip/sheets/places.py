"""Records of places and plans: พื้นที่, หมู่บ้าน, กำหนดการ, วัสดุ, งบประมาณ."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import ClassVar

from docgen.programmes.sammachip.sheets import recurring
from docgen.records import kinds
from docgen.records.columns import Record, column

_CODE_NOTE = "รหัสหมู่บ้าน 8 หลัก (อำเภอ 4 ตำบล 2 หมู่ 2) เว้นว่างได้ถ้ากรอกอำเภอ ตำบล หมู่ที่"


@dataclass(frozen=True, kw_only=True)
class Area(Record):
    """A tambon and the district that it belongs to (พื้นที่): what R-GEO-01 compares with."""

    sheet: ClassVar[str] = "พื้นที่"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ตำบล", "อำเภอและตำบล", "รหัสพื้นที่")

    district_code: str = column("รหัสอำเภอ", kinds.code(4), note="รหัสกรมการปกครอง 4 หลัก", example="4601", width=11)
    district: str = recurring.district(example="เมืองกาฬสินธุ์", width=18)
    tambon_code: str = column("รหัสตำบล", kinds.code(2), note="รหัสตำบล 2 หลักภายในอำเภอ", example="01", width=10)
    tambon: str = recurring.tambon(example="กาฬสินธุ์", width=18)
    postal_code: str = column("รหัสไปรษณีย์", kinds.code(5), required=False, example="46000", width=13)
    letter_prefix: str = column(
        "รหัสหนังสือ",
        kinds.letter_prefix,
        required=False,
        aliases=("เลขประจำส่วนราชการ",),
        note="เลขนำหน้าหนังสือของอำเภอ เช่น กส ๐๑๑๙",
        width=14,
    )
    office_phone: str = column(
        "โทรศัพท์สำนักงาน",
        kinds.phone,
        required=False,
        aliases=("โทรศัพท์หน่วยงาน",),
        note="ของสำนักงานพัฒนาชุมชนอำเภอ กรอกแถวใดแถวหนึ่งของอำเภอก็ได้",
        width=15,
    )


@dataclass(frozen=True, kw_only=True)
class VillageRow(Record):
    """A row that names its village by code, or by district, tambon and moo."""

    found_by: ClassVar[frozenset[str]] = frozenset({"village_code", "district", "tambon", "moo", "group_id"})
    found_by_note: ClassVar[str] = "กรอกรหัสหมู่บ้าน หรืออำเภอ ตำบล และหมู่ที่ หรือรหัสกลุ่ม (ถ้ามี) อย่างใดอย่างหนึ่ง"

    village_code: str = recurring.village_code(note=_CODE_NOTE, example="46010101")
    district: str = recurring.district(required=False)
    tambon: str = recurring.tambon(required=False)
    moo: int | None = column("หมู่ที่", kinds.moo, required=False, aliases=("หมู่", "ม.", "หมู่ที่ตั้ง"), width=8)


@dataclass(frozen=True, kw_only=True)
class Village(Record):
    """A target village and its one day of training (หมู่บ้าน)."""

    known_by: ClassVar[str] = "village_code"
    is_wrong_together: ClassVar[bool] = False
    sheet: ClassVar[str] = "หมู่บ้าน"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("หมู่บ้านเป้าหมาย", "รายชื่อหมู่บ้าน", "ข้อมูลหมู่บ้าน")
    sheet_required: ClassVar[bool] = True

    village_code: str = column(
        "รหัสหมู่บ้าน",
        kinds.text,
        required=False,
        aliases=("code8", "รหัสหมู่บ้าน 8 หลัก"),
        note=_CODE_NOTE,
        example="46010101",
        width=13,
    )
    district: str = recurring.district(example="เมืองกาฬสินธุ์")
    tambon: str = recurring.tambon(example="กาฬสินธุ์")
    moo: int | None = column("หมู่ที่", kinds.moo, aliases=("หมู่", "ม."), note="ตัวเลขหมู่ที่ เช่น 4", example="1", width=8)
    name: str = column(
        "ชื่อบ้าน",
        kinds.place_name,
        aliases=("หมู่บ้าน", "ชื่อหมู่บ้าน", "บ้าน"),
        note="ไม่ต้องพิมพ์คำว่าบ้าน",
        example="โจด",
        width=18,
    )
    total_households: int | None = column(
        "จำนวนครัวเรือนทั้งหมด",
        kinds.count,
        aliases=("ครัวเรือนทั้งหมด", "จำนวนครัวเรือน", "จำนวน คร."),
        within=(10, 2000),
        note="ครัวเรือนทั้งหมู่บ้าน",
        example="120",
        width=12,
    )
    occupation: str = column(
        "อาชีพที่สาธิต", kinds.text, aliases=("อาชีพ", "อาชีพสาธิต", "อาชีพที่ฝึก"), example="การทอผ้าพื้นเมือง", width=24
    )
    venue: str = column(
        "สถานที่จัด", kinds.text, aliases=("สถานที่", "สถานที่ดำเนินการ", "สถานที่จัดกิจกรรม"), example="ศาลาประชาคมหมู่บ้าน", width=30
    )
    training_date: dt.date | None = column(
        "วันที่จัด",
        kinds.date,
        aliases=("วันที่จัดกิจกรรม", "วันจัด", "วันที่ดำเนินการ"),
        note="วันจัดกิจกรรม 1 วัน เช่น 15 ม.ค. 2565",
        example="15 ม.ค. 2565",
        width=18,
    )
    training_end: dt.date | None = column(
        "ถึงวันที่", kinds.date, required=False, aliases=("วันสิ้นสุด", "วันที่สิ้นสุด"), note="เว้นว่าง: กิจกรรมจัดวันเดียว", width=16
    )
    meeting_date: dt.date | None = column(
        "วันที่ประชาคม",
        kinds.date,
        required=False,
        aliases=("วันประชาคม", "วันที่จัดเวทีประชาคม"),
        example="20 ธ.ค. 2564",
        width=16,
    )
    funded_years: tuple[int, ...] = column(
        "ปีที่เคยได้รับงบ",
        kinds.numbers_between(2500, 2700),
        required=False,
        aliases=("ปีงบที่เคยได้รับ",),
        note="ปีงบประมาณ คั่นด้วยจุลภาค",
        width=14,
    )
    sep_target: bool | None = column(
        "เป้าหมาย ศพพ.",
        kinds.flag,
        required=False,
        aliases=("เป้าหมาย ศพพ. 2565", "หมู่บ้านเศรษฐกิจพอเพียงปีนี้"),
        note="ใช่/ไม่",
        width=12,
    )
    headman: str = column(
        "ผู้ใหญ่บ้าน",
        kinds.names,
        required=False,
        aliases=("ชื่อผู้ใหญ่บ้าน",),
        note="คำนำหน้า ชื่อ สกุล",
        example="นายบุญมี ศรีสุข",
        width=24,
    )
    committee_witnesses: str = column(
        "พยาน", kinds.names, required=False, aliases=("พยานรับวัสดุ",), note="กรรมการหมู่บ้าน 2 คน คั่นด้วยจุลภาค", width=30
    )
    targets_recorded_on: dt.date | None = column(
        "วันที่บันทึกครัวเรือนเป้าหมาย",
        kinds.date,
        required=False,
        aliases=("บันทึกระบบครัวเรือนเป้าหมาย",),
        note="วันที่บันทึกในระบบของกรมฯ",
        width=16,
    )
    sammachip_recorded_on: dt.date | None = column(
        "วันที่บันทึกครัวเรือนสัมมาชีพ",
        kinds.date,
        required=False,
        aliases=("บันทึกระบบครัวเรือนสัมมาชีพ",),
        note="วันที่บันทึกในระบบของกรมฯ",
        width=16,
    )
    problems: str = recurring.problems()
    suggestions: str = recurring.suggestions()
    coordinates: str = column("พิกัด", kinds.text, required=False, width=18)
    is_ready: bool | None = column(
        "มีความพร้อม",
        kinds.flag,
        required=False,
        aliases=("ความพร้อม", "พร้อมด้านปราชญ์และครัวเรือน"),
        note="ใช่/ไม่ มีความพร้อมด้านปราชญ์ชุมชนและผู้แทนครัวเรือนเป้าหมาย (ข้อ 3)",
        width=11,
    )
    readiness: str = column(
        "หลักฐานความพร้อม",
        kinds.text,
        required=False,
        note="เช่น รายงานการประชุมเวทีประชาคม ครั้งที่ 1/2565",
        width=28,
    )

    @property
    def title(self) -> str:
        """The name as it is printed: `บ้านโจด`."""
        return self.name if self.name.startswith("บ้าน") else f"บ้าน{self.name}"

    @property
    def full_name(self) -> str:
        """`บ้านโจด หมู่ที่ 10`: two villages of a tambon may share a name, never a moo."""
        return f"{self.title} หมู่ที่ {self.moo}"

    @property
    def address(self) -> str:
        """`บ้านโจด หมู่ที่ 10 ตำบลเจ้าท่า อำเภอกมลาไสย`."""
        return f"{self.full_name} ตำบล{self.tambon} อำเภอ{self.district}"


@dataclass(frozen=True, kw_only=True)
class Session(VillageRow):
    """A line of a one-day schedule (กำหนดการ); `village_code` may say every village, `group_id` every group."""

    sheet: ClassVar[str] = "กำหนดการ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ตารางกิจกรรม",)

    village_code: str = recurring.village_code(note="พิมพ์ว่า ทุกหมู่บ้าน หรือรหัสหมู่บ้านที่มีกำหนดการของตนเอง", example="ทุกหมู่บ้าน")
    start: dt.time | None = column(
        "เริ่ม", kinds.time, aliases=("เวลาเริ่ม", "ตั้งแต่"), note="เช่น 08.30", example="08.30", width=9
    )
    end: dt.time | None = column(
        "สิ้นสุด", kinds.time, aliases=("เวลาสิ้นสุด", "ถึง"), note="เช่น 09.00", example="09.00", width=9
    )
    activity: str = column("กิจกรรม", kinds.text, aliases=("รายการ", "เนื้อหา"), example="ลงทะเบียน", width=50)
    topic: str = column(
        "รหัสหัวข้อ",
        kinds.text,
        required=False,
        aliases=("หัวข้อ",),
        note="9.1.1 / 9.1.2 / 9.2 / พัก / พิธี / 4.1 / 4.2",
        example="พิธี",
        width=11,
    )
    speaker: str = column("วิทยากร", kinds.text, required=False, aliases=("ผู้บรรยาย",), width=24)
    group_id: str = recurring.group_id(note="กำหนดการประชุมของกลุ่มอาชีพ: รหัสกลุ่ม หรือพิมพ์ว่า ทุกกลุ่ม")


@dataclass(frozen=True, kw_only=True)
class Material(VillageRow):
    """A material bought for the demonstration (วัสดุ), for a village or for a group."""

    sheet: ClassVar[str] = "วัสดุ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("รายการวัสดุ", "วัสดุฝึก")

    # Whether the name, the unit or the price sounds like a durable article's; not typed by anybody.
    may_be_durable: bool = False

    group_id: str = recurring.group_id(note="กรอกเมื่อเป็นวัสดุของกลุ่มอาชีพ")
    item: str = column("รายการ", kinds.text, aliases=("รายการวัสดุ", "ชื่อวัสดุ"), example="เส้นด้ายฝ้าย", width=28)
    quantity: Decimal | None = column("จำนวน", kinds.number, example="20", width=9)
    unit: str = column("หน่วยนับ", kinds.text, aliases=("หน่วย",), example="กก.", width=9)
    unit_price: Decimal | None = column(
        "ราคาต่อหน่วย", kinds.money, aliases=("ราคา/หน่วย", "หน่วยละ"), example="150", width=12
    )
    per_household: Decimal | None = column(
        "จำนวนต่อครัวเรือน",
        kinds.number,
        required=False,
        aliases=("ครัวเรือนละ",),
        note="เว้นว่างถ้าใช้ร่วมกัน ไม่จ่ายรายครัวเรือน",
        example="1",
        width=12,
    )
    shop: str = column("ร้าน", kinds.text, required=False, aliases=("แหล่งซื้อ", "ร้านค้า"), width=22)
    receipt_no: str = column("เลขที่ใบเสร็จ", kinds.text, required=False, width=14)
    receipt_dated: dt.date | None = column(
        "วันที่ใบเสร็จ",
        kinds.date,
        required=False,
        aliases=("ใบเสร็จลงวันที่", "วันที่ในใบเสร็จ"),
        note="ไม่ก่อนวันจัดกิจกรรม เช่น 15 ม.ค. 2565",
        width=16,
    )

    @property
    def amount(self) -> Decimal | None:
        """Quantity × unit price in baht, to the satang."""
        if self.quantity is None or self.unit_price is None:
            return None
        return (self.quantity * self.unit_price).quantize(Decimal("0.01"), ROUND_HALF_UP)


@dataclass(frozen=True, kw_only=True)
class BudgetLine(VillageRow):
    """Planned and spent money of one category (งบประมาณ), for a village or for a group."""

    keyed_in_later: ClassVar[bool] = True
    sheet: ClassVar[str] = "งบประมาณ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("แผนงบประมาณ",)

    group_id: str = recurring.group_id()
    category: str = column("หมวด", kinds.text, aliases=("หมวดรายจ่าย",), example="ค่าวัสดุสาธิตอาชีพ", width=28)
    item: str = column(
        "รายการ",
        kinds.text,
        required=False,
        aliases=("รายละเอียด", "รายการค่าใช้จ่าย"),
        note="ใช้ในประมาณการค่าใช้จ่าย เช่น อาหารกลางวัน 1 มื้อ",
        width=28,
    )
    quantity: Decimal | None = column(
        "จำนวน", kinds.number, required=False, note="จำนวน × อัตรา ต้องเท่ากับแผน เช่น 25", width=9
    )
    unit: str = column("หน่วย", kinds.text, required=False, aliases=("หน่วยนับ",), note="เช่น คน ชั่วโมง ชุด", width=9)
    rate: Decimal | None = column(
        "อัตรา",
        kinds.money,
        required=False,
        aliases=("อัตรา (บาท)", "ราคาต่อหน่วย", "หน่วยละ"),
        note="บาทต่อหน่วย",
        width=11,
    )
    planned: Decimal | None = column(
        "แผน", kinds.money, aliases=("งบตามแผน", "วงเงิน", "แผน (บาท)"), example="9600", width=12
    )
    spent: Decimal | None = column(
        "จ่ายจริง", kinds.money, required=False, aliases=("เบิกจ่าย", "จ่ายจริง (บาท)"), note="กรอกหลังจ่าย", width=12
    )
    paid_on: dt.date | None = column("วันที่เบิกจ่าย", kinds.date, required=False, width=16)
    bpm_on: dt.date | None = column("วันที่บันทึก BPM", kinds.date, required=False, aliases=("วันที่บันทึกระบบ BPM",), width=16)
    is_borrowed: bool | None = column(
        "ยืมเงิน", kinds.flag, required=False, note="ใช่/ไม่", aliases=("ยืมเงินราชการ",), width=10
    )

    @property
    def left(self) -> Decimal | None:
        """What is left of the plan, once something was spent."""
        return None if self.planned is None or self.spent is None else self.planned - self.spent
