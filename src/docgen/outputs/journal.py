"""What we have written: a journal of digests, one line a paper, so that a file that a person edited is told from ours.

A line is appended before its file is written. Whatever moment a run is interrupted at, every file of ours is known.
The journal may be deleted: then files that differ from what we would write count as edited, and are kept.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections import defaultdict
from pathlib import Path, PurePosixPath
from types import TracebackType

from docgen.errors import OutputError

FOLDER, NAME = ".docgen", "journal.jsonl"


class Journal:
    """The digests of every version that we wrote of each paper; use as a context manager while writing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / NAME
        self._file: io.TextIOBase | None = None
        self._digests: defaultdict[str, list[str]] = defaultdict(list)
        for path, digest in self._read():
            if digest not in self._digests[path]:
                self._digests[path].append(digest)

    def _read(self) -> list[tuple[str, str]]:
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return []
        except NotADirectoryError as error:
            raise OutputError("output-not-folder", path=self._path.parent.parent) from error
        except (OSError, UnicodeDecodeError) as error:
            raise OutputError("journal-unreadable", path=self._path, reason=error) from error
        entries: list[tuple[str, str]] = []
        for line in text.splitlines():
            with contextlib.suppress(ValueError, TypeError, KeyError):  # the last line of an interrupted run
                entry = json.loads(line)
                entries.append((str(entry["path"]), str(entry["sha256"])))
        return entries

    def known(self, path: PurePosixPath) -> frozenset[str]:
        """The digests of every version of this paper that we wrote."""
        return frozenset(self._digests.get(str(path), ()))

    def __enter__(self) -> Journal:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            torn = self._path.exists() and not self._path.read_bytes().endswith(b"\n")
            self._file = self._path.open("a", encoding="utf-8", newline="\n")
            if torn:
                self._file.write("\n")
        except OSError as error:
            raise OutputError("output-denied", path=self._path) from error
        return self

    def announce(self, path: PurePosixPath, digest: str) -> None:
        """Say that a paper is about to be written."""
        if digest in self._digests[str(path)]:
            return
        self._digests[str(path)].append(digest)
        if self._file is None:
            raise RuntimeError("the journal is open for reading only")
        try:
            self._file.write(json.dumps({"path": str(path), "sha256": digest}, ensure_ascii=False) + "\n")
            self._file.flush()
        except OSError as error:
            raise OutputError("output-full", path=self._path) from error

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
