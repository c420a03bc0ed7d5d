"""The Thai sentences that the program says about data, reasons and errors: one TOML file, keyed by code.

A programme brings the sentences of its own rules and fields, and may word the engine's in its own way (`learn`).

Every entry has `message` (what is wrong) and may have `mend` (what to do). Placeholders are `{name}`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path

Wordings = Mapping[str, Mapping[str, Mapping[str, str]]]  # section → code → message, mend …


@cache
def _wordings() -> Wordings:
    found: Wordings = tomllib.loads(resources.files(__name__).joinpath("th.toml").read_text(encoding="utf-8"))
    return found


_files: list[Path] = []
_learnt: dict[str, dict[str, Mapping[str, str]]] = {}


def learn_from(path: Path) -> None:
    """Take a programme's own wording from a file, read when something is first said: it goes before the engine's."""
    _files.append(path)


def learn(section: str, entries: Mapping[str, Mapping[str, str]]) -> None:
    """Take a programme's own wording of a section."""
    _learnt.setdefault(section, {}).update(entries)


def _of_programmes(section: str) -> Mapping[str, Mapping[str, str]]:
    while _files:
        for name, entries in tomllib.loads(_files.pop(0).read_text(encoding="utf-8")).items():
            learn(name, entries)
    return _learnt.get(section, {})


def wording(section: str, code: str) -> Mapping[str, str]:
    """The entry `[section.code]`, in the programme's own words where it has them; none at all is a bug (KeyError)."""
    own = _of_programmes(section)
    return own[code] if code in own else _wordings()[section][code]


def codes(section: str) -> frozenset[str]:
    """All codes that have wording in a section."""
    return frozenset(_wordings().get(section, {})) | frozenset(_of_programmes(section))


def say(section: str, code: str, values: Mapping[str, object] | None = None, /, *, part: str = "message") -> str:
    """One sentence with its placeholders filled; empty where the entry has no such part."""
    template = wording(section, code).get(part, "")
    return template.format_map({k: str(v) for k, v in (values or {}).items()}) if template else ""
