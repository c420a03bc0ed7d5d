"""A small, correct project workbook, built in the test and then changed cell by cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from docgen.findings import Finding
from docgen.programmes.sammachip import Project
from docgen.programmes.sammachip.sheets import (
    INDICATORS,
    Area,
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    GroupPlan,
    Household,
    LetterNumber,
    Material,
    Official,
    Outcome,
    Programme,
    Sage,
    Session,
    Village,
)
from docgen.records import Record, columns
from docgen.runs.results import Checked
from tests.support.wordings import assert_said

SETTINGS: Mapping[str, Any] = {column.header: column.example for column in columns(Programme)}
PLACE = {"อำเภอ": "กมลาไสย", "ตำบล": "เจ้าท่า", "หมู่ที่": 10}
OTHER_PLACE = {"อำเภอ": "กมลาไสย", "ตำบล": "ธัญญา", "หมู่ที่": 3}
CODE, OTHER_CODE, GROUP = "46031010", "46030503", "G01"


SURNAMES = ("ใจดี", "งามตา", "มีสุข", "ทองผา", "แสนดี", "บุญรอด", "คำแก้ว", "พลเรือง")


class Book:
    """A project's rows by sheet, each a dict of header and value; a sheet's first row is row 2 of its worksheet."""

    def __init__(self, *, households: int = 2, sages: int = 1) -> None:
        self.settings: dict[str, Any] = {
            **SETTINGS,
            "จำนวนหมู่บ้านเป้าหมาย": 1,
            "จำนวนปราชญ์ต่อหมู่บ้าน": sages,
            "จำนวนครัวเรือนต่อหมู่บ้าน": households,
            "งบประมาณกิจกรรมที่ 1 รวม": 24000,
            "ตัวชี้วัด ผู้ได้รับการส่งเสริมอาชีพ": max(1, households * 8 // 10),
            "วันหยุดราชการ": None,  # its day is a Saturday
        }
        self.rows: dict[type[Record], list[dict[str, Any]]] = {
            Area: [
                {"รหัสอำเภอ": "4603", "อำเภอ": "กมลาไสย", "รหัสตำบล": "10", "ตำบล": "เจ้าท่า"},
                {"รหัสอำเภอ": "4603", "อำเภอ": "กมลาไสย", "รหัสตำบล": "05", "ตำบล": "ธัญญา"},
                {"รหัสอำเภอ": "4605", "อำเภอ": "กุฉินารายณ์", "รหัสตำบล": "01", "ตำบล": "บัวขาว"},
            ],
            Village: [
                {
                    **PLACE,
                    "ชื่อบ้าน": "โจด",
                    "จำนวนครัวเรือนทั้งหมด": 120,
                    "อาชีพที่สาธิต": "การทอผ้าพื้นเมือง",
                    "สถานที่จัด": "ศาลาประชาคมบ้านโจด",
                    "วันที่จัด": "15 ม.ค. 2565",
                    "วันที่ประชาคม": "20 ธ.ค. 2564",
                    "มีความพร้อม": "ใช่",
                    "หลักฐานความพร้อม": "รายงานการประชุมเวทีประชาคม",
                }
            ],
            Sage: [
                {
                    **PLACE,
                    "ลำดับ": n,
                    "คำนำหน้า": "นาง",
                    "ชื่อ": f"บุญ{name}",
                    "สกุล": "ภูมิดี",
                    "บ้านเลขที่": f"{n}/1",
                    "ความเชี่ยวชาญ": "การย้อมผ้า",
                    "หน้าที่ในทีม": "หัวหน้าทีม" if n == 1 else "วิทยากร",
                }
                for n, name in enumerate(("มี", "ศรี", "เรือน", "ช่วย", "ธรรม")[:sages], 1)
            ],
            Household: [
                {
                    **PLACE,
                    "ลำดับ": n,
                    "คำนำหน้า": "นาย",
                    "ชื่อ": f"สม{'กขคง'[n % 4]}",
                    "สกุล": SURNAMES[(n - 1) // 4 % len(SURNAMES)],
                    "บ้านเลขที่": str(n),
                    "เกณฑ์": 1 + n % 4,
                }
                for n in range(1, households + 1)
            ],
            Session: [
                {"รหัสหมู่บ้าน": "ทุกหมู่บ้าน", "เริ่ม": "08.30", "สิ้นสุด": "09.00", "กิจกรรม": "ลงทะเบียน", "รหัสหัวข้อ": "พิธี"},
                {
                    "รหัสหมู่บ้าน": "ทุกหมู่บ้าน",
                    "เริ่ม": "09.00",
                    "สิ้นสุด": "16.30",
                    "รหัสหัวข้อ": "9.1.1, 9.1.2, 9.2",
                    "กิจกรรม": "เศรษฐกิจพอเพียง ความสำคัญ วิธีการ มาตรฐาน และตลาดของอาชีพ สาธิตและฝึกปฏิบัติ",
                },
            ],
            Material: [
                {
                    **PLACE,
                    "รายการ": "เส้นด้ายฝ้าย",
                    "จำนวน": households * 2,
                    "หน่วยนับ": "กก.",
                    "ราคาต่อหน่วย": 150,
                    "จำนวนต่อครัวเรือน": 2,
                },
                {**PLACE, "รายการ": "หม้อย้อม", "จำนวน": 1, "หน่วยนับ": "ใบ", "ราคาต่อหน่วย": "450.50"},
            ],
            BudgetLine: [
                {**PLACE, "หมวด": "ค่าวัสดุสาธิตอาชีพ", "แผน": 14000},
                {**PLACE, "หมวด": "ค่าอาหารกลางวัน", "แผน": 10000},
            ],
            Attendance: [],
            Assessment: [],
            Outcome: [],
            Official: [
                self.official("นายอำเภอ", "นาย", "อำนาจ", "ตรงธรรม", "นายอำเภอกมลาไสย", "ประธาน", 1),
                self.official("พัฒนาการอำเภอ", "นาง", "พัชรา", "สุขใจ", "พัฒนาการอำเภอกมลาไสย", "เลขานุการ", 2),
                self.official("พัฒนากร", "นางสาว", "วารี", "ทองดี", "นักวิชาการพัฒนาชุมชนปฏิบัติการ", "", None),
            ],
            LetterNumber: [],
        }

    @staticmethod
    def official(  # noqa: PLR0917  one argument a column
        role: str, prefix: str, first: str, last: str, position: str, team_role: str, order: int | None
    ) -> dict[str, Any]:
        """A row of the sheet เจ้าหน้าที่."""
        return {
            "หน่วย": "กมลาไสย", "บทบาท": role, "คำนำหน้า": prefix, "ชื่อ": first, "สกุล": last, "ตำแหน่งเต็ม": position,
            "หน้าที่ในทีมสนับสนุน": team_role, "ลำดับในทีม": order,
        }  # fmt: skip

    def add_village(self) -> None:
        """A second village, in another tambon of the same district, as right as the first."""
        promoted = "ตัวชี้วัด ผู้ได้รับการส่งเสริมอาชีพ"
        self.settings |= {"จำนวนหมู่บ้านเป้าหมาย": 2, "งบประมาณกิจกรรมที่ 1 รวม": 48000, promoted: 2 * self.settings[promoted]}
        other = {**OTHER_PLACE, "ชื่อบ้าน": "ม่วง", "สถานที่จัด": "ศาลาประชาคมบ้านม่วง"}
        other |= {"วันที่จัด": "17 ม.ค. 2565"}  # one officer is not in two places
        self.rows[Village].append({**self.rows[Village][0], **other})
        for sheet in (Sage, Household, Material, BudgetLine):
            self.rows[sheet] += [{**row, **OTHER_PLACE} for row in self.rows[sheet]]
        for people, surname in ((Sage, "ภูมิงาม"), (Household, None)):
            for row in self.rows[people][len(self.rows[people]) // 2 :]:
                row["สกุล"] = surname or f"{row['สกุล']}ยิ่ง"

    def add_group(self, *, members: int = 5, attendees: int = 0) -> None:
        """A group of the first village, of its first households: `members` of them, and others who only come."""
        listed = self.rows[Household][: max(members, attendees)]
        self.settings |= {"จำนวนกลุ่มอาชีพ": 1, "ผู้เข้าร่วมต่อกลุ่ม": len(listed)}
        five = dict.fromkeys(("ก1 กลุ่ม", "ก2 กรรมการ", "ก3 กติกา", "ก4 กองทุน", "ก5 กิจกรรม"), "มี")
        self.rows[Group] = [
            {
                **PLACE, **five, "รหัสกลุ่ม": GROUP, "ชื่อกลุ่ม": "กลุ่มทอผ้าบ้านโจด", "อาชีพ/ผลิตภัณฑ์": "ผ้าฝ้ายทอมือ",
                "ประเภท": "แปรรูป", "วันที่จัดตั้ง": "10 มี.ค. 2565", "เลขทะเบียน": "1/2565", "วันที่จดทะเบียน": "20 มี.ค. 2565",
                "แหล่งทุน": "กองทุนหมู่บ้าน", "ตลาด": "ตลาดนัดชุมชน", "OTOP": "อยู่ระหว่างพัฒนาบรรจุภัณฑ์",
                "วันที่จัดประชุม": "10 มี.ค. 2565", "สถานที่จัดประชุม": "ศาลาประชาคมบ้านโจด",
            }
        ]  # fmt: skip
        roles = ("ประธาน", "รองประธาน", "เลขานุการ", "เหรัญญิก", "กรรมการ")
        self.rows[GroupMember] = [
            {
                "รหัสกลุ่ม": GROUP, "ลำดับ": n, "คำนำหน้า": row["คำนำหน้า"], "ชื่อ": row["ชื่อ"],
                "สกุล": f"{row['สกุล']}{'กขคงจชซดตถทนบปพมยรลว'[n % 20]}{'กขคง'[n // 20] if n > 19 else ''}",
                "บ้านเลขที่": row["บ้านเลขที่"], "หุ้น/เงินออม": 100 if n <= members else None,
                "ตำแหน่งในกลุ่ม": "ผู้เข้าร่วม" if n > members else roles[n - 1] if n <= len(roles) else "สมาชิก",
            }
            for n, row in enumerate(listed, 1)
        ]  # fmt: skip
        self.rows[Session] = [
            *self.rows[Session],
            {"รหัสกลุ่ม": "ทุกกลุ่ม", "เริ่ม": "09.00", "สิ้นสุด": "13.00", "กิจกรรม": "กระบวนการจัดตั้งกลุ่ม", "รหัสหัวข้อ": "4.1"},
            {"รหัสกลุ่ม": "ทุกกลุ่ม", "เริ่ม": "13.00", "สิ้นสุด": "16.00", "กิจกรรม": "จัดตั้งกลุ่มตามหลัก 5 ก", "รหัสหัวข้อ": "4.2"},
        ]
        self.rows[Material] = [
            *self.rows[Material],
            {"รหัสกลุ่ม": GROUP, "รายการ": "สมุดบัญชีกลุ่ม", "จำนวน": 4, "หน่วยนับ": "เล่ม", "ราคาต่อหน่วย": 45},
        ]
        self.rows[BudgetLine] = [
            *self.rows[BudgetLine],
            {"รหัสกลุ่ม": GROUP, "หมวด": "ค่าวัสดุพัฒนากลุ่มอาชีพ", "แผน": 1100},
        ]
        self.rows[GroupPlan] = [
            {"รหัสกลุ่ม": GROUP, "กิจกรรม": "ประชุมและออมเงิน", "เดือน": "มี.ค. - ก.ย.", "ผู้รับผิดชอบ": "คณะกรรมการกลุ่ม"},
            {"รหัสกลุ่ม": GROUP, "กิจกรรม": "ออกร้าน", "เดือน": "มี.ค. - เม.ย., มิถุนายน", "ผู้รับผิดชอบ": "รองประธาน"},
        ]

    def save(self, path: Path) -> Path:
        """Write the workbook; sheets without rows are left out."""
        workbook = Workbook()
        sheet = workbook.active
        assert sheet is not None
        sheet.title = Programme.sheet
        sheet.append(["รายการ", "ค่า", "คำอธิบาย"])
        for name, value in self.settings.items():
            sheet.append([name, value, ""])
        for record, rows in self.rows.items():
            if not rows:
                continue
            headers = list(dict.fromkeys(header for row in rows for header in row))
            sheet = workbook.create_sheet(record.sheet)
            sheet.append(headers)
            for row in rows:
                sheet.append([row.get(header) for header in headers])
        path.parent.mkdir(parents=True, exist_ok=True)
        workbook.save(path)
        return path

    def assess(self, number: int, day: str, failed: Iterable[int], place: Mapping[str, Any] = PLACE) -> None:
        """A round of a village's assessment that passes all indicators but `failed`."""
        answers = {f"ข้อ {n}": int(n not in set(failed)) for n in range(1, INDICATORS + 1)}
        self.rows[Assessment].append({**place, "ครั้งที่": number, "วันที่": day, **answers, "ผู้ประเมิน": "พัฒนากรและ กม."})


def found(findings: list[Finding] | tuple[Finding, ...]) -> list[tuple[str, str]]:
    """Findings as short pairs of place and code, for comparing; each must have all that its sentences ask for."""
    assert_said(findings)
    return [(str(finding.where or ""), finding.code) for finding in findings]


def project_of(checked: Checked) -> Project:
    """What the bundled programme made of the workbooks."""
    assert isinstance(checked.world, Project)
    return checked.world
