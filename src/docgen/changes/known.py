"""What a build knows at its end: the papers, what was decided about them, and where each belongs."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from docgen.papers import Catalogue, Document
from docgen.shelf import Shelf, Version
from docgen.shelf.gates import Decision

Paper = tuple[str, str]  # a document's id and the key of the paper


@dataclass(frozen=True, kw_only=True)
class Known:
    """All that is known at the end of a build. `decided` are the papers that were looked at, wanted or not.

    `planned` are all papers of the documents in `analysed`; of other documents nothing was asked this time. `units` are
    the places under whose names papers are listed, in the programme's order.
    """

    shelf: Shelf
    catalogue: Catalogue
    decided: Mapping[Paper, Decision]
    withheld: Collection[Paper]
    planned: Collection[Paper]
    analysed: Collection[str]
    units: Sequence[str]
    waiting: Collection[Paper] = frozenset()

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        return {document.id: document for document in self.catalogue}

    @cached_property
    def versions(self) -> Sequence[Version]:
        """Every version of every paper as it was made, drafts left out."""
        return [v for v in self.shelf.ledger.versions_as_made() if not v.document.startswith("draft:")]

    @cached_property
    def _order(self) -> tuple[Mapping[str, int], Mapping[str, int]]:
        return (
            {unit: place for place, unit in enumerate(self.units)},
            {document.id: place for place, document in enumerate(self.catalogue)},
        )

    @cached_property
    def _told(self) -> dict[Paper, About | None]:
        return {}

    def about(self, paper: Paper) -> About | None:
        """Who and what a paper is; None for one that there is no more."""
        if paper not in self._told:
            self._told[paper] = self._about(paper)
        return self._told[paper]

    def about_version(self, version: Version) -> About:
        """Who and what a paper was when this version of it was made, also where there is no such paper any more."""
        paper = (version.document, version.key)
        about = self.about(paper) or About(paper=paper, document=self.documents.get(version.document))
        return dataclasses.replace(about, label=self._without_unit(version.label, about.unit))

    def _without_unit(self, label: str, unit: str) -> str:
        """A paper's label for a list that says the unit in a column of its own."""
        level = self.catalogue.programme.unit
        return label if level is None else level.label_without(label, unit)

    def _about(self, paper: Paper) -> About | None:
        document = self.documents.get(paper[0])
        if document is None or (document.id in self.analysed and paper not in self.planned):
            return None
        decision = self.decided.get(paper)
        owner: Any = decision.job if decision is not None else self.shelf.manifest.entry(*paper)
        if owner is None:
            return None
        units, documents = self._order
        return About(
            paper=paper,
            document=document,
            unit=owner.unit,
            place=owner.place,
            label=self._without_unit(owner.label, owner.unit),
            order=(units.get(owner.unit, len(units)), owner.place, documents[document.id], paper[1]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A paper's names: `label` says its place (and item) without its unit; `document` is None where it is no more."""

    paper: Paper
    document: Document | None
    unit: str = ""
    place: str = ""
    label: str = ""
    order: tuple[int, str, int, str] = (0, "", 0, "")

    @property
    def title(self) -> str:
        return self.paper[0] if self.document is None else f"{self.document.short} {self.document.title}"
