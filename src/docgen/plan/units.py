"""What a programme calls the places under whose names papers are listed; the program calls such a place a unit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitWords:
    """The word for a unit, and the abbreviation that stands before its name: `สำนักงานเขต`, `สนข.`."""

    word: str = ""
    short: str = ""

    def name_in(self, typed: str) -> str:
        """A unit's name as it stands in the lists, however it was typed."""
        return typed.removeprefix(self.word).removeprefix(self.short).strip()

    def label_without(self, label: str, unit: str) -> str:
        """A paper's label for a list that says the unit in a column of its own."""
        return label.replace(f" {self.short}{unit}", "", 1) if unit else label


NO_WORDS = UnitWords()  # a unit's name stands alone
