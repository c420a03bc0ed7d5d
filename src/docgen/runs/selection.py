"""Which papers are wanted: the names that a clerk typed, understood, and what they take and leave."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from docgen import papers
from docgen.errors import UsageError
from docgen.model.level import Level
from docgen.model.place import World
from docgen.papers import Catalogue
from docgen.plan.jobs import Job, Waiting, Withheld
from docgen.shelf.gates import Decision
from docgen.words import codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which papers are wanted; an empty list means all.

    `only_changed` are papers that were made before and are not what the data say now, `only_unsigned` those without a
    signature that still counts. `places` are keys by the name of their level.

    Places add up: each gives its own papers, and one under whose name papers are listed (a unit) those of the places in
    it as well. Documents narrow: of these places, only these papers.
    """

    documents: tuple[str, ...] = ()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    only_changed: bool = False
    only_unsigned: bool = False

    @property
    def has_places(self) -> bool:
        """Some places were chosen."""
        return any(self.places.values())

    def takes(self, paper: Job | Withheld | Waiting) -> bool:
        """The paper is wanted."""
        return (not self.documents or paper.document.id in self.documents) and self._takes_place(paper)

    def _takes_place(self, paper: Job | Withheld | Waiting) -> bool:
        if not self.has_places or paper.place in self.places.get(paper.document.per, ()):
            return True
        levels = paper.document.programme.levels
        return any(paper.unit in self.places.get(level.name, ()) for level in levels if level.is_unit)

    def wants(self, decision: Decision) -> bool:
        """The paper is wanted, by what is known of it on the disk."""
        if decision.error is not None:  # nobody knows; it must be said
            return True
        has_changed = decision.is_known and (not decision.is_current or decision.must_resign)
        return (not self.only_changed or has_changed) and (not self.only_unsigned or not decision.is_signed)

    @property
    def is_everything(self) -> bool:
        """Nothing was chosen."""
        return not (self.documents or self.has_places)


def understand(selection: Selection, catalogue: Catalogue, world: World) -> Selection:
    """The selection with documents and places by their keys; what nothing is called is a UsageError, with what is."""
    found = [(name, catalogue.find(name)) for name in selection.documents]
    for name, document in found:
        if document is None:
            raise UsageError("unknown-document", name=name, known=", ".join(d.short for d in catalogue))
    levels = catalogue.programme.levels_by_name
    return dataclasses.replace(
        selection,
        documents=tuple(document.id for _, document in found if document is not None),
        places={name: _keys(typed, levels[name], world) for name, typed in selection.places.items()},
    )


def _keys(typed: Iterable[str], level: Level, world: World) -> tuple[str, ...]:
    """The keys of the places that are meant; a unit is known by its name as well."""
    keys = [place_named(name, level, world) for name in typed]
    units = [world.unit_of(key) or key for key in keys] if level.is_unit else []
    return tuple(dict.fromkeys((*keys, *units)))


def place_named(typed: str, level: Level, world: World) -> str:
    """The key of a place that a person means: by its key in any case and digits, or by its name.

    Where the level may be chosen by name, a beginning that no other shares is enough (`เมือง`), with or without the
    words that usually stand before it.
    """
    names = {key: _plain(name) for key, name in names_of(level, world).items()}
    if not names:
        raise UsageError(_worded(f"no-{level.name}s", "no-places"), name=typed, word=level.word)
    wanted = _plain(typed)
    fitting = [key for key in names if _plain(key) == wanted]
    if not fitting and level.by_name and wanted:
        bare = level.bare(wanted)
        fitting = [key for key, name in names.items() if name == wanted]
        fitting = fitting or [key for key, name in names.items() if level.bare(name) == bare]
        fitting = fitting or [key for key, name in names.items() if level.bare(name).startswith(bare)]
    if len(fitting) != 1:
        said = (key if _plain(key) == name else f"{key} ({name})" for key, name in names_of(level, world).items())
        raise UsageError(
            _worded(f"unknown-{level.name}", "unknown-place"), name=typed, word=level.word, known=", ".join(said)
        )
    return fitting[0]


def names_of(level: Level, world: World) -> dict[str, str]:
    """The places of a level by key, with their names; of a unit, also those that have no papers but by their places."""
    names = {place.key: place.name_parts.get("name", place.key) for place in world.places(level.name)}
    nameless = [unit for unit in world.units if unit not in names.values()] if level.is_unit else []
    return {**names, **{unit: unit for unit in nameless}}


def _worded(own: str, general: str) -> str:
    """The code of an error as the programme words it for a level of its own; the general one where it does not."""
    return own if own in codes("error") else general


def _plain(name: str) -> str:
    return " ".join(papers.DIGITS["arabic"](name).casefold().split())
