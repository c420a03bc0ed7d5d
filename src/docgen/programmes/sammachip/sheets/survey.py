"""Records of the survey of occupations (ก1-5): สำรวจ, what households answered; วิเคราะห์อาชีพ, what was thought of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from docgen.programmes.sammachip.constants import WISHES
from docgen.programmes.sammachip.sheets import recurring
from docgen.programmes.sammachip.sheets.places import VillageRow
from docgen.records import kinds
from docgen.records.columns import column


@dataclass(frozen=True, kw_only=True)
class Survey(VillageRow):
    """What one household answered (สำรวจ): what it does and earns, what it has, which occupations it wants."""

    keyed_in_later: ClassVar[bool] = True
    sheet: ClassVar[str] = "สำรวจ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("สำรวจอาชีพ", "แบบสำรวจอาชีพ", "ผลสำรวจอาชีพ")

    seq: int | None = recurring.seq(required=True, note="ลำดับในชีตครัวเรือน", example="1", width=8)
    main_occupation: str = column("อาชีพหลัก", kinds.text, required=False, example="ทำนา", width=18)
    side_occupation: str = column("อาชีพรอง", kinds.text, required=False, aliases=("อาชีพเสริม",), width=18)
    income: Decimal | None = column(
        "รายได้ครัวเรือน", kinds.money, required=False, aliases=("รายได้", "รายได้/ปี"), note="บาทต่อปี", width=14
    )
    expenses: Decimal | None = column(
        "รายจ่ายครัวเรือน", kinds.money, required=False, aliases=("รายจ่าย", "รายจ่าย/ปี"), note="บาทต่อปี", width=14
    )
    debt: Decimal | None = column("หนี้สิน", kinds.money, required=False, note="บาท", width=12)
    skills: str = column("ทักษะ", kinds.text, required=False, aliases=("ความสามารถพิเศษ",), width=22)
    capital: str = column("ทุน", kinds.text, required=False, aliases=("ทุนที่มี",), note="เงินทุนหรือเครื่องมือที่มี", width=22)
    land: Decimal | None = column(
        "ที่ดิน", kinds.number, required=False, aliases=("ที่ดิน (ไร่)",), note="ไร่", within=(0, 100), width=9
    )
    workers: int | None = column(
        "แรงงาน", kinds.count, required=False, aliases=("แรงงาน (คน)",), note="คน", within=(0, 15), width=9
    )
    wishes: tuple[str, ...] = column(
        "อาชีพที่ต้องการ {n}",
        kinds.text,
        required=False,
        aliases=("อาชีพที่ต้องการลำดับ {n}", "อาชีพที่ต้องการอันดับ {n}"),
        note="ต้องการมากที่สุดก่อน",
        width=22,
        repeat=WISHES,
    )
    reason: str = column("เหตุผล", kinds.text, required=False, aliases=("เหตุผลที่ต้องการ",), width=30)
    market: str = column("ตลาด", kinds.text, required=False, aliases=("ช่องทางตลาด", "ช่องทางการตลาด"), width=24)


@dataclass(frozen=True, kw_only=True)
class OccupationStudy(VillageRow):
    """What officers and sages concluded of one occupation in one village (วิเคราะห์อาชีพ)."""

    sheet: ClassVar[str] = "วิเคราะห์อาชีพ"
    sheet_aliases: ClassVar[tuple[str, ...]] = ("ผลวิเคราะห์อาชีพ",)

    occupation: str = column("อาชีพ", kinds.text, aliases=("อาชีพที่วิเคราะห์",), example="การทอผ้าพื้นเมือง", width=24)
    market: str = column("โอกาสตลาด", kinds.text, required=False, aliases=("โอกาสทางการตลาด",), width=28)
    inputs: str = column("วัตถุดิบ/ทุน", kinds.text, required=False, aliases=("วัตถุดิบและทุน",), width=28)
    teachers: str = column("ปราชญ์ที่สอนได้", kinds.text, required=False, width=24)
    factors: str = column("ปัจจัยความสำเร็จ", kinds.text, required=False, width=30)
