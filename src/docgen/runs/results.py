"""What a run is told, what it knows before anything is made, and what it returns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from docgen.changes.lists import ListMade
from docgen.findings import Finding
from docgen.model.place import World
from docgen.papers import Catalogue, Document
from docgen.plan.given import Held
from docgen.plan.jobs import Plan
from docgen.plan.who import Who
from docgen.press.workshop import Workshop
from docgen.shelf.gates import Decision, Outcome, Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """How to build, besides what: `made_at` is the clock's ISO time, read once at the top."""

    made_at: str
    workers: int | None = None
    is_forced: bool = False
    replaces_edited: bool = False
    prunes: bool = False
    draft: str = ""
    draft_prefix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The programme as the workbooks have it, and everything that a person must look at."""

    world: World
    findings: tuple[Finding, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """All that is known before anything is made. `whole` and `every` are of all papers, also those not chosen.

    `found` is all that the workbooks' checks found; `checked` tells what concerns the chosen papers.
    """

    checked: Checked
    plan: Plan
    whole: Plan
    found: tuple[Finding, ...]
    every: frozenset[tuple[str, str]]
    catalogue: Catalogue
    who: Who
    numbers: Held
    sources: Sources
    workshop: Workshop
    analyses: Mapping[str, list[list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A paper that a run left with old data: why, by the codes of `[reason.<code>]`, `withheld` or `waiting`."""

    document: Document
    key: str
    label: str
    path: PurePosixPath
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A finished build. `gone` are files of papers that are no longer planned, `pruned` those put away, `stale` old
    ones of papers that are withheld now, or not due any more. `rekeyed` are the places that have another key now,
    `left` the papers that were not chosen and have old data."""

    checked: Checked
    plan: Plan
    outcomes: tuple[Outcome, ...]
    folder: Path
    gone: tuple[PurePosixPath, ...] = ()
    pruned: tuple[PurePosixPath, ...] = ()
    stale: tuple[PurePosixPath, ...] = ()
    lists: tuple[ListMade, ...] = ()
    rekeyed: tuple[tuple[str, str], ...] = ()
    left: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a build would do: a decision for each planned paper."""

    checked: Checked
    plan: Plan
    decisions: tuple[Decision, ...]
    folder: Path
    gone: tuple[PurePosixPath, ...] = ()
