"""The project's own papers as the benchmark needs them: template, values, and the options that the program uses."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def sample_papers(folder: Path) -> list[tuple[str, bytes, dict[str, Any], dict[str, Any]]]:
    return []
