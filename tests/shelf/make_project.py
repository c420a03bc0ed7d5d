"""Makes the small project of `projects/b4732c7.zip` again, with the program of that commit.

    git worktree add ../old b4732c7
    PYTHONPATH=../old/src:../old python tests/shelf/make_project.py tests/shelf/projects/b4732c7.zip

Two villages with orders that have numbers, lists of households and a paper for each sage: built, numbered, signed, one
signature taken back, one paper corrected after it was signed and signed again, one corrected that nobody signed. What
the old program says of it at the end (`docgen history`, `docgen status`) lies beside it, as JSON. Only what that commit
has is used here, so nothing of today's program is imported.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

from tests.support.projects import CODE, OTHER_CODE, Book

from docgen.cli import run

REGISTRY = """\
[changes]
template = "changes.docx"

[[document]]
id = "support-team-order"
short = "D01"
number = "order"
title = "คำสั่งทีมสนับสนุน"
template = "team.docx"
per = "district"

[[document]]
id = "speaker-team-order"
short = "D02"
number = "order"
title = "คำสั่งทีมวิทยากร"
template = "order.docx"
per = "village"

[[document]]
id = "attendance-sheet"
short = "D07"
title = "ใบลงทะเบียน"
template = "list.docx"
per = "village"

[[document]]
id = "sage-card"
short = "X1"
title = "บัตรปราชญ์"
template = "card.docx"
per = "village"
each = "sages"
"""
TEMPLATES = {
    "team": (
        "คำสั่งที่ {{ paper.number }}",
        "{{ district.name }}",
        "{% for o in district.team %}{{ o.full_name }} {% endfor %}",
    ),
    "order": (
        "คำสั่งที่ {{ paper.number }}",
        "บ้าน{{ village.name }}",
        "{% for s in sages %}{{ s.full_name }} {% endfor %}",
    ),
    "list": ("บ้าน{{ village.name }}", "{% for h in households %}{{ h.full_name }} {{ h.house_no }} {% endfor %}"),
    "card": ("{{ item.full_name }}", "{{ village.venue }}"),
    "changes": (
        "{{ unit }}",
        "{% for c in to_sign %}{{ c.papers }} {{ c.place }} {{ c.what }} {{ c.old }} {{ c.new }} {% endfor %}",
        "{% for c in unsigned %}{{ c.papers }} {{ c.place }} {{ c.what }} {{ c.old }} {{ c.new }} {% endfor %}",
    ),
}
_PARTS = {
    "[Content_Types].xml": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
}
_DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
LEFT_OUT = {"run.lock"}  # held by the system while a run is at work; empty
WHEN = (2026, 1, 1, 0, 0, 0)


def document(path: Path, paragraphs: tuple[str, ...]) -> None:
    """A Word file with these paragraphs and nothing else: a hundredth of what Word itself would save."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**_PARTS, "word/document.xml": _DOCUMENT.format(body)}.items():
            archive.writestr(zipfile.ZipInfo(name, WHEN), text)


class Clock(dt.datetime):
    """A clock that tells a minute more each time that it is asked."""

    minutes = 0

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Clock:  # noqa: ARG003
        Clock.minutes += 1
        return cls(2022, 2, 1, 9, Clock.minutes)


def workbook(surname: str = "ใจดี", sage: str = "บุญมี") -> Book:
    """Two villages; the surname of the first one's second household, and its sage's first name."""
    book = Book()
    book.add_village()
    sheets: dict[str, list[dict[str, Any]]] = {record.sheet: rows for record, rows in book.rows.items()}
    for day, village in enumerate(sheets["หมู่บ้าน"], 25):
        village["วันที่จัด"] = f"{day} ม.ค. 2565"
    sheets["ครัวเรือน"][1]["สกุล"] = surname
    sheets["ปราชญ์"][0]["ชื่อ"] = sage
    return book


def said(*command: str) -> str:
    """What a command prints; that a person must look at something is no failure."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = run(list(command))
    assert code in (0, 1), (command, code, told.getvalue())
    return told.getvalue()


def make() -> None:
    """The project in the folder where we are."""
    templates = Path("templates")
    templates.mkdir()
    (templates / "documents.toml").write_text(REGISTRY, encoding="utf-8")
    for name, paragraphs in TEMPLATES.items():
        document(templates / f"{name}.docx", paragraphs)
    workbook().save(Path("inputs/a.xlsx"))
    said("build")
    said("issue", "--date", "20/1/2565")
    said("build")
    said("sign", "--only", "D01", "--only", "D02", "--date", "20/1/2565", "--all")
    said("sign", f"D07 {CODE}", f"D07 {OTHER_CODE}", "--date", "21/1/2565")
    said("sign", f"D07 {OTHER_CODE}", "--undo")
    workbook("ใจดีงาม").save(Path("inputs/a.xlsx"))
    said("build")
    said("sign", f"D07 {CODE}", "--date", "25/1/2565")
    workbook("ใจดีงาม", "บุญมา").save(Path("inputs/a.xlsx"))
    said("build")
    said("sign", f"D02 {CODE}", "--date", "26/1/2565")
    said("build")
    for command in ("history", "status"):
        Path(f"{command}.json").write_text(said(command, "--format", "json"), encoding="utf-8")


def main(target: Path) -> None:
    """Make it in a folder of its own and put it into one archive."""
    target = target.resolve()
    dt.datetime = Clock  # type: ignore[misc]  # as every module of the program will see it
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            make()
            with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
                for path in sorted(Path().rglob("*")):
                    if path.is_file() and path.name not in LEFT_OUT:
                        archive.writestr(
                            zipfile.ZipInfo(path.as_posix(), WHEN), path.read_bytes(), zipfile.ZIP_DEFLATED
                        )
        finally:
            os.chdir(here)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
