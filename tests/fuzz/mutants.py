"""Workbooks with one to four things wrong in them, the same for the same seed: cells, styles, rows, XML, archive."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape

Parts = dict[str, bytes]

_CELL = re.compile(r'<c r="([A-Z]+)(\d+)"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_ROW = re.compile(r"<row .*?(?:/>|</row>)", re.DOTALL)
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")

TEXTS = (
    "#####", "#N/A", "#REF!", "#NAME?", "nan", "inf", "-inf", "1E308", "1E+400", "\ufffd", "นาย\ufffdก", "\ue000ก",
    "\uf0fc", "_x0007_", "ก_x0000_ข", "_xD800_", "_xFFFF_", "กกกกกกก", "ค" * 40000, "ทดสอบ " * 500, "{{ v.name }}",
    "{% for %}", "=1+1", "=cmd|'/c calc'!A1", "-", "–", "ไม่มี", "\"", "〃", "ตัวอย่าง: ก", "รวม", "รวมทั้งสิ้น",
    "หมายเหตุ", "ลงชื่อ", "0", "-5", "๑๒๓", "12/3", "31 ก.พ. 2565", "15/1/65", "29 ก.พ. 2566", "1 ม.ค. 0001",
    "9999-12-31", "15-16 ม.ค. 65", "25.00.70", "24.00 น.", "ำา", "ํ", "ค ำ", "วนัชยั", "เธกเธฒเธฅเธต", "¤Ó͸ԺÒ",
    "ร า ย ง า น", "( )", "()", "((((", "[", "\\", "/", "%", "100%", "1/0", "12345678901234567890",
    "9-9999-99999-99-9", "0" * 13, "081-234-5678", "ม.0", "หมู่ที่ 999", "ทุกหมู่บ้าน", "46999999", "G99",
    "นายก นางข", "น.ส.", "นาย", "ว่าที่ ร.ต.หญิง", "พระ", "ณ", "นาย ณ", "\u200b", "\u202e", "\u00ad", "🙂", "𠮷",
    "a\u0301" * 50, "<w:t>", "&amp;", "../../x", "C:\\x", "CON", "a" * 300, "\n\n", "\t", " ", "'", "'=1", "๙" * 400,
    "9" * 400, "1" + "0" * 30, "ล้านล้านล้าน", "สองหมื่นสี่พันบาทถ้วน", "ครึ่ง", "½", "2 ไร่ 3 งาน", "1,2,3,4", "1-4",
    "4-1", "2560-9999999", "1-99999999999",
)  # fmt: skip
NUMBERS = (
    "0", "-1", "1", "0.5", "-0.0", "1E308", "1.7976931348623157E308", "1E-320", "nan", "inf", "1e999", "44575",
    "44575.35", "0.35", "1.52", "60", "59", "2958465", "2958466", "-44575", "1E15", "9007199254740993",
    "123456789012345678901234567890", "0.1", "8.3", "2565", "1965", "65", "",
)  # fmt: skip
FORMATS = (
    "0%", "000", '"บค. "0"/65"', "[h]:mm", "# ?/?", "#,##0,", "0.0,,", "[$-D07041E]d mmmm yyyy", ";;;", "d/m/yyyy",
    "h:mm", "mmm-yy", "0.00E+00", '"นาย"@', "[>=5]0;[<5]\"x\"", "0" * 60, "0." + "0" * 40, ";", "[", '"', "\\", "_",
    "*", "[h", "General General", "@@", "?/?", "/", "0/0", "0/1", "%%%%%%%%%%%%%%%%%%%%", ",,,,", "[=1E9999]0",
    "[<>0]0;0;0;0;0", "",
)  # fmt: skip
PIECES = ("", "<", ">", '"', "&", "&#7;", "<c/>", "<v/>", "<row/>", "</c>", "]]>", "<!-- -->", "\x07")


class Mutant:
    """A workbook's parts while things go wrong in it."""

    def __init__(self, parts: Mapping[str, bytes], seed: str) -> None:
        self.parts: Parts = dict(parts)
        self.chance = random.Random(seed)
        self.done: list[str] = []

    def make(self) -> bytes:
        """The archive with its faults."""
        for _ in range(self.chance.choice((1, 1, 1, 2, 3, 4))):
            kinds, weights = zip(*_KINDS, strict=True)
            kind = self.chance.choices(kinds, weights)[0]
            kind(self)
            self.done.append(kind.__name__)
        content = archive(self.parts)
        if self.chance.random() < 0.08:
            self.done.append("bytes")
            content = self._damaged(content)
        return content

    def _sheet(self) -> str:
        return self.chance.choice([name for name in self.parts if _SHEET.fullmatch(name)] or [""])

    def _edit(self, change: Callable[[str], str]) -> None:
        name = self._sheet()
        if name:
            self.parts[name] = change(self.parts[name].decode(errors="replace")).encode(errors="replace")

    def _cell(self, content: Callable[[str], str]) -> None:
        """Another content in one to five cells."""

        def change(xml: str) -> str:
            cells = list(_CELL.finditer(xml))
            for match in sorted(
                self.chance.sample(cells, min(len(cells), self.chance.randint(1, 5))), key=_at, reverse=True
            ):
                xml = xml[: match.start()] + content(match[1] + match[2]) + xml[match.end() :]
            return xml

        self._edit(change)

    def text(self) -> None:
        kind = self.chance.choice(('t="inlineStr"', 't="str"', 't="e"', 't="d"', 't="b"', 't="n"', 't="s"'))
        word = escape(self.chance.choice(TEXTS))
        inside = f'<is><t xml:space="preserve">{word}</t></is>' if "inline" in kind else f"<v>{word}</v>"
        self._cell(lambda place: f'<c r="{place}" {kind}>{inside}</c>')

    def words(self) -> None:
        self._cell(
            lambda place: f'<c r="{place}" t="inlineStr"><is><t>{escape(self.chance.choice(TEXTS))}</t></is></c>'
        )

    def number(self) -> None:
        style = self.chance.randint(0, 30)
        self._cell(lambda place: f'<c r="{place}" s="{style}"><v>{self.chance.choice(NUMBERS)}</v></c>')

    def formula(self) -> None:
        value = self.chance.choice(("", "<v/>", "<v>1</v>", "<v>#REF!</v>"))
        self._cell(lambda place: f'<c r="{place}"><f>A1*2</f>{value}</c>')

    def blank(self) -> None:
        self._cell(lambda place: f'<c r="{place}"/>')

    def formatted(self) -> None:
        """Every number format of the workbook is another one, and some cells are numbers in them."""
        xml = self.parts.get("xl/styles.xml", b"").decode(errors="replace")
        for code in set(re.findall(r'formatCode="([^"]*)"', xml)):
            other = escape(self.chance.choice(FORMATS), {'"': "&quot;"})
            xml = xml.replace(f'formatCode="{code}"', f'formatCode="{other}"')
        self.parts["xl/styles.xml"] = xml.encode(errors="replace")
        self.number()

    def rows(self) -> None:
        """Rows twice, away, in another order, hidden."""

        def change(xml: str) -> str:
            rows = _ROW.findall(xml)
            if len(rows) < 3:
                return xml
            row, odd = self.chance.choice(rows), self.chance.choice(("0", "1048576", "1048577", "-1", "x", ""))
            return self.chance.choice((
                lambda: xml.replace(row, row + row, 1),
                lambda: xml.replace(row, "", 1),
                lambda: xml.replace(row, row.replace("<row ", '<row hidden="1" ', 1), 1),
                lambda: xml.replace(row, "", 1).replace("</sheetData>", row + "</sheetData>"),
                lambda: re.sub(r'<row r="\d+"', "<row", xml),
                lambda: re.sub(r'(<row r=")\d+"', rf'\g<1>{odd}"', xml, count=3),
            ))()  # fmt: skip

        self._edit(change)

    def columns(self) -> None:
        """A column away, or the headers of one renamed."""

        def change(xml: str) -> str:
            letters = {match[1] for match in _CELL.finditer(xml)}
            if not letters:
                return xml
            gone = self.chance.choice(sorted(letters))
            other = self.chance.choice(("", "XFD", "XFE", "ZZZZ", gone + gone))
            return _CELL.sub(
                lambda m: (m[0].replace(f'r="{gone}', f'r="{other}', 1) if other else "") if m[1] == gone else m[0], xml
            )

        self._edit(change)

    def merged(self) -> None:
        areas = ("A1:A9", "A2:XFD1048576", "B3:C9", "A5:A5", "Z9:A1", "A0:B2", "", ":", "A1:", "D4:D40")
        merge = "".join(
            f'<mergeCell ref="{self.chance.choice(areas)}"/>' for _ in range(self.chance.choice((1, 3, 200)))
        )
        self._edit(lambda xml: xml.replace("</sheetData>", f"</sheetData><mergeCells>{merge}</mergeCells>", 1))

    def sheets(self) -> None:
        """A sheet renamed, hidden, twice or away."""
        part = "xl/workbook.xml"
        xml = self.parts.get(part, b"").decode(errors="replace")
        found = re.findall(r"<sheet [^>]*/>", xml)
        if found:
            sheet = self.chance.choice(found)
            name = escape(self.chance.choice(TEXTS)[:31], {'"': ""})
            others = (
                "", sheet + sheet, re.sub('name="[^"]*"', lambda _: f'name="{name}"', sheet),
                sheet.replace("<sheet ", '<sheet state="hidden" '), re.sub('r?:?id="[^"]*"', 'r:id="rId1"', sheet),
            )  # fmt: skip
            self.parts[part] = xml.replace(sheet, self.chance.choice(others), 1).encode(errors="replace")

    def part(self) -> None:
        """A part is gone, empty, cut, another one, or in another encoding."""
        names = sorted(self.parts)
        name, other = self.chance.choice(names), self.chance.choice(names)
        content = self.parts[name]
        charset = self.chance.choice((b"tis-620", b"utf-16", b"x-none", b"utf-7"))
        cut = content[: self.chance.randrange(len(content) + 1)]
        changed = (
            b"", cut, self.parts[other], self._damaged(content), content.replace(b"http://", b"x://"),
            content + b"<x/>",
            b'<?xml version="1.0" encoding="' + charset + b'"?>' + content,
            content.decode(errors="replace").encode("utf-16"),
            re.sub(rb'"[^"]{1,40}"', b'""', content, count=self.chance.randint(1, 9)),
        )  # fmt: skip
        if self.chance.random() < 0.2:
            del self.parts[name]
        else:
            self.parts[name] = self.chance.choice(changed)

    def xml(self) -> None:
        """A few attributes or elements of a sheet are others."""

        def change(xml: str) -> str:
            for _ in range(self.chance.randint(1, 4)):
                start = self.chance.randrange(len(xml) + 1)
                end = start + self.chance.randint(0, 12)
                piece = self.chance.choice(PIECES)
                xml = xml[:start] + piece + xml[end:]
            return xml

        self._edit(change)

    def _damaged(self, content: bytes) -> bytes:
        damaged = bytearray(content)
        for _ in range(self.chance.randint(1, 6)):
            if damaged:
                damaged[self.chance.randrange(len(damaged))] = self.chance.randrange(256)
        return bytes(damaged)


def _at(match: re.Match[str]) -> int:
    return match.start()


_KINDS: tuple[tuple[Callable[[Mutant], None], float], ...] = (
    (Mutant.words, 6), (Mutant.text, 4), (Mutant.number, 5), (Mutant.formatted, 3), (Mutant.formula, 1),
    (Mutant.blank, 2), (Mutant.rows, 2), (Mutant.columns, 2), (Mutant.merged, 1),
    (Mutant.sheets, 1), (Mutant.part, 2), (Mutant.xml, 2),
)  # fmt: skip


def parts_of(content: bytes) -> Parts:
    """The parts of an archive by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def archive(parts: Mapping[str, bytes]) -> bytes:
    """An archive of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return buffer.getvalue()
