"""What the engine asks of a programme's places, and of all that it knows: nothing here says what a place is.

A programme has levels of places (`per` in the registry): one paper of a kind is made for each place of its level. What
a template may print are the place's roots: attributes of its class, found by their types (see `docgen.papers.fields`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from docgen.findings import CellRef
from docgen.model.trace import Traced
from docgen.records import NumberRow, Record


class Place(Traced, ABC):
    """A place that papers are made for. `key` is stable over the years, `level` is the registry's `per`."""

    level: ClassVar[str]
    roots: ClassVar[tuple[str, ...]]
    key: str

    @property
    @abstractmethod
    def label(self) -> str:
        """How it is named in what the program says."""

    @property
    @abstractmethod
    def unit(self) -> str:
        """The name under which its papers are listed, and whose register numbers them; empty for the widest place."""

    @property
    @abstractmethod
    def name_parts(self) -> Mapping[str, str]:
        """What its papers' file names are made of, by the level's `fields`."""

    @property
    def own(self) -> Record:
        """The row of the workbook that the place itself is."""
        return next(iter(self.records()))

    @property
    def kin(self) -> frozenset[str]:
        """Keys of other places whose mistakes are also its own: those that it lies in."""
        return frozenset()

    @property
    def foundation(self) -> Iterable[Record]:
        """Rows that every paper of it stands on, whatever it prints."""
        return ()

    @abstractmethod
    def records(self) -> Iterable[Record]:
        """Every row of the workbook that speaks of this place alone."""

    def spot(self, sheet: str) -> CellRef:
        """Where a list of it without any row would be keyed in: the sheet, in the workbook that speaks of it."""
        return CellRef(file=next((row.where.file for row in self.records()), ""), sheet=sheet)


class World(Traced, ABC):
    """All that a programme made of the records: its settings, its places, and the numbers given to its papers.

    `register` are all rows of the register, also those that are cancelled: their numbers are used up.
    """

    numbers: tuple[NumberRow, ...]
    register: tuple[NumberRow, ...]

    @property
    @abstractmethod
    def settings(self) -> Record:
        """The settings sheet."""

    @abstractmethod
    def places(self, level: str) -> Sequence[Place]:
        """The places of a level, in order."""

    @property
    @abstractmethod
    def widest(self) -> str:
        """What the widest place is called in the register, in the ledger, and as the folder of its own papers."""

    @property
    @abstractmethod
    def units(self) -> Sequence[str]:
        """The names under which papers are listed, in order, without that of the widest place."""

    @abstractmethod
    def unit_of(self, key: str) -> str:
        """Under whose name a place's papers are listed, by its key (or a paper's, `key/item`); empty for the widest."""

    @abstractmethod
    def unit_title(self, unit: str) -> str:
        """A unit's name as it stands in a heading; the widest place's, where it is empty."""

    @property
    @abstractmethod
    def sizes(self) -> Mapping[str, int]:
        """How much there is, for whoever looks at a summary."""

    @property
    def summary(self) -> str:
        """The code of the sentence that says so, `[word.<code>]`."""
        return "read-places"

    @abstractmethod
    def letter_prefix(self, unit: str) -> str:
        """What stands before the stroke of the numbers of a unit's letters; the widest place's, where it is empty."""

    @abstractmethod
    def number_of(self, names: Iterable[str], key: str) -> NumberRow | None:
        """What the register says of a document, known by any of its names, and a place."""

    def records_told(self, place: Place) -> Iterable[Record]:
        """The rows whose mistakes are told in a place's file: its own, and those of whom its papers name besides."""
        return place.records()

    def relatives(self, place: Place, level: str) -> Sequence[Place]:
        """The places of a level whose papers belong into a place's file: itself, what it lies in, what lies in it."""
        return (place,) if level == place.level else ()

    def shared(self, root: str) -> Any:
        """What every paper may use besides its place, by its root: the settings, unless the programme has more."""
        return self.settings if root == "programme" else getattr(self, root)
