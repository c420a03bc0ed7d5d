"""Places, names, prices and wording of the workbooks that docgen writes, as TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> Mapping[str, Any]:
    """The table `name`.toml; to be read only."""
    return tomllib.loads(text(f"{name}.toml"))


def text(name: str) -> str:
    """The file `name` of this package."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
