"""What a programme.toml says that is wanted before the programme is loaded: its levels of places, its units."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A kind of place, as the programme declares it; `name` is the registry's `per`, `word` what a clerk calls it.

    `file` is where its papers lie unless the registry says otherwise, with `fields` in braces. A place with a `folder`
    of its own takes all that lies there along when its name changes. `issuer` numbers its papers unless the registry
    names another. `option` is the command line's, with the word for its value and its help; none where nobody chooses
    places by it; with `by_name`, a place's name or its beginning will do for its key, and `prefixes` may stand before
    it. With `is_unit`, papers are listed under the name of the place of this level that they belong to. With
    `has_checklist`, a paper may list all papers of the place's file.
    """

    name: str
    word: str
    file: str
    fields: tuple[str, ...] = ()
    folder: bool = False
    issuer: str = ""
    option: str = ""
    by_name: bool = False
    value: str = ""
    help: str = ""
    is_unit: bool = False
    prefixes: tuple[str, ...] = ()
    has_checklist: bool = False

    def label_without(self, label: str, unit: str) -> str:
        """A paper's label for a list that says the unit in a column of its own: without the unit and its prefix."""
        for prefix in self.prefixes if unit else ():
            label = label.replace(f" {prefix}{unit}", "", 1)
        return label

    def bare(self, name: str) -> str:
        """A place's name without the words that usually stand before it."""
        for prefix in self.prefixes:
            name = name.removeprefix(prefix)
        return name.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleSize:
    """The command line's option for how many places a sample is to have (`[sample]` of a programme.toml)."""

    option: str
    usual: int
    most: int
    help: str


def read_sample_size(path: Path) -> SampleSize | None:
    """The sample's option; None where the programme brings no sample."""
    declared = tomllib.loads(path.read_text(encoding="utf-8")).get("sample")
    return None if declared is None else SampleSize(**declared)


def read_levels(path: Path) -> tuple[Level, ...]:
    """The levels of a programme.toml, the widest last."""
    declared: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["level"]
    return tuple(Level(**_with_tuples(entry)) for entry in declared)


def read_units(path: Path) -> tuple[str, ...]:
    """The words of a programme.toml that may follow a number."""
    return tuple(tomllib.loads(path.read_text(encoding="utf-8")).get("units", ()))


def _with_tuples(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
