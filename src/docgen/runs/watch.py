"""Telling when a workbook, a template or a photograph was saved: once for each save, when the file is whole again.

Excel and Word save by writing another file and renaming it, so folders are watched, not files; what lies in them is
looked at by name, time and size, until it stands still. What happens while papers are made is not lost.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from docgen import photos, workbook
from docgen.errors import ToolError

SUFFIXES = workbook.SUFFIXES | {".docx", ".toml"} | photos.PICTURES
TEMPORARY = ("~", ".")  # lock files of Excel (~$…) and LibreOffice (.~lock…), and other programs' half-written files
GROUP_MS, QUIET_MS = 400, 100  # events that come so close together are one save
LOOK_SECONDS = 0.15  # a file that did not change for so long is whole
GONE_SECONDS = 2.0  # a file may be away so long between being taken away and being renamed into place
WAKE_MS = 250  # Ctrl+C is heard so soon, also on Windows
POLL_MS = 1000  # network drives are asked so often

Stamp = dict[Path, tuple[int, int]]


def saves(
    folders: Callable[[], Sequence[Path]], only: Callable[[], Iterable[Path]], *, poll: bool = False
) -> Iterator[None]:
    """Yield at once, and then each time that one of the files that `only` names was saved, added or taken away.

    `folders` are those that they lie in, without what is below them; one that comes later is watched from then on.
    """
    from watchfiles import watch

    stamp: Stamp | None = None
    try:
        while True:
            watched = list(folders())
            events = watch(
                *watched,
                watch_filter=lambda _, path: matters(Path(path)),
                debounce=GROUP_MS,
                step=QUIET_MS,
                rust_timeout=WAKE_MS,
                yield_on_timeout=True,
                force_polling=True if poll else None,
                poll_delay_ms=POLL_MS,
                recursive=False,
            )
            next(events)  # from here on nothing is missed
            if stamp is None:
                stamp = stamp_of(only())
                yield
            elif (now := settled(only, stamp)) != stamp:  # what came with the new folder
                stamp = now
                yield
            for happened in events:
                if happened and (now := settled(only, stamp)) != stamp:
                    stamp = now
                    yield
                if list(folders()) != watched:
                    break
    except (OSError, RuntimeError) as error:  # the folder is gone, the system's watchers are used up
        raise ToolError("watch-failed", reason=error) from error


def matters(path: Path) -> bool:
    """A file that papers are made from, and no other program's temporary file."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(TEMPORARY)


def settled(only: Callable[[], Iterable[Path]], before: Stamp, *, sleep: Callable[[float], None] = time.sleep) -> Stamp:
    """The files once nobody writes to them: two looks are the same, and a file that went has had time to come back."""
    waited = 0.0
    last = stamp_of(only())
    while True:
        sleep(LOOK_SECONDS)
        waited += LOOK_SECONDS
        now = stamp_of(only())
        if now == last and (before.keys() <= now.keys() or waited >= GONE_SECONDS):
            return now
        last = now


def stamp_of(paths: Iterable[Path]) -> Stamp:
    """When each file was written last, and its size; files that are not there have none."""
    found: Stamp = {}
    for path in paths:
        try:
            seen = path.stat()
        except OSError:
            continue
        found[path] = (seen.st_mtime_ns, seen.st_size)
    return found


def sources(workbooks: Sequence[Path], inputs: Path, templates: Path) -> list[Path]:
    """Every file that papers are made from: workbooks that were named, or all of `inputs`, templates, photographs."""
    folders = [templates] if workbooks else [templates, inputs]
    folders += picture_folders(workbooks, inputs)
    found = [path for folder in folders if folder.is_dir() for path in folder.iterdir() if matters(path)]
    return [*workbooks, *found]


def picture_folders(workbooks: Sequence[Path], inputs: Path) -> list[Path]:
    """The folders `photos` beside the workbooks, and those of the places in them, as many as there are now."""
    homes = photos.folders_beside(workbooks or [inputs / "-"])
    return [folder for home in homes for folder in (home, *sorted(p for p in home.iterdir() if p.is_dir()))]
