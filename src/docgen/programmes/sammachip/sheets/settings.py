"""The settings sheet (โครงการ): every name and number of the programme. Next year's programme is another workbook."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from docgen.programmes.sammachip.constants import INDICATORS
from docgen.records import kinds
from docgen.records.columns import Settings, column

_BASIS = {"ต่อกลุ่ม": "ต่อกลุ่ม", "กลุ่มละ": "ต่อกลุ่ม", "รวม": "รวมทั้งโครงการ", "รวมทั้งโครงการ": "รวมทั้งโครงการ", "รอยืนยัน": "รอยืนยัน"}


@dataclass(frozen=True, kw_only=True)
class Programme(Settings):
    """The programme of one fiscal year; every field is a row of the settings sheet, named by its header."""

    sheet: ClassVar[str] = "โครงการ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ตั้งค่า", "ข้อมูลโครงการ", "การตั้งค่า")
    sheet_required: ClassVar[bool] = True

    name: str = column("ชื่อโครงการ", kinds.text, note="ไม่ต้องพิมพ์คำว่าโครงการ", example="สร้างความมั่นคงด้านอาชีพและรายได้")
    village_activity: str = column(
        "ชื่อกิจกรรมที่ 1", kinds.text, note="ไม่ต้องพิมพ์คำว่ากิจกรรม", example="สร้างสัมมาชีพชุมชนในระดับหมู่บ้าน"
    )
    group_activity: str = column("ชื่อกิจกรรมที่ 2", kinds.text, example="จัดตั้งและพัฒนากลุ่มอาชีพ")
    fiscal_year: int | None = column("ปีงบประมาณ", kinds.count, note="พ.ศ.", example="2565", within=(2500, 2600))
    province: str = column("จังหวัด", kinds.text, note="ไม่ต้องพิมพ์คำว่าจังหวัด", example="กาฬสินธุ์")
    province_abbreviation: str = column("อักษรย่อจังหวัด", kinds.text, note="สองตัวอักษรในเลขที่หนังสือ", example="กส")
    letter_prefix: str = column(
        "รหัสหนังสือจังหวัด",
        kinds.letter_prefix,
        required=False,
        aliases=("รหัสหนังสือของจังหวัด",),
        note="เลขนำหน้าหนังสือของจังหวัด เช่น กส ๐๐๑๙",
        example="กส 0019",
    )
    department: str = column("กรม", kinds.text, example="กรมการพัฒนาชุมชน")
    province_office: str = column("หน่วยงานระดับจังหวัด", kinds.text, example="สำนักงานพัฒนาชุมชนจังหวัดกาฬสินธุ์")
    province_section: str = column("กลุ่มงานเจ้าของเรื่อง", kinds.text, example="กลุ่มงานส่งเสริมการพัฒนาชุมชน")
    district_office: str = column("หน่วยงานระดับอำเภอ", kinds.text, note="คำนำหน้าชื่ออำเภอ", example="สำนักงานพัฒนาชุมชนอำเภอ")
    guideline_date: dt.date | None = column("วันที่ของแนวทาง", kinds.date, required=False, example="1 พ.ย. 2564")
    start_date: dt.date | None = column("วันเริ่มดำเนินการ", kinds.date, note="กิจกรรมต้องจัดในช่วงนี้", example="1 ต.ค. 2564")
    end_date: dt.date | None = column("วันสิ้นสุดดำเนินการ", kinds.date, example="30 มิ.ย. 2565")
    village_count: int | None = column("จำนวนหมู่บ้านเป้าหมาย", kinds.count, note="ทั้งจังหวัด", example="62")
    sages_per_village: int | None = column("จำนวนปราชญ์ต่อหมู่บ้าน", kinds.count, example="5")
    households_per_village: int | None = column("จำนวนครัวเรือนต่อหมู่บ้าน", kinds.count, example="20")
    budget_per_village: Decimal | None = column("งบประมาณต่อหมู่บ้าน", kinds.money, note="บาท", example="24000")
    budget_total: Decimal | None = column(
        "งบประมาณกิจกรรมที่ 1 รวม", kinds.money, note="ต้องเท่ากับจำนวนหมู่บ้าน × งบต่อหมู่บ้าน", example="1488000"
    )
    promoted_target: int | None = column("ตัวชี้วัด ผู้ได้รับการส่งเสริมอาชีพ", kinds.count, note="คน/ครัวเรือน", example="992")
    applied_percent: Decimal | None = column(
        "ตัวชี้วัด ร้อยละที่นำไปประกอบอาชีพและมีรายได้เพิ่ม", kinds.number, example="85", within=(10, 100)
    )
    group_count: int | None = column("จำนวนกลุ่มอาชีพ", kinds.count, example="6")
    group_attendees: int | None = column("ผู้เข้าร่วมต่อกลุ่ม", kinds.count, example="20")
    group_min_members: int | None = column("สมาชิกขั้นต่ำต่อกลุ่ม", kinds.count, example="5")
    group_budget: Decimal | None = column("งบประมาณกิจกรรมที่ 2", kinds.money, note="บาท", example="3600")
    group_budget_basis: str = column(
        "งบกิจกรรมที่ 2 คิดอย่างไร",
        kinds.choice(_BASIS),
        note="ต่อกลุ่ม / รวมทั้งโครงการ / รอยืนยัน",
        choices=("ต่อกลุ่ม", "รวมทั้งโครงการ", "รอยืนยัน"),
        example="รอยืนยัน",
    )
    donor_years: tuple[int, ...] = column(
        "ปีของหมู่บ้านสัมมาชีพที่เติมครัวเรือนได้",
        kinds.numbers_between(2500, 2700),
        note="ช่วงปี เช่น 2560-2564",
        example="2560-2564",
    )
    income_threshold: Decimal | None = column(
        "เกณฑ์รายได้ จปฐ.", kinds.money, required=False, note="บาท/คน/ปี", example="38000"
    )
    durable_price: Decimal | None = column(
        "ราคาต่อหน่วยที่เข้าข่ายครุภัณฑ์", kinds.money, required=False, note="บาท ใช้เตือนเท่านั้น", example="5000"
    )
    core_indicators: tuple[int, ...] = column(
        "ตัวชี้วัดหลักของหมู่บ้านเศรษฐกิจพอเพียง",
        kinds.numbers_between(1, INDICATORS),
        required=False,
        note="ข้อที่ต้องผ่านทุกข้อจึงจะได้ระดับ เว้นว่าง: 1-9, 11",
        example="1-9, 11",
        blank_means=True,
    )
    level_floors: tuple[int, ...] = column(
        "จำนวนตัวชี้วัดขั้นต่ำของสามระดับ",
        kinds.numbers_between(1, INDICATORS),
        required=False,
        note="พออยู่ พอกิน, อยู่ดี กินดี, มั่งมี ศรีสุข เว้นว่าง: 10, 17, 23",
        example="10, 17, 23",
        blank_means=True,
    )
    province_address: str = column(
        "ที่ตั้งหน่วยงานระดับจังหวัด", kinds.text, required=False, example="ศาลากลางจังหวัดกาฬสินธุ์ กส 46000"
    )
    province_phone: str = column("โทรศัพท์หน่วยงานระดับจังหวัด", kinds.phone, required=False, example="043000019")
    allocation_letter: str = column(
        "หนังสือแจ้งจัดสรรงบประมาณ",
        kinds.text,
        required=False,
        note="ชื่อหน่วยงานและเลขที่ ใช้อ้างถึงในหนังสือขออนุมัติ",
        example="จังหวัดกาฬสินธุ์ ที่ กส 0019/ว 4650",
    )
    allocation_dated: dt.date | None = column(
        "วันที่หนังสือแจ้งจัดสรรงบประมาณ", kinds.date, required=False, example="12 พ.ย. 2564"
    )
    speaker_rate: Decimal | None = column(
        "ค่าตอบแทนวิทยากรต่อชั่วโมง", kinds.money, required=False, note="บาท ใช้เมื่อชีตปราชญ์ไม่ได้กรอกอัตรา เช่น 600"
    )
    speaker_hours: Decimal | None = column(
        "ชั่วโมงวิทยากรต่อคน", kinds.number, required=False, note="ใช้เมื่อชีตปราชญ์ไม่ได้กรอกชั่วโมง เช่น 1"
    )
    speaker_cap_state: Decimal | None = column(
        "เพดานค่าวิทยากร บุคลากรของรัฐ", kinds.money, required=False, note="บาท/ชั่วโมง ใช้เตือนเท่านั้น", example="600"
    )
    speaker_cap_other: Decimal | None = column(
        "เพดานค่าวิทยากร บุคคลอื่น", kinds.money, required=False, note="บาท/ชั่วโมง ใช้เตือนเท่านั้น", example="1200"
    )
    meal_cap_whole: Decimal | None = column(
        "เพดานค่าอาหาร ครบมื้อ", kinds.money, required=False, note="บาท/คน/วัน ใช้เตือนเท่านั้น", example="500"
    )
    meal_cap_part: Decimal | None = column(
        "เพดานค่าอาหาร ไม่ครบมื้อ", kinds.money, required=False, note="บาท/คน/วัน ใช้เตือนเท่านั้น", example="300"
    )
    loan_days: int | None = column(
        "กำหนดส่งใช้เงินยืม", kinds.count, required=False, note="วัน นับแต่วันที่ได้รับเงินยืม", example="30"
    )
    sufficiency_years: tuple[int, ...] = column(
        "ปีที่ได้งบสร้างสัมมาชีพชุมชนตามหลักปรัชญาฯ",
        kinds.numbers_between(2500, 2700),
        required=False,
        note="หมู่บ้านที่เคยได้งบปีเหล่านี้เป็นเป้าหมายไม่ได้ เช่น 2560-2562 เว้นว่าง: ปีที่เติมครัวเรือนได้",
        example="2560-2562",
    )
    income_years: tuple[int, ...] = column(
        "ปีที่ได้งบสร้างความมั่นคงด้านอาชีพและรายได้",
        kinds.numbers_between(2500, 2700),
        required=False,
        note="หมู่บ้านที่เคยได้งบปีเหล่านี้เป็นเป้าหมายไม่ได้ เช่น 2563-2564 เว้นว่าง: ปีที่เติมครัวเรือนได้",
        example="2563-2564",
    )
    holidays: tuple[dt.date, ...] = column(
        "วันหยุดราชการ",
        kinds.dates,
        required=False,
        note="นอกจากเสาร์และอาทิตย์ คั่นด้วยจุลภาค หลายวันติดกันพิมพ์ 13-15 เม.ย. 2565 ใช้เตือนเท่านั้น",
        example="13 ต.ค. 2564, 22 ต.ค. 2564, 6 ธ.ค. 2564, 10 ธ.ค. 2564, 31 ธ.ค. 2564, 3 ม.ค. 2565, 16 ก.พ. 2565, "
        "6 เม.ย. 2565, 13-15 เม.ย. 2565, 4 พ.ค. 2565, 13 พ.ค. 2565, 16 พ.ค. 2565, 3 มิ.ย. 2565",
    )
