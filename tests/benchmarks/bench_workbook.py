"""How fast a 62-village workbook is read, beside the libraries. Run: `python tests/benchmarks/bench_workbook.py`.

Each way runs in processes of its own (import included); the table shows the best of several runs as ratios to docgen,
because seconds belong to one machine. Only the first line makes rows with headers and addresses of the cells: the
others stop at bare cells, so compare those with “docgen, cells only”. The workbooks are built in a process of their
own as well, because Linux counts the peak memory of the parent for its children.

`whole` says whether a way tells errors, uncalculated formulas, hidden and struck rows and merged cells, without which
its time is no argument; the pass beside calamine looks at the cells' types and styles only, the least it can cost.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SHEETS = {
    "โครงการ": 60, "พื้นที่": 135, "หมู่บ้าน": 62, "ปราชญ์": 310, "ครัวเรือน": 1240, "กำหนดการ": 620, "วัสดุ": 620,
    "งบประมาณ": 248, "เข้าร่วม": 1240, "ประเมิน": 124, "กลุ่มอาชีพ": 62, "สมาชิกกลุ่ม": 620, "ผลลัพธ์": 620,
    "เจ้าหน้าที่": 120, "เลขหนังสือ": 124,
}  # fmt: skip
HEADERS = (
    "รหัสหมู่บ้าน", "ลำดับ", "คำนำหน้า", "ชื่อ", "สกุล", "บ้านเลขที่", "เลขประจำตัวประชาชน", "วันที่", "จำนวนเงิน", "หมายเหตุ"
)  # fmt: skip
RUNS = 5
PATIENCE = 20  # seconds


def build(path: Path) -> None:
    """The workbook: 15 sheets, some 6,200 rows of ten cells."""
    import datetime as dt

    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in SHEETS.items():
        sheet = book.create_sheet(name)
        sheet.append(HEADERS)
        for row in range(rows):
            day = dt.date(2565, 1, 1 + row % 28)
            person = ("นาย", f"สมชาย{row}", f"ใจดี{row}", f"{row}/3", 9100000000000 + row)
            sheet.append((f"46{row % 62:04d}01", row + 1, *person, day, 1234.5 + row, "ข้อความ"))
    book.save(path)


def build_corner(path: Path) -> None:
    """One row of data and one formatted, empty cell at the far corner."""
    import openpyxl
    from openpyxl.styles import Font

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "หมู่บ้าน"
    sheet.append(HEADERS)
    sheet.append(HEADERS[:3] * 3)
    sheet["XFD1048576"].font = Font(bold=True)
    book.save(path)


def build_stray(path: Path) -> None:
    """The same with a value in the far corner, as a slip of the hand leaves it there."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "หมู่บ้าน"
    sheet.append(HEADERS)
    sheet.append(HEADERS[:3] * 3)
    sheet["XFD1048576"] = "x"
    book.save(path)


def by_docgen(path: Path) -> int:
    from docgen.workbook import HeaderSpec, SheetSpec, read

    headers = tuple(HeaderSpec(key=header, names=(header,)) for header in HEADERS)
    specs = [SheetSpec(name=name, aliases=(), headers=headers, required=False) for name in SHEETS]
    workbook, _ = read([path], specs)
    return sum(len(row.cells) for sheet in workbook.sheets.values() for row in sheet.rows)


def by_docgen_cells(path: Path) -> int:
    """The bare cells by our own reader: what the libraries' times are to be compared with."""
    from docgen.workbook.files import open_book

    book = open_book(path, path.name)
    return sum(len(row) for sheet in book.sheets for row in book.grid(sheet).rows.values())


def by_openpyxl(path: Path) -> int:
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True)
    return sum(cell.value is not None for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def by_openpyxl_read_only(path: Path) -> int:
    import openpyxl

    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    return sum(cell.value is not None for sheet in book.worksheets for row in sheet.iter_rows() for cell in row)


def by_calamine(path: Path) -> int:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return sum(
        cell != "" for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row
    )


def by_calamine_and_xml(path: Path) -> int:
    """Values by calamine, and a pass over the XML for what it does not tell."""
    import zipfile
    from xml.parsers import expat

    facts: dict[str, tuple[str | None, str | None, bool]] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            facts[attributes["r"]] = (attributes.get("t"), attributes.get("s"), False)

    with zipfile.ZipFile(path) as parts:
        for part in parts.namelist():
            if part.startswith("xl/worksheets/"):
                parser = expat.ParserCreate()
                parser.StartElementHandler = start
                parser.Parse(parts.read(part), True)
    return by_calamine(path)


def by_lxml(path: Path) -> int:
    """The bare cells by lxml, before anything is made of them."""
    import zipfile

    from lxml import etree

    count = 0
    with zipfile.ZipFile(path) as parts:
        for part in parts.namelist():
            if part.startswith("xl/worksheets/"):
                for _, row in etree.iterparse(parts.open(part), tag="{*}row"):
                    for cell in row:
                        places = (cell.get("r"), cell.get("t"), cell.get("s"), "".join(cell.itertext()))
                        count += places[0] is not None
                    row.clear()
    return count


WAYS: dict[str, tuple[Callable[[Path], int], str]] = {
    "docgen.workbook": (by_docgen, "yes"),
    "docgen, cells only": (by_docgen_cells, "yes"),
    "openpyxl": (by_openpyxl, "loaded twice"),
    "openpyxl read_only": (by_openpyxl_read_only, "no"),
    "python-calamine": (by_calamine, "no"),
    "calamine + XML pass": (by_calamine_and_xml, "in part"),
    "lxml, cells only": (by_lxml, "no"),
}


def peak_memory() -> int:
    """The process's peak in KiB, 0 where the system does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def limit_memory() -> None:
    """Let a way that asks for more than 2 GiB break alone, where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def run(way: str, path: Path) -> None:
    """One way in this process: prints CPU seconds (start of Python left out), peak memory and cells."""
    limit_memory()
    started = time.process_time()
    cells = WAYS[way][0](path)
    print(time.process_time() - started, peak_memory(), cells)


def measure(way: str, path: Path, runs: int) -> tuple[float, int, int] | str:
    """The best of several processes; a word where one takes too long or breaks."""
    results = []
    for _ in range(runs):
        command = [sys.executable, __file__, "--way", way, str(path)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            return f">{PATIENCE} s" if isinstance(error, subprocess.TimeoutExpired) else "fails"
        seconds, memory, cells = done.stdout.split()
        results.append((float(seconds), int(memory), int(cells)))
    return min(results)


def table(title: str, path: Path, runs: int) -> None:
    """Print one comparison."""
    base = measure("docgen.workbook", path, runs)
    assert not isinstance(base, str)
    print(f"\n{title}: docgen.workbook {base[0]:.2f} s of CPU, {base[1] / 1024:.0f} MiB, {base[2]:,} cells")
    print(f"{'way':22}{'time':>8}{'memory':>8}{'cells':>9}  whole")
    for way, (_, is_whole) in WAYS.items():
        result = base if way == "docgen.workbook" else measure(way, path, runs)
        if isinstance(result, str):
            print(f"{way:22}{result:>8}{'':>8}{'':>9}  {is_whole}")
        else:
            ratios = f"{result[0] / base[0]:8.2f}{result[1] / max(base[1], 1):8.2f}"
            print(f"{way:22}{ratios}{result[2]:9,}  {is_whole}")


BUILDERS: dict[str, Callable[[Path], None]] = {"full": build, "corner": build_corner, "stray": build_stray}
CASES = {
    "full": ("62 villages", RUNS),
    "corner": ("a formatted cell at XFD1048576", 1),
    "stray": ("a stray value at XFD1048576", 1),
}


def main() -> None:
    """Build the workbooks, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--way")
    options.add_argument("--build", choices=BUILDERS)
    options.add_argument("path", nargs="?", type=Path)
    asked = options.parse_args()
    if asked.way:
        run(asked.way, asked.path)
        return
    if asked.build:
        BUILDERS[asked.build](asked.path)
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, (title, runs) in CASES.items():
            path = Path(folder, f"{name}.xlsx")
            subprocess.run([sys.executable, __file__, "--build", name, str(path)], check=True)
            table(title, path, runs)


if __name__ == "__main__":
    main()
