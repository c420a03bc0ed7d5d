"""`python -m tests.faults.together --processes 20 --rounds 50`: many runs of one project at the same moment.

Whatever their order, a paper has one number and a number one paper, what was signed is signed once and lies in its
place, the record's chain holds, and whoever comes too late is told so (exit 5) and changes nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import multiprocessing
import sys
import tempfile
import time
from collections import Counter
from multiprocessing.synchronize import Barrier
from pathlib import Path

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Village
from docgen.shelf import homes_of, journal, read_shelf, store
from docgen.shelf.copies import look
from docgen.shelf.ledger import NAME
from tests.support.papers import few_templates
from tests.support.projects import CODE, OTHER_CODE, Book

DAY = "20/1/2565"
KINDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "issue": (("issue", "--date", DAY), ("issue", "--date", DAY, "--only", "D02")),
    "sign": (("sign", f"D07 {CODE}", "--date", DAY), ("sign", "--yes", "--only", "D07", "--date", DAY)),
    "restore": (("restore", f"D08 {CODE}", "--version", "1"), ("restore", f"D08 {CODE}", "--version", "2")),
    "prune": (("build", "--prune"), ("build",)),
    "all": (
        ("issue", "--date", DAY), ("sign", f"D09 {OTHER_CODE}", "--date", DAY), ("build", "--prune"),
        ("restore", f"D03 {CODE}"), ("sign", f"D09 {OTHER_CODE}", "--date", DAY), ("backup",), ("status",),
    ),
}  # fmt: skip
# OUTPUT: another run is at work; USAGE: another backup took the name
EXPECTED = {ExitCode.DONE, ExitCode.ATTENTION, ExitCode.OUTPUT, ExitCode.USAGE}
LIMIT = 120.0  # seconds for all of a round


def prepare() -> None:
    """A project of two villages in the current folder, each paper made twice."""
    few_templates(Path())
    for venue in ("วัดบ้านโจด", "ศาลาประชาคมบ้านโจด"):
        book = Book()
        book.add_village()
        book.rows[Village][0]["สถานที่จัด"] = venue
        book.save(Path("inputs/a.xlsx"))
        assert _quietly(("build",)) in EXPECTED


def together(kind: str, processes: int) -> Counter[int]:
    """Run a kind's commands at the same moment; how often each exit code came. Raises AssertionError."""
    barrier = multiprocessing.Barrier(processes)
    commands = KINDS[kind]
    runs = [multiprocessing.Process(target=_one, args=(commands[n % len(commands)], barrier)) for n in range(processes)]
    for one in runs:
        one.start()
    ends = time.monotonic() + LIMIT
    for one in runs:
        one.join(max(0.0, ends - time.monotonic()))
        assert one.exitcode is not None, "a run that never ends"
    codes = Counter(int(one.exitcode or 0) for one in runs)
    assert set(codes) <= EXPECTED, codes
    hold()
    return codes


def hold() -> None:
    """The laws."""
    with read_shelf(Path("outputs")) as shelf:
        assert journal.first_broken(shelf.ledger.postings) is None
        given = [one for one in shelf.ledger.given() if not one.is_cancelled]
        assert len({(one.register, one.number) for one in given}) == len(given), given
        assert len({(one.document, one.key) for one in given}) == len(given), given
        signed = shelf.ledger.signatures()
        assert len({(one.document, one.key) for one in signed}) == len(signed), signed
        for one in shelf.ledger.current_signatures():
            lying = shelf.digest_at(one.path)
            assert one.digest == lying or shelf.ledger.bytes.bytes_of(one.digest) is not None, one.path
    copies = [look(home / NAME) for home in homes_of(Path("outputs"))]
    assert len({copy.postings for copy in copies}) == 1
    assert not [path for path in Path("outputs").rglob("*") if path.name.startswith(store.TEMPORARY)]


def _one(command: tuple[str, ...], barrier: Barrier) -> None:
    barrier.wait()
    sys.exit(_quietly(command))


def _quietly(command: tuple[str, ...]) -> int:
    nowhere = io.StringIO()
    with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        return run(list(command))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--processes", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=50)
    wanted = parser.parse_args()
    found: dict[str, Counter[int]] = {kind: Counter() for kind in KINDS}
    for number in range(wanted.rounds):
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            prepare()
            for kind in KINDS:
                found[kind] += together(kind, wanted.processes)
        sys.stdout.write(f"round {number + 1}: { ({kind: dict(codes) for kind, codes in found.items()}) }\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
