"""How fast papers are rendered, against docxtpl and against the floor, as ratios in one run.

    PYTHONPATH=src python tests/benchmarks/bench_rendering.py            # the table
    PYTHONPATH=src python tests/benchmarks/bench_rendering.py --profile  # what takes the time in 1,000 rows

Columns: docxtpl as its README shows it (open, render, save), docxtpl with the template object kept, this engine with
the template compiled, and the floor: the parts of the very paper deflated at level 1 and written as an archive.
"changed" is a lower floor still: only the parts that differ from paper to paper, as the engine keeps the others
compressed.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import io
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document
from jinja2.exceptions import UndefinedError

from docgen.press.engine import Template
from docgen.zipping import Archive, deflate

ROWS = (10, 100, 1_000, 10_000)
COLUMNS = 8
PARAGRAPHS = 60


def table_template() -> bytes:
    """60 paragraphs with tags and a table whose row is repeated, 8 fields wide."""
    document = Document()
    for n in range(PARAGRAPHS):
        document.add_paragraph(f"ย่อหน้าที่ {n} ของบ้าน{{{{ village.name }}}} หมู่ที่ {{{{ village.moo }}}} ข้อความตามหลัง")
    table = document.add_table(4, COLUMNS)
    for column in range(COLUMNS):
        table.cell(0, column).text = f"หัว {column}"
        table.cell(2, column).text = f"{{{{ row.f{column} }}}}"
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def context(rows: int) -> dict[str, Any]:
    """Values as papers have them: names differ from row to row, units and amounts repeat."""
    return {
        "village": {"name": "ทดสอบ", "moo": 4},
        "rows": [
            {
                f"f{column}": f"ค่าของแถว {row} ช่อง {column}" if column < 4 else f"{(row * column) % 97}"
                for column in range(COLUMNS)
            }
            for row in range(rows)
        ],
    }


def seconds(work: Callable[[], object], *, at_least: float = 0.4, most: int = 400) -> float:
    """The fastest of several runs: the machine's other work only ever adds time."""
    best = float("inf")
    gc.collect()
    began = time.perf_counter()
    for _ in range(most):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
        if time.perf_counter() - began > at_least:
            break
    return best


def by_readme(data: bytes, values: dict[str, Any], filters: dict[str, Any]) -> bytes:
    """docxtpl as its README shows it."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    template = DocxTemplate(io.BytesIO(data))
    environment = Environment()
    environment.filters.update(filters)
    template.render(values, environment)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def kept_docxtpl(data: bytes, values: dict[str, Any], filters: dict[str, Any]) -> Callable[[], bytes]:
    """docxtpl with the template object and the environment kept."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment

    template = DocxTemplate(io.BytesIO(data))
    environment = Environment()
    environment.filters.update(filters)

    def work() -> bytes:
        template.render(values, environment)
        stream = io.BytesIO()
        template.save(stream)
        return stream.getvalue()

    return work


def floor(paper: bytes) -> Callable[[], bytes]:
    """Deflate all parts of the very paper at level 1 and write them as an archive."""
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]

    def work() -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in parts:
                archive.writestr(name, content)
        return stream.getvalue()

    return work


def lowest_floor(paper: bytes, template: Template) -> Callable[[], bytes]:
    """The same for the parts that differ from paper to paper only; the others lie ready, as they do in the engine."""
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rendered = template.rendered_parts
    ready = Archive(deflate(name, content) for name, content in parts.items() if name not in rendered).settled()
    return lambda: ready.with_entries(deflate(name, parts[name]) for name in rendered)


def measure(name: str, data: bytes, values: dict[str, Any], options: dict[str, Any]) -> tuple[str, ...]:
    template = Template.from_bytes(data, **options)
    paper = template.render(values)
    ours = seconds(lambda: template.render(values))
    written = seconds(floor(paper))
    changed = seconds(lowest_floor(paper, template))
    filters = dict(options.get("filters", {}))
    is_long = len(values.get("rows", ())) > 1_000
    readme = seconds(lambda: by_readme(data, values, filters), most=1 if is_long else 15)
    kept = seconds(kept_docxtpl(data, values, filters), most=1 if is_long else 15)
    return (
        name,
        *(f"{value * 1000:,.2f}" for value in (readme, kept, ours, written, changed)),
        f"{readme / ours:.0f}×",
        f"{ours / written:.2f}×",
        f"{ours / changed:.2f}×",
    )


def project_papers() -> list[tuple[str, bytes, dict[str, Any], dict[str, Any]]]:
    """The project's own templates with made-up values, where a sample project can be planned; nothing otherwise."""
    folder = Path(__file__).parents[2] / "templates"
    if not (folder / "documents.toml").is_file():
        return []
    from tests.benchmarks.sample_papers import sample_papers

    return sample_papers(folder)


def show(rows: list[tuple[str, ...]]) -> None:
    head = (
        "paper",
        "docxtpl ms",
        "kept ms",
        "engine ms",
        "floor ms",
        "changed ms",
        "faster",
        "engine/floor",
        "engine/changed",
    )
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    for row in (head, *rows):
        print(
            "  ".join(
                cell.ljust(width) if not n else cell.rjust(width)
                for n, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
        )


def linearity(data: bytes) -> None:
    """Time and memory for ten times the rows, up to 100,000."""
    template = Template.from_bytes(data)
    last = 0.0
    print("\nrows      engine ms   × time of a tenth   peak MB   paper's XML MB")
    for rows in (100, 1_000, 10_000, 100_000):
        values = context(rows)
        taken = seconds(lambda values=values: template.render(values), most=5)  # type: ignore[misc]
        tracemalloc.start()
        paper = template.render(values)
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        with zipfile.ZipFile(io.BytesIO(paper)) as archive:
            size = archive.getinfo("word/document.xml").file_size
        ratio = f"{taken / last:.1f}" if last else "–"
        print(f"{rows:<9,} {taken * 1000:9,.1f} {ratio:>19} {peak / 2**20:9,.1f} {size / 2**20:16,.1f}")
        last = taken


def profile(data: bytes) -> None:
    import cProfile
    import pstats

    template, values = Template.from_bytes(data), context(1_000)
    template.render(values)
    with cProfile.Profile() as profiler:
        for _ in range(20):
            template.render(values)
    pstats.Stats(profiler).sort_stats("tottime").print_stats(18)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--profile", action="store_true", help="profile 1,000 rows instead")
    parser.add_argument("--rows", type=int, nargs="*", default=list(ROWS), help="rows of the synthetic tables")
    parser.add_argument("--no-linearity", action="store_true", help="leave out the table of time and memory by rows")
    chosen = parser.parse_args()
    data = table_template()
    if chosen.profile:
        profile(data)
        return
    rows = []
    for name, content, values, options in project_papers():
        with contextlib.suppress(UndefinedError):  # docxtpl takes what a chart is told to show for tags of the page
            rows.append(measure(name, content, values, options))
    rows += [measure(f"table of {count:,} rows", data, context(count), {}) for count in chosen.rows]
    show(rows)
    if not chosen.no_linearity:
        linearity(data)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))
    main()
