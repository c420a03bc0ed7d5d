"""The registry's [office] reaches the papers: font, size and digits, and papers are made anew where it changes."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from tests.support.projects import Book

from docgen import papers
from docgen.press import workshop
from docgen.runs import pipeline
from docgen.runs.pipeline import Orders, Selection
from docgen.shelf.gates import Reason

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
THAI, ARABIC = re.compile("[๐-๙]"), re.compile("[0-9]")


def project(folder: Path, office: str, *, digits: str = "thai") -> Path:
    """A folder of templates with the register of participants alone."""
    folder.mkdir(exist_ok=True)
    shutil.copy(TEMPLATES / "D07-attendance-sheet.docx", folder / "a.docx")
    entry = '[[document]]\nid = "a"\nshort = "D07"\ntitle = "ใบ"\ntemplate = "a.docx"\nper = "village"\n'
    (folder / "documents.toml").write_text(f'{office}\n{entry}digits = "{digits}"\n', encoding="utf-8")
    return folder


def text_and_fonts(data: bytes) -> tuple[str, set[str]]:
    """The text of the body, and the fonts that the styles name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body, styles = (archive.read(f"word/{name}.xml").decode("utf-8") for name in ("document", "styles"))
    return "".join(re.findall(r"<w:t\b[^>]*>([^<]*)", body)), set(re.findall(r'w:cs="([^"]*)"', styles))


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return Book(households=3, sages=1).save(tmp_path / "a.xlsx")


@pytest.mark.parametrize(
    ("office", "digits", "expected"),
    [
        ("", "thai", ("TH SarabunPSK", "thai")),
        ('[office]\nfont = "TH Sarabun New"', "thai", ("TH Sarabun New", "thai")),
        ('[office]\nfont = "TH SarabunIT๙"', "thai", ("TH SarabunIT๙", "arabic")),
        ('[office]\nfont = "TH SarabunIT๙"', "arabic", ("TH SarabunPSK", "arabic")),
    ],
)
def test_a_paper_in_the_office_s_font(
    tmp_path: Path, workbook: Path, office: str, digits: str, expected: tuple[str, str]
) -> None:
    """The file holds one set of digits, the one that the font shows as the registry asks."""
    templates = project(tmp_path / "templates", office, digits=digits)
    made = pipeline.build(
        [workbook],
        templates,
        tmp_path / "out",
        selection=Selection(),
        progress=iter,
        orders=Orders(made_at="2022-01-15"),
    )
    (outcome,) = made.outcomes
    text, fonts = text_and_fonts((tmp_path / "out" / outcome.job.path).read_bytes())
    found = [name for name, pattern in (("thai", THAI), ("arabic", ARABIC)) if pattern.search(text)]
    assert (fonts, found) == ({expected[0]}, [expected[1]])


def test_another_font_is_another_template(tmp_path: Path, workbook: Path) -> None:
    """A paper made in the old font is not current; the same setting again is."""
    out = tmp_path / "out"
    for office, reasons in (
        ("", [Reason.NEW]),
        ("[office]\nsize = 15", [Reason.TEMPLATE_CHANGED]),
        ("[office]\nsize = 15.0", []),
    ):
        templates = project(tmp_path / "templates", office)
        looked = pipeline.status([workbook], templates, out, selection=Selection())
        assert [list(decision.reasons) for decision in looked.decisions] == [reasons]
        pipeline.build(
            [workbook], templates, out, selection=Selection(), progress=iter, orders=Orders(made_at="2022-01-15")
        )


def test_the_registry_that_comes_along_changes_no_template() -> None:
    """Its [office] says what the templates say themselves."""
    for document in papers.load_catalogue(TEMPLATES):
        dressed = workshop.compile_template(document).template
        assert (document.office.font, document.office.size) == ("TH SarabunPSK", 16)
        with zipfile.ZipFile(document.template) as archive:
            assert dressed.__reduce__()[1][0]["word/styles.xml"] == archive.read("word/styles.xml")  # type: ignore[index]
