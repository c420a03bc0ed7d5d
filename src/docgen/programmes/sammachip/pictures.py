"""Which photographs belong to which village or group, and the places for pictures that a paper of photographs has."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from docgen.findings import Finding, Severity
from docgen.photos import Found, Photo, PhotoFile
from docgen.programmes.sammachip.photographs import KINDS

if TYPE_CHECKING:
    from docgen.programmes.sammachip.model import Project


@dataclass(frozen=True, kw_only=True)
class PictureSpace:
    """A numbered place for a photograph; without one, a frame to stick one in. `dated` is the day that it shows."""

    number: int
    kind: str
    note: str = ""
    dated: dt.date | None = None
    file: PhotoFile | None = None

    @property
    def description(self) -> str:
        """What it shows, for those who cannot see it."""
        return " ".join(filter(None, (self.kind, self.note)))


def spaces(
    photos: Iterable[Photo], least: Iterable[str], dated: Callable[[str], dt.date | None]
) -> tuple[PictureSpace, ...]:
    """The photographs in the order of the work, and a frame for each kind of the least set that has none."""
    by_kind: dict[str, list[Photo]] = {}
    for photo in photos:
        by_kind.setdefault(photo.kind, []).append(photo)
    needed = frozenset(least)
    found: list[tuple[str, Photo | None]] = []
    for kind in KINDS:
        found += [(kind, photo) for photo in by_kind.get(kind, ())] or ([(kind, None)] if kind in needed else [])
    return tuple(
        PictureSpace(
            number=number,
            kind=kind,
            note=photo.note if photo else "",
            dated=dated(kind),
            file=photo.file if photo else None,
        )
        for number, (kind, photo) in enumerate(found, 1)
    )


@dataclass(frozen=True, kw_only=True)
class PictureRow:
    """Two places for pictures side by side; the right one is None where their number is odd."""

    left: PictureSpace
    right: PictureSpace | None = None


def chosen_rows(places: Iterable[PictureSpace], kinds: Iterable[str]) -> tuple[PictureRow, ...]:
    """The first place of each kind, numbered anew and two in a row: what a report shows of them (handbook 2.7 ๙)."""
    first: dict[str, PictureSpace] = {}
    for place in places:
        first.setdefault(place.kind, place)
    listed = [first[kind] for kind in kinds if kind in first]
    chosen = [dataclasses.replace(place, number=number) for number, place in enumerate(listed, 1)]
    return tuple(PictureRow(left=left, right=right) for left, right in zip_longest(chosen[::2], chosen[1::2]))


def is_complete(photos: Iterable[Photo], least: Iterable[str]) -> bool | None:
    """Each kind of the least set has its photograph; None while there is none at all."""
    kinds = {photo.kind for photo in photos}
    return kinds.issuperset(least) if kinds else None


def with_photos(project: Project, found: Found) -> tuple[Project, list[Finding]]:
    """The project with each village's and each group's photographs; a folder of nobody is a finding."""
    if not found.folders:
        return project, []
    dossiers = tuple(dataclasses.replace(d, photos=found.photos.get(d.key.upper(), ())) for d in project.dossiers)
    groups = tuple(dataclasses.replace(g, photos=found.photos.get(g.key.upper(), ())) for g in project.groups)
    known = {d.key.upper() for d in dossiers} | {g.key.upper() for g in groups}
    findings = [
        Finding(code="photo-folder-unknown", severity=Severity.WARNING, value=shown)
        for key, shown in found.folders.items()
        if key not in known
    ]
    return dataclasses.replace(project, dossiers=dossiers, groups=groups), findings
