"""The written interface between the engine and a programme: what it declares, and what it makes of the records.

The engine meets every programme through this class and never by name. The bundled one is a package below
`docgen.programmes`; one that needs no Python is read from a project's `programme.toml`.
"""

from __future__ import annotations

import datetime as dt
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docgen import words
from docgen.findings import Finding
from docgen.model.level import Level
from docgen.model.place import World
from docgen.model.stages import Stages
from docgen.photos import Found, Photographs
from docgen.records import Column, NumberRow, Records, Schema


@dataclass(frozen=True, slots=True)
class Root:
    """A name that templates begin with: the type of its value, and where its Thai meaning is found."""

    annotation: Any
    column: Column | None = None
    wording: str = ""


class Programme(ABC):
    """A programme: its levels of places, the widest last, its sheets, and what follows from them."""

    name: str
    title: str
    levels: tuple[Level, ...]
    schema: Schema
    number_row: type[NumberRow]
    photographs: Photographs | None = None

    @cached_property
    def levels_by_name(self) -> Mapping[str, Level]:
        """The levels, by what the registry's `per` calls them."""
        return {level.name: level for level in self.levels}

    @property
    def unit(self) -> Level | None:
        """The level of the places under whose names papers are listed."""
        return next((level for level in self.levels if level.is_unit), None)

    @property
    def issuers(self) -> tuple[str, ...]:
        """Who has a register of numbers."""
        return tuple(dict.fromkeys(level.issuer for level in self.levels if level.issuer))

    @abstractmethod
    def roots(self, level: str) -> Mapping[str, Root]:
        """What papers of a level may use of their place, in the order in which it is offered."""

    @property
    def shared_roots(self) -> Mapping[str, Root]:
        """What every paper may use: the settings, under the name `programme`, first."""
        return {"programme": Root(annotation=self.schema.settings, wording="Context-programme")}

    def workbook_name(self, *, is_sample: bool) -> str:  # noqa: ARG002
        """What the workbook of a new project is called."""
        return "ข้อมูลโครงการ.xlsx"

    def sample(self, size: int) -> bytes | None:  # noqa: ARG002
        """A workbook with so many invented places; None where the programme brings none."""
        return None

    def guide(self, workbook: str, sample_size: int | None) -> str:  # noqa: ARG002
        """What a person who made a new project reads first."""
        return words.say("word", "guide", {"title": self.title, "workbook": workbook})

    @abstractmethod
    def example(self) -> Records:
        """The smallest project in which every rule and every figure has something to look at."""

    @abstractmethod
    def assemble(self, records: Records, stages: Stages | None = None) -> tuple[World, list[Finding]]:
        """Put the records together; keys that dangle or repeat are findings.

        `stages` are the names of the papers that rules speak of; those that came with the programme where it is None.
        """

    def with_photos(self, world: World, found: Found) -> tuple[World, list[Finding]]:  # noqa: ARG002
        """The world with the photographs of its places; a folder of nobody is a finding."""
        return world, []

    def days_allowed(self, stage: str, context: Mapping[str, Any]) -> tuple[dt.date | None, dt.date | None]:  # noqa: ARG002
        """The first and the last day that a paper of this stage of the work may bear; None where any day will do."""
        return None, None

    def period(self, world: World) -> tuple[dt.date | None, dt.date | None]:  # noqa: ARG002
        """The first and the last day on which a paper of it can be signed; None where any day will do."""
        return None, None

    @abstractmethod
    def check(self, world: World) -> list[Finding]:
        """All findings of all rules."""
