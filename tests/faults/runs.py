"""docgen in a process of its own, with a clock that stands still: forked where that can be done, it is quicker."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import types
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

import docgen.cli.papers
import docgen.cli.signatures
import docgen.report
import docgen.runs.pipeline
import docgen.runs.sign
from docgen.cli import run
from docgen.press import dressing
from docgen.shelf import manifest
from tests.faults.faulty import Fault, Meter
from tests.support.projects import Book

NOW = dt.datetime(2022, 1, 20, 8, 30)
ROOT = Path(__file__).parents[2]
CAN_FORK = hasattr(os, "fork") and sys.platform != "darwin"
Command = Sequence[str]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit code (negative: killed), what it said, and the writes that it counted."""

    code: int
    said: str
    calls: tuple[str, ...] = ()
    has_hit: bool = False


class Started:
    """A process that runs commands one after another in a folder; the fault is for the first of them."""

    def __init__(
        self, folder: Path, commands: Sequence[Command], *, fault: Fault | None = None, counts: bool = False
    ) -> None:
        self._log, self._calls = folder.parent / f"{folder.name}.log", folder.parent / f"{folder.name}.calls"
        self._calls.unlink(missing_ok=True)
        self._popen: subprocess.Popen[bytes] | None = None
        self._pid = 0
        self._code: int | None = None
        order = {
            "folder": str(folder), "log": str(self._log), "calls": str(self._calls), "counts": counts,
            "commands": [list(command) for command in commands], "fault": None if fault is None else asdict(fault),
        }  # fmt: skip
        if CAN_FORK:
            self._pid = os.fork()
            if not self._pid:
                _child(order)
        else:
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
            self._popen = subprocess.Popen(
                [sys.executable, "-m", "tests.faults.runs", json.dumps(order)], env=environment, cwd=ROOT
            )

    def kill(self) -> None:
        """End it at once; what has ended already stays as it is."""
        if self._popen is not None:
            self._popen.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)

    def _wait_for_fork(self) -> int:
        if self._code is None:
            self._code = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        return self._code

    def has_ended(self) -> bool:
        """It is over; `wait` tells how."""
        if self._popen is not None:
            return self._popen.poll() is not None
        if self._code is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            self._code = os.waitstatus_to_exitcode(status) if pid else None
        return self._code is not None

    def wait(self) -> Ended:
        """Wait for its end."""
        waits = self._popen.wait if self._popen is not None else self._wait_for_fork
        code = waits()
        said = self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""
        counted = json.loads(self._calls.read_text(encoding="utf-8")) if self._calls.exists() else {}
        return Ended(code, said, tuple(counted.get("calls", ())), counted.get("has_hit", False))


def do(folder: Path, *commands: Command, fault: Fault | None = None, counts: bool = False) -> Ended:
    """Run commands to their end."""
    return Started(folder, commands, fault=fault, counts=counts).wait()


def warm(book: Book) -> None:
    """Load all that a run needs and compile its templates, once for all the processes forked from this one."""
    setattr(dressing, "template_of", lru_cache(maxsize=None)(dressing.template_of))  # noqa: B010  mypy knows it as a function
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as home, contextlib.redirect_stdout(io.StringIO()):
        book.save(Path(home) / "inputs" / "a.xlsx")
        os.chdir(home)
        try:
            run(["build"])
            run(["sign", "--yes", "--date", "30/9/2565", "--all"])
            run(["status", "--format", "json"])
        finally:
            os.chdir(here)


def _child(order: dict[str, object]) -> None:
    """What the process does. It never returns."""
    code = 99
    try:
        code = _obey(order)
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _obey(order: dict[str, object]) -> int:
    log = os.open(str(order["log"]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(log, 1)
    os.dup2(log, 2)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  the process's own
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    os.chdir(str(order["folder"]))
    stop_the_clock()
    manifest.BATCH = 3  # so that a small project, too, is recorded in several transactions
    fault = order["fault"]
    meter = Meter(Fault(**fault) if isinstance(fault, dict) else None)
    if order["counts"] or fault:
        meter.install()
    commands = order["commands"]
    assert isinstance(commands, list)
    code = 0
    for number, command in enumerate(commands):
        if number:
            meter.fault = None
        code = int(run(command))
        if not number and (order["counts"] or fault):
            calls = json.dumps({"calls": meter.calls, "has_hit": meter.has_hit})
            Path(str(order["calls"])).write_text(calls, encoding="utf-8")
        if code not in (0, 1):
            break
    return code


def stop_the_clock(now: dt.datetime = NOW) -> None:
    """The commands of this process think that it is always now."""

    class Frozen(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Frozen:  # noqa: ARG003
            return cls(now.year, now.month, now.day, now.hour, now.minute)

    clock = types.SimpleNamespace(datetime=Frozen, date=dt.date)
    for module in (docgen.cli.papers, docgen.cli.signatures):
        setattr(module, "dt", clock)  # noqa: B010  mypy knows it as a module


if __name__ == "__main__":
    _child(json.loads(sys.argv[1]))
