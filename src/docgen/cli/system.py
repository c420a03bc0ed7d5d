"""What the systems do otherwise than one another before a command is read: code pages, wildcards."""

from __future__ import annotations

import glob
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO

MOST_WORKERS = 61  # Windows waits for no more processes at once


def speak_utf8(*streams: TextIO | None) -> None:
    """Write UTF-8 whatever the code page is and wherever the words go; a window without a console has no streams."""
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def meant(arguments: Iterable[str], *, is_windows: bool = os.name == "nt") -> Iterator[str]:
    """The arguments as other systems' shells hand them over: `*` and `?` stand for files, where none is called so.

    Windows leaves that to the program. `[1]` stands in names that browsers give and is no wildcard.
    """
    for argument in arguments:
        is_pattern = is_windows and not argument.startswith("-") and set(argument) & {"*", "?"}
        if is_pattern and not Path(argument).exists():
            yield from sorted(glob.glob(argument.replace("[", "[[]"))) or [argument]  # noqa: PTH207  also whole paths
        else:
            yield argument
