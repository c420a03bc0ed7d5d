"""What a build knows at its end: the papers, what was decided about them, and where each belongs."""

from __future__ import annotations

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

    `planned` are all papers of the documents in `analysed`; of other documents nothing was asked this time.
    """

    shelf: Shelf
    catalogue: Catalogue
    decided: Mapping[Paper, Decision]
    withheld: Collection[Paper]
    planned: Collection[Paper]
    analysed: Collection[str]
    districts: Sequence[str]
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
            {district: place for place, district in enumerate(self.districts)},
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

    def _about(self, paper: Paper) -> About | None:
        document = self.documents.get(paper[0])
        if document is None or (document.id in self.analysed and paper not in self.planned):
            return None
        decision = self.decided.get(paper)
        owner: Any = decision.job if decision is not None else self.shelf.manifest.entry(*paper)
        if owner is None:
            return None
        districts, documents = self._order
        return About(
            paper=paper,
            document=document,
            district=owner.district,
            place=owner.place,
            label=owner.label.replace(f" อ.{owner.district}", "", 1),
            order=(districts.get(owner.district, len(districts)), owner.place, documents[document.id], paper[1]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A paper's names: `label` says its place (and item) without its district."""

    paper: Paper
    document: Document
    district: str
    place: str
    label: str
    order: tuple[int, str, int, str]

    @property
    def title(self) -> str:
        return f"{self.document.short} {self.document.title}"
