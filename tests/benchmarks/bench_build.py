"""Where the time of a whole build goes: `python -m tests.benchmarks.bench_build [VILLAGES]`.

Every figure is also given as a ratio to the floor: compressing and writing the same bytes. The stages are timed inside
one process; the whole is timed as a user meets it, in a process of its own, serial and with two workers.
"""

from __future__ import annotations

import dataclasses
import io
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parents[2]
T = TypeVar("T")


class Stages:
    """Wall time by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, name: str, work: Callable[[], T]) -> T:
        started = time.perf_counter()
        result = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started
        return result


def measure(workbook_path: Path, folder: Path) -> tuple[Stages, int]:
    """One build, stage by stage."""
    stages = Stages()

    def load() -> None:
        from docgen.runs import pipeline  # noqa: F401  the import is what is measured

    stages.run("import", load)
    from docgen import papers as documents
    from docgen import shelf as outputs
    from docgen import workbook
    from docgen.plan import jobs
    from docgen.press import workshop as compiling
    from docgen.programmes import sammachip
    from docgen.programmes.sammachip import sheets
    from docgen.runs import pipeline, write
    from docgen.shelf.gates import Made, Sources, decide

    book, reading = stages.run("read workbook", lambda: workbook.read([workbook_path], sheets.sheet_specs()))
    known, values = stages.run("records", lambda: sheets.read_records(book))
    whole, keys = stages.run("assemble", lambda: sammachip.assemble(known))
    rules = stages.run("check", lambda: sammachip.check(whole))
    registry = documents.load_catalogue(ROOT / "templates")
    catalogue = dataclasses.replace(registry, documents=tuple(d for d in registry if d.enabled))  # as a build does
    compiled = stages.run("compile templates", lambda: compiling.compile_templates(catalogue))
    fields = {name: template.fields for name, template in compiled.items()}
    findings = [*reading, *values, *keys, *rules]
    plan, _ = stages.run("plan", lambda: jobs.plan_papers(whole, catalogue, findings, fields))
    workshop = compiling.Workshop(compiled=compiled, emblem="")
    papers = stages.run("render", lambda: [workshop.render(job) for job in plan.jobs])
    digests = {name: template.digest for name, template in compiled.items()}
    whole_values = {name: template.whole for name, template in compiled.items()}
    sources = Sources(fields=fields, whole=whole_values, templates=digests, engine=compiling.engine_digest())
    orders = pipeline.Orders(made_at="2022-01-15T08:30:00")
    with outputs.open_shelf(folder) as shelf:
        decisions = stages.run("decide", lambda: [decide(job, sources, shelf) for job in plan.jobs])
        outcomes = stages.run("write", lambda: list(write.make(decisions, papers, shelf, orders)))
        assert all(outcome.made is Made.WRITTEN for outcome in outcomes)
        again = stages.run("decide again", lambda: [decide(job, sources, shelf) for job in plan.jobs])
        assert all(decision.is_current for decision in again)
    contents = [parts(paper) for paper in papers if isinstance(paper, bytes)]
    stages.run("floor: deflate and write", lambda: floor(contents, folder / "floor"))
    return stages, len(outcomes)


def parts(paper: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(paper)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("word/document")]


def floor(contents: list[list[bytes]], folder: Path) -> None:
    """What no engine can save: compress the parts that differ at level 1, and write a file each."""
    folder.mkdir()
    for number, content in enumerate(contents):
        (folder / f"{number}.docx").write_bytes(b"".join(zlib.compress(part, 1) for part in content))


def whole(workbook_path: Path, folder: Path, workers: int) -> float:
    """Seconds of wall time of `docgen build` in a fresh process."""
    command = [
        sys.executable,
        "-m",
        "docgen",
        "build",
        str(workbook_path),
        "--jobs",
        str(workers),
        "--outputs",
        str(folder),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    started = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - started


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workbook_path = ROOT / "inputs" / "kalasin-2565.xlsx"
        if len(sys.argv) > 1:
            sys.path.insert(0, str(ROOT / "src"))
            from docgen.programmes.sammachip.sample import sample_workbook

            workbook_path = folder / "sample.xlsx"
            workbook_path.write_bytes(sample_workbook(villages=int(sys.argv[1])))
        stages, count = measure(workbook_path, folder / "stages")
        base = stages.seconds["floor: deflate and write"]
        print(f"{count} papers from {workbook_path.name}")
        print(f"{'stage':28}{'ms':>9}{'× floor':>9}")
        for stage, seconds in stages.seconds.items():
            print(f"{stage:28}{seconds * 1000:9.0f}{seconds / base:9.1f}")
        one = min(whole(workbook_path, folder / f"one-{n}", 1) for n in range(2))
        two = min(whole(workbook_path, folder / f"two-{n}", 2) for n in range(2))
        print(f"{'whole, a fresh process':28}{one * 1000:9.0f}{one / base:9.1f}")
        print(f"{'whole, --jobs 2':28}{two * 1000:9.0f}{two / base:9.1f}   ({one / two:.2f} times as fast as serial)")
        corrections(workbook_path, folder, one)


def corrections(workbook_path: Path, folder: Path, full: float) -> None:
    """What a correction costs, as a ratio to making all papers, and to starting and reading the workbook alone."""
    corrected = folder / "corrected.xlsx"
    correct_a_name(workbook_path, corrected)
    target = folder / "one-0"
    whole(workbook_path, target, 1)
    reading = min(reads(workbook_path) for _ in range(3))
    nothing = min(whole(workbook_path, target, 1) for _ in range(3))
    changed = []
    for _ in range(3):
        changed.append(whole(corrected, target, 1))
        whole(workbook_path, target, 1)
    print(f"{'':28}{'ms':>9}{'× full':>9}{'× read':>9}")
    for name, seconds in (
        ("start, read and check only", reading),
        ("build, nothing changed", nothing),
        ("build, one name corrected", min(changed)),
        ("build, all papers", full),
    ):
        print(f"{name:28}{seconds * 1000:9.0f}{seconds / full:9.2f}{seconds / reading:9.2f}")


def correct_a_name(workbook_path: Path, corrected: Path) -> None:
    """Another surname for one household; everything else stays, calculated formulas too, which openpyxl would drop."""
    from openpyxl import load_workbook

    book = load_workbook(workbook_path, read_only=True)
    part = f"xl/worksheets/sheet{book.sheetnames.index('ครัวเรือน') + 1}.xml"
    book.close()
    cell = re.compile(rb'<c r="D36"( s="\d+")?[^>]*>.*?</c>')
    typed = '<c r="D36" t="inlineStr"><is><t>เปลี่ยนแล้ว</t></is></c>'.encode()
    with zipfile.ZipFile(workbook_path) as source, zipfile.ZipFile(corrected, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                data, count = cell.subn(typed, data)
                assert count == 1, "the sample has no household in row 36"
            target.writestr(name, data)


def reads(workbook_path: Path) -> float:
    """Seconds of a fresh process that starts as a build does, reads the workbook and checks it."""
    program = f"from docgen import pipeline; from pathlib import Path; pipeline.check([Path({str(workbook_path)!r})])"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=environment, check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    main()
