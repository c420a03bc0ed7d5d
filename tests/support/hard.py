"""Projects at the ends of what offices type: the longest names, notes and lists, the fewest of all, and nothing.

`long_book` is the worst that may come in earnest, `bare_book` one row of what a paper needs and nothing that may be
left empty, `empty_book` villages and groups of which nothing is known. All people are invented.
"""

from __future__ import annotations

from typing import Any

from docgen.programmes.sammachip.sheets import (
    INDICATORS,
    Amendment,
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
    Meeting,
    OccupationStudy,
    Official,
    Outcome,
    Programme,
    Recipient,
    Sage,
    Session,
    Survey,
    Village,
    Voucher,
)
from docgen.records import columns
from tests.support.projects import GROUP, PLACE, Book

NAME = "หนองสองห้องใหญ่พัฒนาสามัคคีศรีเจริญราษฎร"  # forty letters, as long as a village's name ever is
TAMBON = "เจ้าท่าพัฒนาสมบูรณ์ศรีเจริญ"
LONG_PLACE: dict[str, Any] = {**PLACE, "ตำบล": TAMBON, "หมู่ที่": 28}
POSTAL = "46130"
NOTE = (
    "ครัวเรือนบางส่วนติดภารกิจเก็บเกี่ยวผลผลิตทางการเกษตรจึงมาลงทะเบียนล่าช้ากว่ากำหนด วัสดุสาธิตบางรายการต้องจัดซื้อจากร้านค้า"
    "ต่างอำเภอเพราะร้านค้าในพื้นที่มีไม่เพียงพอ และสถานที่จัดกิจกรรมมีพื้นที่จำกัดเมื่อฝนตก ทีมวิทยากรจึงแบ่งครัวเรือนเป็นสองกลุ่ม"
    "ย่อยสลับกันฝึกปฏิบัติ เห็นควรประสานผู้นำชุมชนล่วงหน้าในครั้งต่อไปตามมติที่ประชุม"
)
POSITION = "นักวิชาการพัฒนาชุมชนชำนาญการพิเศษ หัวหน้ากลุ่มงานส่งเสริมการพัฒนาชุมชน"
OCCUPATION = "การทอผ้าไหมแพรวาย้อมสีธรรมชาติและการแปรรูปผลิตภัณฑ์จากผ้าไหม"
PRODUCT = "ผ้าไหมแพรวาย้อมสีธรรมชาติลายโบราณผืนใหญ่สำหรับตัดชุดสุภาพสตรี"
GROUP_NAME = f"กลุ่มทอผ้าไหมแพรวาและแปรรูปผลิตภัณฑ์ผ้าไหมบ้าน{NAME}"
VENUE = f"ศาลาประชาคมอเนกประสงค์เฉลิมพระเกียรติบ้าน{NAME}"
RANKS = ("ว่าที่ร้อยตรีหญิง", "พันตำรวจเอกหญิง", "ผู้ช่วยศาสตราจารย์ ดร.", "หม่อมราชวงศ์")
FIRST = ("กาญจนาภิเษก", "พรหมพิริยะ", "ศุภลักษณ์วดี", "ธนัชชาภรณ์", "อภิสรารัตน์", "ณัฐพงศ์ธร", "วรรณวิสาข์", "เบญจมาภรณ์")
LAST = (
    "ศรีสุวรรณภิรมย์รัตน์", "เจริญพัฒนกิจกุล", "วัฒนาสมบูรณ์ทรัพย์", "อัครเดชธนานนท์", "พงษ์พิพัฒน์ไพศาล", "มณีรัตนโชติกุล",
    "ธรรมรงค์เกียรติวงศ์", "ทองประเสริฐศักดิ์", "บุญเรืองไพบูลย์",
)  # fmt: skip
ITEMS = (
    "เส้นด้ายไหมแพรวาย้อมสีธรรมชาติชนิดสองเกลียวขนาดใหญ่พิเศษ", "กระสวยทอผ้าไม้มะค่าพร้อมหลอดด้ายสำรอง",
    "ผงสีย้อมธรรมชาติจากครั่ง เข และคราม", "กะละมังสแตนเลสขนาดเส้นผ่านศูนย์กลาง 60 เซนติเมตร", "ถุงมือยางอย่างหนา",
    "ผ้ากันเปื้อนชนิดกันน้ำพร้อมปลอกแขน", "สารช่วยติดสีสารส้มและน้ำด่าง", "เตาแก๊สแรงดันสูงพร้อมสายและหัวปรับแรงดัน",
)  # fmt: skip
LINES = "\n".join(f"{n}. สมาชิกต้องเข้าร่วมประชุมและออมเงินทุกเดือน ตามมติที่ประชุมสมาชิกกลุ่มอาชีพ" for n in range(1, 13))
DISTRICTS = (
    "เมืองกาฬสินธุ์", "กุฉินารายณ์", "เขาวง", "คำม่วง", "ฆ้องชัย", "ดอนจาน", "ท่าคันโท", "นาคู", "นามน", "ยางตลาด", "ร่องคำ", "สมเด็จ",
    "สหัสขันธ์", "สามชัย", "หนองกุงศรี", "ห้วยผึ้ง", "ห้วยเม็ก",
)  # fmt: skip
INVITED = ("ผู้ร่วมกิจกรรม", "ผู้ร่วมกิจกรรม", "เจ้าของสถานที่", "ประธานพิธีเปิด", "ผู้นำหมู่บ้าน", "วิทยากร")
HOUSEHOLDS, RECIPIENTS, BUDGET = 60, 30, 240000


def person(number: int) -> dict[str, str]:
    """A name with a rank, and two surnames joined by ณ; the names come again after 72."""
    rank, first = RANKS[number % len(RANKS)], FIRST[number % len(FIRST)]
    return {"คำนำหน้า": rank, "ชื่อ": first, "สกุล": f"{LAST[number // len(FIRST) % len(LAST)]} ณ กาฬสินธุ์"}


def full_name(number: int) -> str:
    """The same name in one cell."""
    return " ".join(person(number).values())


def citizen_id(number: int) -> str:
    """An identity number of nobody: it begins with 9, and its check digit is right."""
    digits = f"9{number:011}"
    check = (11 - sum(int(digit) * (13 - at) for at, digit in enumerate(digits)) % 11) % 10
    return f"{digits}{check}"


def long_book() -> Book:
    """One village of sixty households and a group of sixty, with all that can be typed of them."""
    book = _book(villages=1, households=HOUSEHOLDS)
    _place(book, LONG_PLACE, "03", POSTAL)
    _village(book, LONG_PLACE, HOUSEHOLDS, RECIPIENTS)
    _group(book)
    _officials(book, LONG_PLACE["อำเภอ"], 20)
    return book


def wide_book() -> Book:
    """Twelve such villages in one district and one in each other, of three households each."""
    places = [{**LONG_PLACE, "หมู่ที่": moo} for moo in range(11, 23)]
    places += [{**LONG_PLACE, "อำเภอ": district} for district in DISTRICTS]
    book = _book(villages=len(places), households=3)
    codes = {place["อำเภอ"]: "03" for place in places} | {name: str(n) for n, name in enumerate(DISTRICTS, 11)}
    for place in places:
        if place["หมู่ที่"] in (11, LONG_PLACE["หมู่ที่"]):
            _place(book, place, codes[place["อำเภอ"]], POSTAL)
            _officials(book, place["อำเภอ"], 3)
        _village(book, place, 3, 1)
    book.settings |= {"จำนวนกลุ่มอาชีพ": 0}
    book.rows[Amendment] = [
        {
            "อำเภอ": LONG_PLACE["อำเภอ"], "ครั้งที่": 1, "การแก้ไข": "แทน", "คนเดิม": full_name(100 + n), **person(130 + n),
            "ตำแหน่งเต็ม": f"{POSITION} อำเภอ{LONG_PLACE['อำเภอ']}", "เหตุผล": NOTE[:120],
        }
        for n in (4, 5, 6)
    ]  # fmt: skip
    return book


def bare_book() -> Book:
    """One row of all that a paper needs, in which only what must be typed is typed; nobody in office is named.

    A house's number must be typed: papers of a village that lacks one are withheld.
    """
    book = Book(households=1, sages=1)
    book.add_group(members=1)
    required = {column.header for column in columns(Programme) if column.required}
    book.settings = {name: value for name, value in book.settings.items() if name in required} | {"สมาชิกขั้นต่ำต่อกลุ่ม": 1}
    kept = {
        Sage: {"บ้านเลขที่", "ความเชี่ยวชาญ", "หน้าที่ในทีม"}, Household: {"บ้านเลขที่", "เกณฑ์"},
        Material: {"รายการ", "จำนวน", "หน่วยนับ", "ราคาต่อหน่วย", "จำนวนต่อครัวเรือน"}, BudgetLine: {"หมวด", "แผน"},
        Session: {"เริ่ม", "สิ้นสุด", "กิจกรรม"}, GroupMember: {"ตำแหน่งในกลุ่ม", "บ้านเลขที่"}, GroupPlan: {"กิจกรรม", "เดือน"},
        Village: {"ชื่อบ้าน", "จำนวนครัวเรือนทั้งหมด", "อาชีพที่สาธิต", "สถานที่จัด", "วันที่จัด", "วันที่ประชาคม"},
        Group: {"ก1 กลุ่ม", "ก2 กรรมการ", "ก3 กติกา", "ก4 กองทุน", "ก5 กิจกรรม", "ชื่อกลุ่ม",
                "อาชีพ/ผลิตภัณฑ์", "ประเภท", "วันที่จัดตั้ง", "วันที่จัดประชุม", "เลขทะเบียน", "วันที่จดทะเบียน"},
    }  # fmt: skip
    keys = {*PLACE, "รหัสหมู่บ้าน", "รหัสกลุ่ม", "ลำดับ", "คำนำหน้า", "ชื่อ", "สกุล"}
    for sheet, headers in kept.items():
        first: dict[bool, dict[str, Any]] = {}  # of the village, of the group
        for row in book.rows[sheet]:
            first.setdefault("รหัสกลุ่ม" in row, {k: v for k, v in row.items() if k in headers | keys})
        book.rows[sheet] = list(first.values())
    for row in book.rows[Session]:
        if "รหัสกลุ่ม" not in row:
            row["กิจกรรม"] = "หลักปรัชญาของเศรษฐกิจพอเพียง ความรู้ด้านอาชีพ และการสาธิต"  # the least of R-SES-01 in one row
    for sheet in (Attendance, Outcome):
        book.rows[sheet] = []
    book.rows[Official] = [
        {
            "หน่วย": PLACE["อำเภอ"],
            "บทบาท": "พัฒนาการอำเภอ",
            "ตำแหน่งเต็ม": f"พัฒนาการอำเภอ{PLACE['อำเภอ']}",
            "หน้าที่ในทีมสนับสนุน": "ประธาน",
            "คำนำหน้า": "",
            "ชื่อ": "",
            "สกุล": "",
        }
    ]
    book.rows[Amendment] = [
        {
            "อำเภอ": PLACE["อำเภอ"], "ครั้งที่": 1, "การแก้ไข": "เพิ่ม", "ตำแหน่งเต็ม": f"เกษตรอำเภอ{PLACE['อำเภอ']}",
            "หน้าที่ในทีมสนับสนุน": "กรรมการ",
        }
    ]  # fmt: skip
    return book


def empty_book() -> Book:
    """A village and a group of which only the names and days are known, and nobody and nothing in them."""
    book = bare_book()
    book.settings |= {"จำนวนปราชญ์ต่อหมู่บ้าน": 0, "จำนวนครัวเรือนต่อหมู่บ้าน": 0, "สมาชิกขั้นต่ำต่อกลุ่ม": 0, "ผู้เข้าร่วมต่อกลุ่ม": 0}
    for sheet in (Sage, Household, Material, BudgetLine, Session, GroupMember, GroupPlan, Official, Amendment):
        book.rows[sheet] = []
    return book


BOOKS = {"long": long_book, "wide": wide_book, "bare": bare_book, "empty": empty_book}


def _book(*, villages: int, households: int) -> Book:
    book = Book(households=households, sages=5)
    book.settings |= {
        "จำนวนหมู่บ้านเป้าหมาย": villages, "งบประมาณต่อหมู่บ้าน": BUDGET, "งบประมาณกิจกรรมที่ 1 รวม": BUDGET * villages,
        "ตัวชี้วัด ผู้ได้รับการส่งเสริมอาชีพ": households * villages, "ค่าตอบแทนวิทยากรต่อชั่วโมง": 600, "ชั่วโมงวิทยากรต่อคน": 1,
        "จำนวนกลุ่มอาชีพ": 1, "ผู้เข้าร่วมต่อกลุ่ม": HOUSEHOLDS, "งบประมาณกิจกรรมที่ 2": 36000,
    }  # fmt: skip
    for sheet in (Area, Village, Sage, Household, Material, BudgetLine, Attendance, Outcome, Survey,
                  OccupationStudy, Recipient, Meeting, Voucher, Official):  # fmt: skip
        book.rows[sheet] = []
    book.rows[Session] = [
        {"รหัสหมู่บ้าน": "ทุกหมู่บ้าน", "เริ่ม": f"{hour:02}.00", "สิ้นสุด": f"{hour:02}.50", "กิจกรรม": f"{OCCUPATION} ช่วงที่ {hour}",
         "รหัสหัวข้อ": {8: "9.1.1", 9: "9.1.2"}.get(hour, "9.2"), "วิทยากร": f"{full_name(61)}, {full_name(62)}"}
        for hour in range(8, 17)
    ]  # fmt: skip
    return book


def _place(book: Book, place: dict[str, Any], code: str, postal: str) -> None:
    book.rows[Area].append(
        {"รหัสอำเภอ": f"46{code}", "อำเภอ": place["อำเภอ"], "รหัสตำบล": "10", "ตำบล": TAMBON, "รหัสไปรษณีย์": postal,
         "รหัสหนังสือ": "กส 0119", "โทรศัพท์สำนักงาน": "043899999"}
    )  # fmt: skip


def _village(book: Book, place: dict[str, Any], households: int, recipients: int) -> None:
    start = 100 * len(book.rows[Village])
    numbers = range(1, households + 1)
    book.rows[Village].append(
        {
            **place, "ชื่อบ้าน": NAME, "จำนวนครัวเรือนทั้งหมด": 1240, "อาชีพที่สาธิต": OCCUPATION, "สถานที่จัด": VENUE,
            "วันที่จัด": "24 ก.พ. 2565", "วันที่ประชาคม": "23 ธ.ค. 2564", "ปีที่เคยได้รับงบ": "2555-2558",
            "เป้าหมาย ศพพ.": "ไม่", "ผู้ใหญ่บ้าน": full_name(40), "พยาน": f"{full_name(41)}, {full_name(42)}",
            "วันที่บันทึกครัวเรือนเป้าหมาย": "24 ก.พ. 2565", "วันที่บันทึกครัวเรือนสัมมาชีพ": "24 ก.พ. 2565", "ปัญหาอุปสรรค": NOTE,
            "ข้อเสนอแนะ": NOTE,
        }
    )  # fmt: skip
    for number, day in enumerate(("7 ก.พ. 2565", "24 มี.ค. 2565"), 1):
        book.assess(number, day, range(12, 12 + INDICATORS // 2 // number), place)
        book.rows[Assessment][-1] |= {"ผู้ประเมิน": f"{full_name(3)} และคณะกรรมการหมู่บ้าน", "หมายเหตุรายข้อ": NOTE}
    book.rows[Household] += [
        {
            **place, **person(start + n), "ลำดับ": n, "บ้านเลขที่": f"{140 + n}/{200 + n}", "เกณฑ์": "1, 4",
            "เลขประจำตัวประชาชน": citizen_id(start + n), "โทรศัพท์": "0812345678", "สมาชิก": 12, "รายได้/คน/ปี": "136999.50",
            "อาชีพเดิม": "ทำนาและรับจ้างทั่วไปนอกฤดู", "อาชีพที่ต้องการ": OCCUPATION,
        }
        for n in numbers
    ]  # fmt: skip
    book.rows[Sage] += [
        {
            **place, **person(start + 60 + n), "ลำดับ": n, "บ้านเลขที่": f"{n}23/456", "ความเชี่ยวชาญ": OCCUPATION,
            "หน้าที่ในทีม": "หัวหน้าทีม" if n == 1 else "วิทยากร", "หัวข้อที่บรรยาย": f"{OCCUPATION}และการตลาด",
            "เลขประจำตัวประชาชน": citizen_id(start + 60 + n), "วันเกิด": "28 พ.ย. 2509", "โทรศัพท์": "0812345678",
            "ประสบการณ์": 35, "ผลงาน": f"{NOTE[:150]}", "แหล่งเรียนรู้": VENUE, "วันที่พัฒนาทักษะวิทยากร": "23 ธ.ค. 2564",
        }
        for n in range(1, 6)
    ]  # fmt: skip
    book.rows[Material] += [
        {
            **place, "รายการ": item, "จำนวน": households, "หน่วยนับ": "กิโลกรัม", "ราคาต่อหน่วย": "124.50",
            "จำนวนต่อครัวเรือน": 1, "ร้าน": "ห้างหุ้นส่วนจำกัดกาฬสินธุ์วัสดุภัณฑ์และการเกษตร", "เลขที่ใบเสร็จ": "IV2565/00123",
        }
        for item in ITEMS
    ] + [
        {**place, "รายการ": f"{item} (ใช้ร่วมกัน ชุดที่ {n})", "จำนวน": 2, "หน่วยนับ": "ชุด", "ราคาต่อหน่วย": "2345.50"}
        for n in (1, 2) for item in ITEMS
    ]  # fmt: skip
    parts = {"ค่าวัสดุสาธิตอาชีพ": 162000, "ค่าตอบแทนวิทยากร": 3000, "ค่าอาหารกลางวันอาหารว่างและเครื่องดื่มผู้เข้าร่วมกิจกรรม": 40000}
    book.rows[BudgetLine] += [
        {**place, "หมวด": name, "แผน": plan, "จ่ายจริง": plan, "วันที่เบิกจ่าย": "24 มี.ค. 2565",
         "วันที่บันทึก BPM": "25 มี.ค. 2565", "ยืมเงิน": "ใช่"}
        for name, plan in parts.items()
    ]  # fmt: skip
    book.rows[Voucher] += [
        {**place, "เลขที่ใบสำคัญ": f"บค. {n}/2565", "วันที่": "24 มี.ค. 2565", "ผู้รับเงิน": full_name(n),
         "หมวด": list(parts)[-1], "รายการ": NOTE[:120], "จำนวนเงิน": 2000}
        for n in range(1, 21)
    ]  # fmt: skip
    book.rows[Attendance] += [
        {**place, "ประเภท": kind, "ลำดับ": n, "เช้า": 1, "บ่าย": n % 9 > 0}
        for kind, count in (("ครัวเรือน", households), ("วิทยากร", 5), ("เจ้าหน้าที่", 3))
        for n in range(1, count + 1)
    ]
    book.rows[Outcome] += [
        {**place, "ลำดับ": n, "นำไปประกอบอาชีพ": n % 7 > 0, "รายได้ก่อน": "198765.50", "รายได้หลัง": 298765 + 500 * (n % 7),
         "วันที่ติดตาม": "23 มิ.ย. 2565", "เหตุผล": "" if n % 7 else NOTE}
        for n in numbers
    ]  # fmt: skip
    wanted = {f"อาชีพที่ต้องการ {n}": f"{OCCUPATION} ({n})" for n in (1, 2, 3)} | {"อาชีพที่ต้องการ 1": OCCUPATION}
    book.rows[Survey] += [
        {
            **place, "ลำดับ": n, "อาชีพหลัก": "ทำนาและรับจ้างทั่วไปนอกฤดู", "อาชีพรอง": "เลี้ยงโคเนื้อและปลูกพืชฤดูแล้งหลังนา",
            "รายได้ครัวเรือน": "1198765.50", "รายจ่ายครัวเรือน": "1098765.50", "หนี้สิน": "1298765.50",
            "ทักษะ": OCCUPATION, "ทุน": ITEMS[0],
            "ที่ดิน": "87.5", "แรงงาน": 12, "เหตุผล": NOTE, "ตลาด": NOTE[:100], **wanted,
        }
        for n in numbers
    ]  # fmt: skip
    book.rows[OccupationStudy] += [
        {**place, "อาชีพ": f"{OCCUPATION} ({n})" if n > 1 else OCCUPATION, "โอกาสตลาด": NOTE, "วัตถุดิบ/ทุน": NOTE,
         "ปราชญ์ที่สอนได้": full_name(61), "ปัจจัยความสำเร็จ": NOTE}
        for n in (1, 2, 3)
    ]  # fmt: skip
    book.rows[Recipient] += [
        {**place, **person(start + 80 + n), "ลำดับ": start + n, "ตำแหน่ง": f"ประธาน{GROUP_NAME}",
         "เชิญเป็น": INVITED[n % len(INVITED)]}
        for n in range(1, recipients + 1)
    ]  # fmt: skip
    book.rows[Meeting] += [
        {
            **place, "ครั้งที่": "12/2564", "สถานที่ประชุม": VENUE, "เริ่มประชุม": "09.30", "เลิกประชุม": "16.30",
            "ประธาน": full_name(40),
            "ตำแหน่งประธาน": POSITION, "ผู้จดรายงาน": full_name(3), "ตำแหน่งผู้จดรายงาน": POSITION, "ครัวเรือนที่มาประชุม": 1124,
            "ผู้มาประชุม": 1240, "ผู้เข้าร่วมประชุม": ", ".join(map(full_name, range(20, 40))),
            "ผู้ไม่มาประชุม": ", ".join(f"{full_name(n)} (ติดราชการ)" for n in range(50, 55)), "มติเรื่องปราชญ์": NOTE,
            "มติเรื่องครัวเรือน": NOTE, "มติเรื่องอาชีพ": NOTE, "มติเรื่องวันจัด": NOTE, "เรื่องอื่น ๆ": NOTE,
        }
    ]  # fmt: skip


def _group(book: Book) -> None:
    five = dict.fromkeys(("ก1 กลุ่ม", "ก2 กรรมการ", "ก3 กติกา", "ก4 กองทุน", "ก5 กิจกรรม"), "มี")
    lines = dict.fromkeys(
        ("กฎ กติกา ระเบียบ", "กิจกรรมของกลุ่ม", "จุดแข็ง", "จุดอ่อน", "โอกาส", "อุปสรรค"), LINES
    )  # fmt: skip
    book.rows[Group] = [
        {
            **LONG_PLACE, **five, **lines, "รหัสกลุ่ม": GROUP, "ชื่อกลุ่ม": GROUP_NAME, "อาชีพ/ผลิตภัณฑ์": PRODUCT,
            "ประเภท": "แปรรูป", "วันที่จัดตั้ง": "24 ก.พ. 2565", "เลขทะเบียน": "46-03-10-28/1-0001/2565",
            "วันที่จดทะเบียน": "24 มี.ค. 2565", "แหล่งทุน": NOTE[:120], "ตลาด": NOTE[:150], "OTOP": NOTE[:120],
            "วันที่จัดประชุม": "24 ก.พ. 2565",
            "สถานที่จัดประชุม": VENUE, "โทรศัพท์": "0812345678",
            "หน่วยรับจดทะเบียน": f"สำนักงานเกษตรอำเภอ{PLACE['อำเภอ']} จังหวัดกาฬสินธุ์",
            "เงินกองทุน": "1198765.50", "การออมและหุ้น": NOTE[:100], "มาตรฐานผลิตภัณฑ์": NOTE[:100],
            "แผนลงทะเบียน OTOP": NOTE[:100],
            "วันที่บันทึกข้อมูลกลุ่ม": "25 มี.ค. 2565", "ปัญหาอุปสรรค": NOTE, "ข้อเสนอแนะ": NOTE,
        }
    ]  # fmt: skip
    roles = ("ประธานกรรมการ", "รองประธานกรรมการ", "เลขานุการและประชาสัมพันธ์", "เหรัญญิกและผู้ตรวจสอบบัญชี", "กรรมการ")
    book.rows[GroupMember] = [
        {
            "รหัสกลุ่ม": GROUP, "ลำดับ": n, **person(n), "บ้านเลขที่": f"{140 + n}/{200 + n}", "หุ้น/เงินออม": "12345.50",
            "ตำแหน่งในกลุ่ม": roles[n - 1] if n <= len(roles) else "สมาชิก", "อาชีพ": "ทำนาและรับจ้างทั่วไปนอกฤดู",
            "โทรศัพท์": "0812345678",
        }
        for n in range(1, HOUSEHOLDS + 1)
    ]  # fmt: skip
    book.rows[Attendance] += [
        {"รหัสกลุ่ม": GROUP, "ประเภท": "ครัวเรือน", "ลำดับ": n, "เช้า": 1, "บ่าย": n % 9 > 0} for n in range(1, HOUSEHOLDS + 1)
    ]
    book.rows[Material] += [
        {"รหัสกลุ่ม": GROUP, "รายการ": f"{item} ชุดที่ {n}", "จำนวน": 2, "หน่วยนับ": "ชุด", "ราคาต่อหน่วย": "624.50"}
        for n in (1, 2, 3)
        for item in ITEMS
    ]
    book.rows[BudgetLine] += [
        {"รหัสกลุ่ม": GROUP, "หมวด": "ค่าวัสดุพัฒนากลุ่มอาชีพและบรรจุภัณฑ์", "แผน": 30000},
        {"รหัสกลุ่ม": GROUP, "หมวด": "ค่าอาหารกลางวันอาหารว่างและเครื่องดื่ม", "แผน": 6000},
    ]
    book.rows[GroupPlan] = [
        {"รหัสกลุ่ม": GROUP, "กิจกรรม": f"{OCCUPATION} ระยะที่ {n}", "เดือน": "ทุกเดือน" if n % 2 else "ต.ค., ธ.ค., มี.ค. - มิ.ย.",
         "ผู้รับผิดชอบ": "คณะกรรมการกลุ่มและสมาชิกทุกคน"}
        for n in range(1, 20)
    ]  # fmt: skip
    book.rows[Session] += [
        {"รหัสกลุ่ม": "ทุกกลุ่ม", "เริ่ม": f"{hour:02}.00", "สิ้นสุด": f"{hour:02}.50", "กิจกรรม": f"{OCCUPATION} ช่วงที่ {hour}",
         "รหัสหัวข้อ": "4.1" if hour < 12 else "4.2", "วิทยากร": full_name(61)}
        for hour in range(9, 16)
    ]  # fmt: skip
    book.rows[LetterNumber] = [
        {"รหัสเอกสาร": "D01", "หมู่บ้าน/อำเภอ": PLACE["อำเภอ"], "เลขที่": "1234/2565", "วันที่": "28 ม.ค. 2565",
         "คำสั่งเดิมที่ยกเลิก": "1198/2564", "คำสั่งเดิมลงวันที่": "24 พ.ย. 2564"}
    ]  # fmt: skip


def _officials(book: Book, district: str, helpers: int) -> None:
    of_province = {"หน่วย": "จังหวัด", "หน้าที่ในทีมสนับสนุน": "", "ลำดับในทีม": None}
    if not book.rows[Official]:
        book.rows[Official] = [
            _official("ผู้ว่าราชการจังหวัด", 30, "รองผู้ว่าราชการจังหวัด ปฏิบัติราชการแทน", "", district) | of_province,
            _official("พัฒนาการจังหวัด", 31, f"{POSITION} รักษาราชการแทน", "", district) | of_province,
        ]
    book.rows[Official] += [
        row | {"หน่วย": district}
        for row in (
            _official("นายอำเภอ", 1, f"ปลัดอำเภอ ({POSITION}) รักษาราชการแทน", "ประธาน", district),
            _official("พัฒนาการอำเภอ", 2, f"{POSITION} รักษาราชการแทน", "เลขานุการ", district),
            _official("พัฒนากร", 3, "", "ผู้ช่วยเลขานุการ", district),
            *(_official("ทีมสนับสนุน", n, "", "กรรมการ", district) for n in range(4, 4 + helpers)),
        )
    ]


def _official(role: str, number: int, acting: str, team_role: str, district: str) -> dict[str, Any]:
    names = person(100 + number)
    post = {"ผู้ว่าราชการจังหวัด": "ผู้ว่าราชการจังหวัดกาฬสินธุ์", "พัฒนาการจังหวัด": "พัฒนาการจังหวัดกาฬสินธุ์"}.get(role, "")
    if role in ("นายอำเภอ", "พัฒนาการอำเภอ"):
        post = f"{role}{district}"
    row = Book.official(
        role, names["คำนำหน้า"], names["ชื่อ"], names["สกุล"], post or f"{POSITION} อำเภอ{district}", team_role,
        number if team_role else None,
    )  # fmt: skip
    return row | {"บรรทัดรักษาการ": acting, "โทรศัพท์": "0812345678", "รับผิดชอบตำบล": TAMBON if role == "พัฒนากร" else ""}
