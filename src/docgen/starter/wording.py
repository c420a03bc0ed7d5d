"""What the notes and drop-down lists of a blank workbook say (wording.toml)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def wording() -> Mapping[str, Any]:
    """The tables of wording.toml; to be read only."""
    file = resources.files("docgen.starter").joinpath("wording.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
