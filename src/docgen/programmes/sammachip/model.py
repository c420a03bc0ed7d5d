"""The programme as one picture: its districts, a dossier for each target village and each group, and its register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from docgen import thai
from docgen.programmes.sammachip.districts import GOVERNOR, NOBODY, PROVINCE_CHIEF, District
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.letters import ProvinceOffice
from docgen.programmes.sammachip.sheets import LetterNumber, Official, Programme
from docgen.programmes.sammachip.sums import ProvinceSum, province_sum

PROJECT_KEY = "project"  # the key of the whole programme among the keys of villages, groups and districts


def plain_number(number: str) -> str:
    """The number of a letter or an order for comparing: Arabic digits, no `ที่`, no spaces."""
    return "".join(thai.to_arabic_digits(number).split()).removeprefix("ที่")


@dataclass(frozen=True, kw_only=True)
class Project:
    """The programme's settings, its districts, villages and groups, and the numbers given to its papers."""

    programme: Programme
    districts: tuple[District, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    groups: tuple[GroupDossier, ...] = ()
    numbers: tuple[LetterNumber, ...] = ()
    register: tuple[LetterNumber, ...] = ()  # also the rows that are cancelled: their numbers are used up
    areas: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    province_officials: tuple[Official, ...] = ()
    other_districts: tuple[District, ...] = ()  # of the province, without a target village

    @cached_property
    def sums(self) -> ProvinceSum:
        """What the figures of all villages come to, by district and for the province."""
        return province_sum(self)

    @cached_property
    def province_chief(self) -> Official:
        """The head of the province's community development office (พัฒนาการจังหวัด)."""
        return next((o for o in self.province_officials if o.role == PROVINCE_CHIEF), NOBODY)

    @cached_property
    def province(self) -> ProvinceOffice:
        """The province's office and who signs for it."""
        programme = self.programme
        return ProvinceOffice(
            name=programme.province_office,
            section=programme.province_section,
            letter_prefix=programme.letter_prefix,
            address=programme.province_address,
            phone=programme.province_phone,
            governor=next((o for o in self.province_officials if o.role == GOVERNOR), NOBODY),
            chief=self.province_chief,
        )

    @cached_property
    def _numbers_by_key(self) -> dict[tuple[str, str], LetterNumber]:
        return {(row.document, row.place): row for row in self.numbers}

    @cached_property
    def _units(self) -> dict[str, str]:
        """The district that each village, group and district belongs to."""
        units = {dossier.key: dossier.village.district for dossier in self.dossiers}
        units |= {group.key: group.district_name for group in self.groups}
        return units | {district.name: district.name for district in self.districts}

    def unit_of(self, place: str) -> str:
        """Whose register a number of this place stands in: a district's name, or empty for the province's."""
        return self._units.get(place.partition("/")[0], "")

    def number_of(self, names: Iterable[str], place: str) -> LetterNumber | None:
        """What the register says of a document, known by any of its names, and a place."""
        found = (self._numbers_by_key.get((name.upper(), place)) for name in names)
        return next((row for row in found if row is not None), None)
