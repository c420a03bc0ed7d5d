"""The Thai sentences that the program says about data, reasons and errors: one TOML file, keyed by code.

A programme brings the sentences of its own rules and fields (`learn`).

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


_learnt: dict[str, dict[str, Mapping[str, str]]] = {}


def learn(section: str, entries: Mapping[str, Mapping[str, str]]) -> None:
    """Add a programme's own wording; what the engine says itself stays as it is."""
    own = _wordings().get(section, {})
    _learnt.setdefault(section, {}).update({code: entry for code, entry in entries.items() if code not in own})


def wording(section: str, code: str) -> Mapping[str, str]:
    """The entry `[section.code]`; a code without wording is a bug (KeyError)."""
    own: Mapping[str, Mapping[str, str]] = _wordings()[section]
    return own[code] if code in own else _learnt.get(section, {})[code]


def codes(section: str) -> frozenset[str]:
    """All codes that have wording in a section."""
    return frozenset(_wordings().get(section, {})) | frozenset(_learnt.get(section, {}))


def say(section: str, code: str, values: Mapping[str, object] | None = None, /, *, part: str = "message") -> str:
    """One sentence with its placeholders filled; empty where the entry has no such part."""
    template = wording(section, code).get(part, "")
    return template.format_map({k: str(v) for k, v in (values or {}).items()}) if template else ""
