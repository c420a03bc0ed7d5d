"""Paths as every system has them."""

from __future__ import annotations

import os
from pathlib import Path


def whole(path: Path) -> Path:
    """The whole path, with its links followed; as it is written where the system does not say where it leads.

    Windows refuses to where a path is too long, or on a drive that is gone.
    """
    try:
        return path.resolve()
    except OSError:
        return Path(os.path.abspath(path))  # noqa: PTH100  pathlib's own leaves `..` in it
