"""The office that random clerks work in: what is true of its people and places, and the workbook that says so."""

from __future__ import annotations

import contextlib
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docgen.cli import run
from docgen.programmes.sammachip.sheets import Area, BudgetLine, Household, Material, Sage, Village
from tests.support.papers import few_templates
from tests.support.projects import Book

OUTPUTS, WORKBOOK, REGISTER = Path("outputs"), Path("inputs/a.xlsx"), Path("inputs/ทะเบียนเลข.xlsx")
DAY = "20/1/2565"  # of orders, before the villages' days
TAMBONS = {"เจ้าท่า": "10", "ธัญญา": "05", "หลักเมือง": "09"}
# Names that nobody takes for one another, of people and of villages.
PEOPLE = (
    ("กมล", "แก้วมณี"), ("จำปา", "พลเยี่ยม"), ("ดวงใจ", "ศรีวิลัย"), ("ถวิล", "หอมหวล"), ("นงเยาว์", "อุดมโชค"),
    ("ประหยัด", "เชื้อบุญ"), ("พิสมัย", "ไชยโก"), ("ฟองจันทร์", "ตะวันออก"), ("มะลิ", "โพธิ์งาม"), ("ยุพิน", "ซ้ายสุข"),
    ("รำไพ", "วงษ์ละคร"), ("ละออง", "ผาสุข"), ("วนิดา", "เตชะ"), ("สุบิน", "ขันธวิธิ"), ("อรทัย", "ฉายแสง"),
    ("เกษร", "นาทองคำ"), ("เทวี", "บุตรโคตร"), ("แพรวพรรณ", "ภูเงิน"), ("โสภา", "รัตนพล"), ("ไพรวัลย์", "ฤทธิ์มนตรี"),
)  # fmt: skip
VILLAGES = ("โจด", "ม่วงน้อย", "หนองแวง", "ดงลิง", "คำไผ่", "สะอาด")


@dataclass
class Sager:
    """A person as he or she is: `who` stays, all else may be typed in another way."""

    who: int
    first: str
    last: str
    house: str


@dataclass
class Hamlet:
    """A village as it is, and the people of its list, in the order of the rows."""

    who: int
    name: str
    tambon: str
    moo: int
    people: list[Sager] = field(default_factory=list)

    @property
    def place(self) -> dict[str, object]:
        return {"อำเภอ": "กมลาไสย", "ตำบล": self.tambon, "หมู่ที่": self.moo}


class Office:
    """A project in the folder of the process."""

    def __init__(self) -> None:
        few_templates(Path(), ("D01", "D02", "D17", "D21"))
        self.hamlets: list[Hamlet] = []
        self.has_codes = True
        self.seen = 0
        for _ in range(2):
            self.found_hamlet()
        self.save()

    # What is true.

    def _next(self) -> int:
        self.seen += 1
        return self.seen

    def found_hamlet(self) -> Hamlet:
        names = {hamlet.name for hamlet in self.hamlets}
        number = self._next()
        name = next((one for one in VILLAGES if one not in names and f"{one}ใหม่" not in names), f"ใหม่{number}")
        hamlet = Hamlet(number, name, list(TAMBONS)[number % 3], number + 1)
        self.hamlets.append(hamlet)
        for _ in range(3):
            self.join(hamlet)
        return hamlet

    def newcomer(self) -> Sager:
        number = self._next()
        first, last = PEOPLE[number % len(PEOPLE)]
        rounds = number // len(PEOPLE)
        return Sager(number, first + "ี" * (rounds > 0) + str(rounds or ""), last + str(rounds or ""), f"{100 + number}")

    def join(self, hamlet: Hamlet) -> Sager:
        person = self.newcomer()
        hamlet.people.append(person)
        return person

    def who(self, label: str) -> tuple[int, int]:
        """Whose paper it is, by what the program calls it: the village's, and the person's; 0 where it is nobody's."""
        hamlet = next((one for one in self.hamlets if f"บ้าน{one.name} " in label), None)
        if hamlet is None:
            return (0, 0)
        person = next((one for one in hamlet.people if label.endswith(f"{one.first} {one.last}")), None)
        return (hamlet.who, person.who if person is not None else 0)

    # What is typed.

    def save(self) -> None:
        book = Book(sages=1)
        village, sage = book.rows[Village][0], book.rows[Sage][0]
        households, materials, lines = (book.rows[sheet] for sheet in (Household, Material, BudgetLine))
        count = max(len(self.hamlets), 1)
        book.settings |= {
            "จำนวนหมู่บ้านเป้าหมาย": count, "จำนวนปราชญ์ต่อหมู่บ้าน": 3, "งบประมาณกิจกรรมที่ 1 รวม": 24000 * count,
        }  # fmt: skip
        areas = [
            {"รหัสอำเภอ": "4603", "อำเภอ": "กมลาไสย", "รหัสตำบล": code, "ตำบล": name} for name, code in TAMBONS.items()
        ]
        book.rows[Area] = areas if self.has_codes else []
        book.rows[Village] = [
            {
                **village, **h.place, "ชื่อบ้าน": h.name, "วันที่จัด": f"{20 + h.who % 8} ก.พ. 2565",
                "จำนวนครัวเรือนทั้งหมด": 100 + h.who,
            }
            for h in self.hamlets
        ]  # fmt: skip
        book.rows[Sage] = [
            {
                **sage, **h.place, "ลำดับ": None, "ชื่อ": p.first, "สกุล": p.last, "บ้านเลขที่": p.house,
                "หน้าที่ในทีม": "หัวหน้าทีม" if p is h.people[0] else "วิทยากร",
            }
            for h in self.hamlets
            for p in h.people
        ]  # fmt: skip
        for sheet, rows in ((Household, households), (Material, materials), (BudgetLine, lines)):
            book.rows[sheet] = [{**row, **h.place} for h in self.hamlets for row in rows]
        book.save(WORKBOOK)


def say(*arguments: str) -> tuple[int, str]:
    """Run a command: its exit code, and what it said."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(arguments))
    return code, out.getvalue() or err.getvalue()


def built(*options: str) -> tuple[int, dict[str, Any]]:
    """A build: its exit code, and what it did; empty where it was stopped."""
    code, said = say("build", "--jobs", "1", "--format", "json", *options)
    return code, json.loads(said) if said.startswith("{") else {}


def text_of(data: bytes) -> str:
    """What stands on a paper."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = package.read("word/document.xml").decode("utf-8")
    return re.sub(r"<[^>]+>", "", found.replace("</w:p>", "\n").replace("<w:tab/>", " "))


def number_on(data: bytes) -> str:
    """The number of an order, in Arabic digits; empty where its place is still blank."""
    found = re.search(r"ที่\s*([๐-๙]+/๒๕๖๕)", text_of(data))
    return found[1].translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")) if found else ""
