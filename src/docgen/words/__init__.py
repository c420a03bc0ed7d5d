"""The Thai sentences that the program says about data, reasons and errors: one TOML file, keyed by code.

Every entry has `message` (what is wrong) and may have `mend` (what to do). Placeholders are `{name}`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def _wordings() -> Mapping[str, Any]:
    return tomllib.loads(resources.files(__name__).joinpath("th.toml").read_text(encoding="utf-8"))


def wording(section: str, code: str) -> Mapping[str, str]:
    """The entry `[section.code]`; a code without wording is a bug (KeyError)."""
    entry: Mapping[str, str] = _wordings()[section][code]
    return entry


def codes(section: str) -> frozenset[str]:
    """All codes that have wording in a section."""
    return frozenset(_wordings().get(section, {}))


def say(section: str, code: str, values: Mapping[str, object] | None = None, /, *, part: str = "message") -> str:
    """One sentence with its placeholders filled; empty where the entry has no such part."""
    template = wording(section, code).get(part, "")
    return template.format_map({k: str(v) for k, v in (values or {}).items()}) if template else ""
