"""Which papers are wanted: the names that a clerk typed, understood, and what they take and leave."""

from __future__ import annotations

from dataclasses import dataclass

from docgen import papers
from docgen.errors import UsageError
from docgen.papers import Catalogue
from docgen.plan.jobs import Job, Waiting, Withheld
from docgen.programmes.sammachip import Project
from docgen.shelf.gates import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which papers are wanted; an empty list means all.

    `only_changed` are papers that were made before and are not what the data say now, `only_unsigned` those without a
    signature that still counts.

    Places add up: a village and a group give the papers of both, a district those of its villages and groups as well.
    Documents narrow: of these places, only these papers.
    """

    documents: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    only_changed: bool = False
    only_unsigned: bool = False
    groups: tuple[str, ...] = ()

    def takes(self, paper: Job | Withheld | Waiting) -> bool:
        """The paper is wanted."""
        return (not self.documents or paper.document.id in self.documents) and self._takes_place(paper)

    def _takes_place(self, paper: Job | Withheld | Waiting) -> bool:
        if not (self.villages or self.districts or self.groups):
            return True
        by_kind = {"village": self.villages, "group": self.groups}
        return paper.place in by_kind.get(paper.document.per, ()) or paper.unit in self.districts

    def wants(self, decision: Decision) -> bool:
        """The paper is wanted, by what is known of it on the disk."""
        if decision.error is not None:  # nobody knows; it must be said
            return True
        has_changed = decision.is_known and (not decision.is_current or decision.must_resign)
        return (not self.only_changed or has_changed) and (not self.only_unsigned or not decision.is_signed)

    @property
    def is_everything(self) -> bool:
        """Nothing was chosen."""
        return not (self.documents or self.villages or self.districts or self.groups)


def understand(selection: Selection, catalogue: Catalogue, whole: Project) -> Selection:
    """The selection with documents by their ids; a name that nothing has is a UsageError that says what there is."""
    found = [(name, catalogue.find(name)) for name in selection.documents]
    for name, document in found:
        if document is None:
            raise UsageError("unknown-document", name=name, known=", ".join(d.short for d in catalogue))
    keys = {dossier.key for dossier in whole.dossiers}
    villages = tuple(papers.DIGITS["arabic"](name) for name in selection.villages)
    for name in villages:
        if name not in keys:
            raise UsageError("unknown-village", name=name)
    return Selection(
        documents=tuple(document.id for _, document in found if document is not None),
        villages=villages,
        districts=tuple(district_named(name, whole) for name in selection.districts),
        only_changed=selection.only_changed,
        only_unsigned=selection.only_unsigned,
        groups=tuple(_group(name, whole) for name in selection.groups),
    )


def district_named(name: str, whole: Project) -> str:
    """A district by its name, or by a beginning that no other shares (`เมือง`)."""
    names = districts_of(whole)
    bare = name.removeprefix("อำเภอ").removeprefix("อ.").strip()
    fitting = [known for known in names if known == bare] or [known for known in names if known.startswith(bare)]
    if len(fitting) != 1:
        raise UsageError("unknown-district", name=name, known=", ".join(names))
    return fitting[0]


def districts_of(whole: Project) -> list[str]:
    """The districts that have a target village or a group."""
    names = [district.name for district in whole.districts] + [dossier.district_name for dossier in whole.groups]
    return [name for name in dict.fromkeys(names) if name]


def _group(name: str, whole: Project) -> str:
    """A group's key by its id, in any case and digits, or by a beginning of its name that no other shares."""
    if not whole.groups:
        raise UsageError("no-groups", name=name)
    wanted = papers.DIGITS["arabic"](name).casefold().strip()
    names = {dossier.key: " ".join(papers.DIGITS["arabic"](dossier.group.name).split()) for dossier in whole.groups}
    fitting = [key for key in names if key.casefold() == wanted]
    fitting = fitting or [key for key, known in names.items() if known.casefold() == wanted]
    if not fitting and wanted:
        bare = wanted.removeprefix("กลุ่ม")
        fitting = [key for key, known in names.items() if known.casefold().removeprefix("กลุ่ม").startswith(bare)]
    if len(fitting) != 1:
        known = ", ".join(f"{dossier.key} ({dossier.group.name})" for dossier in whole.groups)
        raise UsageError("unknown-group", name=name, known=known)
    return fitting[0]
