"""The whole set of papers of one village, group, district and the province, printed and measured (handbook 1.2).

Whatever the registry holds: a new kind of paper is measured without a line here. `PAGES` says how long papers are that
we know; any other has to keep to the length of its kind.
"""

from __future__ import annotations

import io
import itertools
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import docx
import pytest
from docx.shared import Cm, Pt
from PIL import Image, ImageDraw
from tests.support.papers import templates_for_any_time
from tests.support.shared import folder_of_run, made_once
from tools.measures import Box, fonts_embedded, ink, letter_sizes, pictures
from tools.office import convert, find_faults
from tools.pages import ALLOWED_FONTS, SYMBOLS, characters_by_font, page_count, page_sizes, page_texts

from docgen import papers
from docgen.plan.jobs import Job
from docgen.programmes.sammachip.sample.mistakes import FEWEST_VILLAGES
from docgen.programmes.sammachip.sample.sample import sample_workbook
from docgen.runs import locate, pipeline

pytestmark = pytest.mark.print

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = papers.load_catalogue(ROOT / "templates")
WORKBOOK = ROOT / "inputs" / "kalasin-2565.xlsx"
PLACES, PROVINCE = ("village", "group", "district"), ("project",)

PAGES: Mapping[str, tuple[int, int]] = {  # document → fewest and most pages with the sample's figures
    "support-team-order": (1, 2),
    "speaker-team-order": (2, 3),
    "demonstration-plan": (2, 4),
    "attendance-sheet": (3, 6),
    "material-receipt": (1, 2),
    "household-material-receipt": (1, 3),
    "summary-report": (6, 8),
    "target-households": (2, 2),
    "occupation-survey": (1, 60),  # a form for each household
}
MOST_PAGES: Mapping[str, int] = {"village": 10, "group": 10, "district": 15, "project": 30}

LEFT, RIGHT, BOTTOM = 3.0, 2.0, 2.0  # cm, an upright sheet
ACROSS_SIDE, ACROSS_BOTTOM = 2.0, 1.5  # cm, a sheet across
TOP = 1.25  # cm, above which neither the emblem nor a page's number begins
SLACK = 0.15  # cm, a rule's thickness and an overhanging mark
ASPECT = 200 / 240  # of the picture that stands for the emblem
SIZES = frozenset({12.0, 13.0, 14.0, 15.0, 16.0, 18.0, 20.0, 22.0, 29.0, 32.0})  # points
IN_CHART = frozenset({10.0, 11.0})
ON_COVER = frozenset({36.0})  # the title of a file's cover, which is read from a shelf


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper as Word file and as PDF, and whether its template asks for the emblem."""

    name: str
    docx: Path
    pdf: Path
    has_emblem: bool


def emblem() -> bytes:
    """A picture to stand for the emblem, which nobody may copy: an oval in a frame."""
    image = Image.new("L", (200, 240), 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 199, 239), outline=0, width=6)
    draw.ellipse((20, 20, 179, 219), outline=0, width=8)
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def measured(scopes: Collection[str], folder: Path) -> list[tuple[str, Path, Path, bool]]:
    """Each kind of paper of these sorts of places once, that of the place for which most papers are made: its id, its
    Word file, its PDF, and whether its template asks for the emblem.

    The province's come from a smaller sample: the whole one holds mistakes, for which its sums are withheld.
    """
    templates = templates_for_any_time(folder)
    (templates / locate.EMBLEM_NAMES[0]).write_bytes(emblem())
    workbook = WORKBOOK
    if scopes == PROVINCE:
        workbook = folder / "small.xlsx"
        workbook.write_bytes(sample_workbook(FEWEST_VILLAGES - 1))
    every_kind = pipeline.Selection(documents=tuple(document.id for document in CATALOGUE))
    prepared = pipeline.prepare([workbook], templates, every_kind)
    files: dict[str, Path] = {}
    for name, job in _job_of_each_kind(job for job in prepared.plan.jobs if job.document.per in scopes).items():
        made = prepared.workshop.render(job)
        assert isinstance(made, bytes), made
        files[name] = folder / f"{name}.docx"
        files[name].write_bytes(made)
    pdfs = convert(list(files.values()), folder / "pdf")
    fields = prepared.sources.fields
    asks = {name: any(path.startswith("emblem") for path in fields[name]) for name in files}
    return [(name, file, pdf, asks[name]) for (name, file), pdf in zip(files.items(), pdfs, strict=True)]


def _job_of_each_kind(some: Iterable[Job]) -> Mapping[str, Job]:
    """Of those for each item, one; of a kind that the fullest places have none of, the first of another place."""
    jobs = sorted(some, key=lambda job: (job.document.per, job.place))
    places = [list(group) for _, group in itertools.groupby(jobs, key=lambda job: (job.document.per, job.place))]
    scopes = dict.fromkeys(job.document.per for job in jobs)
    fullest = [max((place for place in places if place[0].document.per == per), key=len) for per in scopes]
    return {job.document.id: job for job in itertools.chain(reversed(jobs), *fullest)}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Sheet]:
    """Each kind of paper once."""
    makers = {f"measured-{scopes[-1]}": partial(measured, scopes) for scopes in (PLACES, PROVINCE)}
    made = made_once(folder_of_run(tmp_path_factory), makers)
    return {sheet[0]: Sheet(*sheet) for papers in made.values() for sheet in papers}


@pytest.fixture(params=[document.id for document in CATALOGUE])
def sheet(request: pytest.FixtureRequest, sheets: Mapping[str, Sheet]) -> Sheet:
    return sheets[request.param]


def test_every_kind_of_paper_is_measured(sheets: Mapping[str, Sheet]) -> None:
    """The sample's places have what each paper needs, one place of each sort all that its papers need."""
    assert sheets.keys() == {document.id for document in CATALOGUE}


def test_nothing_is_wrong_with_the_pages(sheet: Sheet) -> None:
    """A4, fonts, margins as the file sets them, the file's own text to the end, repeated heads, no lonely signature."""
    assert find_faults(sheet.pdf, sheet.docx) == []


def test_pages_lie_as_their_sections_do(sheet: Sheet) -> None:
    """Upright and across in the order of the file's sections."""
    across = [width > height for width, height in page_sizes(sheet.pdf)]
    asked = [s.page_width > s.page_height for s in docx.Document(str(sheet.docx)).sections]  # type: ignore[operator]  # every section has both
    assert [lies for lies, _ in itertools.groupby(across)] == [lies for lies, _ in itertools.groupby(asked)]


def test_the_paper_is_as_long_as_such_papers_are(sheets: Mapping[str, Sheet]) -> None:
    """A page too many is paper for 62 villages; a page too few is text that was lost."""
    by_id = {document.id: document for document in CATALOGUE}
    wrong = {}
    for name, found in sheets.items():
        fewest, most = PAGES.get(name, (1, MOST_PAGES[by_id[name].per]))
        if not fewest <= page_count(found.pdf) <= most:
            wrong[name] = page_count(found.pdf)
    assert wrong == {}


def test_ink_keeps_to_the_margins_of_the_handbook(sheet: Sheet) -> None:
    """Left 3, right 2 and bottom 2 cm upright; 2 at both sides across; nothing above the page's number."""
    for page, (width, height), box in zip(itertools.count(1), page_sizes(sheet.pdf), ink(sheet.pdf, 100), strict=False):
        assert box is not None, f"page {page} is empty"
        across = width > height
        wide, high = (29.7, 21.0) if across else (21.0, 29.7)
        edges = (ACROSS_SIDE, TOP, ACROSS_SIDE, ACROSS_BOTTOM) if across else (LEFT, TOP, RIGHT, BOTTOM)
        found = (box.left, box.top, wide - box.right, high - box.bottom)
        assert all(at > edge - SLACK for at, edge in zip(found, edges, strict=True)), (page, found, edges)


def test_no_page_is_nearly_empty(sheet: Sheet) -> None:
    """A page of one or two lines is pulled together with the one before by whoever lays out the template."""
    heights = [0 if box is None else box.bottom - max(box.top, 2.5) for box in ink(sheet.pdf)]
    assert [page for page, height in enumerate(heights, 1) if height < 2.5] == []


def test_all_fonts_are_the_office_s_and_in_the_file(sheet: Sheet) -> None:
    """Only tick boxes, which no Thai font has, may come from another font; every font is embedded."""
    fonts = fonts_embedded(sheet.pdf)
    assert fonts
    assert all(fonts.values()), fonts
    for font, characters in characters_by_font(sheet.pdf).items():
        if font.partition("-")[0] not in ALLOWED_FONTS:
            assert SYMBOLS.sub("", "".join(characters)) == "", font


def test_letters_have_the_sizes_of_official_papers(sheet: Sheet) -> None:
    """16 points, 14 in wide tables, more in heads; smaller ones in charts only."""
    sizes = letter_sizes(sheet.pdf)
    has_chart = b"/chart" in sheet.docx.read_bytes()
    is_cover = sheet.name == "village-file-cover"
    assert set(sizes) <= SIZES | (IN_CHART if has_chart else frozenset()) | (ON_COVER if is_cover else frozenset())
    assert sizes[16.0] + sizes[14.0] > (0.2 if is_cover else 0.8) * sizes.total()
    assert 16.0 in sizes


def test_every_character_could_be_drawn(sheet: Sheet) -> None:
    """No replacement, no private character, no control character where a letter should stand."""
    text = "".join(page_texts(sheet.pdf))
    strange = {c for c in text if unicodedata.category(c) in ("Cc", "Co", "Cn", "Cs") and c not in "\r\n\t\ufffe"}
    assert strange - {"\x02"} == set()  # a hyphen at the end of a line, as pdfium tells it
    assert "\ufffd" not in text


def test_the_emblem_has_its_size_and_place(sheet: Sheet) -> None:
    """3 cm in the middle of letters and orders, 1.5 cm at the left of memos, 1.5 cm below the edge, never squeezed."""
    if not sheet.has_emblem:
        pytest.skip("a paper without an emblem")
    is_memo = "บันทึกข้อความ" in "".join(page_texts(sheet.pdf)[0].split())
    found = [box for box in pictures(sheet.pdf) if box.page == 1 and box.top < 5]
    assert len(found) == 1
    (box,) = found
    assert box.height == pytest.approx(1.5 if is_memo else 3.0, abs=0.05)
    assert box.width / box.height == pytest.approx(ASPECT, rel=0.02)
    assert box.top == pytest.approx(1.5, abs=0.2)
    if is_memo:
        assert box.left == pytest.approx(LEFT, abs=0.2)
    else:
        assert 10.4 < box.centre < 11.1  # between the middle of the sheet and that of the text


def test_the_measures_measure(tmp_path: Path) -> None:
    """On a paper whose measures are known: sizes of letters, a picture's size and place, ink to the point."""
    paper = docx.Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.top_margin = Cm(4)
    paragraph = paper.add_paragraph()
    picture = paragraph.add_run().add_picture(io.BytesIO(emblem()), height=Cm(3))
    for side in ("distT", "distB", "distL", "distR"):  # where nothing is said, LibreOffice leaves 0.3 cm
        picture._inline.set(side, "0")
    for size, text in ((16, "abcd"), (29, "ef")):
        run = paper.add_paragraph().add_run(text)
        run.font.name, run.font.size = "TH Sarabun New", Pt(size)
    paper.save(str(tmp_path / "a.docx"))
    (pdf,) = convert([tmp_path / "a.docx"], tmp_path / "pdf")
    assert letter_sizes(pdf) == {16.0: 4, 29.0: 2}
    assert all(fonts_embedded(pdf).values())
    (box,) = pictures(pdf)
    assert (box.page, box.left, box.top, box.height, box.width) == pytest.approx((1, 4, 4, 3, 2.5), abs=0.03)
    (whole,) = ink(pdf, 144)
    assert isinstance(whole, Box)
    assert (whole.left, whole.top) == pytest.approx((4, 4), abs=0.05)
