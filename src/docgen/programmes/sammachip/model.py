"""The programme as one picture: its districts, a dossier for each target village and each group, and its register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from docgen.model.place import Place, World
from docgen.model.stages import Stages
from docgen.programmes.sammachip.districts import PROVINCE, District
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.letters import ProvinceOffice
from docgen.programmes.sammachip.sheets import Official, Programme
from docgen.programmes.sammachip.stages import bundled_stages
from docgen.programmes.sammachip.sums import ProvinceSum, province_sum
from docgen.programmes.sammachip.wider import PROJECT_KEY, DistrictDossier, ProvinceDossier
from docgen.records import NumberRow, Record


@dataclass(frozen=True, kw_only=True)
class Project(World):
    """The programme's settings, its districts, villages and groups, and the numbers given to its papers."""

    programme: Programme
    districts: tuple[District, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    groups: tuple[GroupDossier, ...] = ()
    numbers: tuple[NumberRow, ...] = ()
    register: tuple[NumberRow, ...] = ()
    stages: Stages = field(default_factory=bundled_stages)
    areas: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    _numbers_by_key: Mapping[tuple[str, str], NumberRow] = field(init=False, compare=False, repr=False)
    _units: Mapping[str, str] = field(init=False, compare=False, repr=False)
    province_officials: tuple[Official, ...] = ()
    other_districts: tuple[District, ...] = ()  # of the province, without a target village

    @property
    def settings(self) -> Programme:
        """The programme's settings sheet."""
        return self.programme

    @property
    def widest(self) -> str:
        """The province, of which there is but one."""
        return PROVINCE

    def places(self, level: str) -> Sequence[Place]:
        """Villages by code, groups by id, districts by code, or the province."""
        return self._places.get(level, ())

    @cached_property
    def _places(self) -> Mapping[str, Sequence[Place]]:
        districts = (self._district_dossier(district) for district in self.districts)
        return {
            "village": self.dossiers, "group": self.groups, "district": tuple(districts), "project": (self._whole,)
        }  # fmt: skip

    def _district_dossier(self, district: District) -> DistrictDossier:
        return DistrictDossier(
            key=district.name,
            district=district,
            dossiers=tuple(dossier for dossier in self.dossiers if dossier.district is district),
            group_dossiers=tuple(group for group in self.groups if group.district_name == district.name),
            sum=self.sums.district(district.name),
            province=self.province,
            is_listed=bool(district.code) or not self.areas,
        )

    @cached_property
    def _whole(self) -> ProvinceDossier:
        return ProvinceDossier(
            name=self.programme.province,
            districts=self.districts,
            dossiers=self.dossiers,
            groups=self.groups,
            sum=self.sums,
            province=self.province,
        )

    @cached_property
    def units(self) -> Sequence[str]:
        """The districts that have a target village or a group."""
        names = [district.name for district in self.districts] + [group.district_name for group in self.groups]
        return [name for name in dict.fromkeys(names) if name]

    def unit_title(self, unit: str) -> str:
        """`อำเภอกมลาไสย จังหวัดกาฬสินธุ์`."""
        province = f"จังหวัด{self.programme.province}"
        return f"อำเภอ{unit} {province}" if unit else province

    @property
    def sizes(self) -> Mapping[str, int]:
        """Villages, districts and households."""
        return {
            "villages": len(self.dossiers),
            "districts": len(self.districts),
            "households": sum(dossier.household_count for dossier in self.dossiers),
        }

    @property
    def summary(self) -> str:
        """The programme's own sentence."""
        return "read"

    def letter_prefix(self, unit: str) -> str:
        """The letters and digits of a district's office, or of the province's (handbook 1.6)."""
        if not unit:
            return self.programme.letter_prefix
        return next((district.letter_prefix for district in self.districts if district.name == unit), "")

    def records_told(self, place: Place) -> Iterable[Record]:
        """A village's file tells the mistakes of its district's people, of its team's rounds, and of its groups."""
        yield from place.records()
        if isinstance(place, Dossier):
            yield from place.district.officials
            yield from (row for amending in place.district.amendments for row in amending.source)
            groups = (group for group in self.groups if group.village.village_code == place.key)
            yield from (row for group in groups for row in group.records() if row is not group.village)

    def relatives(self, place: Place, level: str) -> Sequence[Place]:
        """A village's file holds the papers of its groups, and copies of those of its district and of the province."""
        if level == place.level:
            return (place,)
        if level == "group":
            return tuple(group for group in self.groups if group.village.village_code == place.key)
        return tuple(wider for wider in self.places(level) if wider.key in (place.unit, PROJECT_KEY))

    @cached_property
    def sums(self) -> ProvinceSum:
        """What the figures of all villages come to, by district and for the province."""
        return province_sum(self)

    @property
    def province_chief(self) -> Official:
        """The head of the province's community development office (พัฒนาการจังหวัด)."""
        return self.province.chief

    @cached_property
    def province(self) -> ProvinceOffice:
        """The province's office and who signs for it."""
        return ProvinceOffice(programme=self.programme, officials=self.province_officials)

    def __post_init__(self) -> None:
        """Where each place and each number is found; looking there is no reading of what they say."""
        numbers = {(row.document, row.place): row for row in self.numbers}
        units = {dossier.key: dossier.district.name for dossier in self.dossiers}
        units |= {group.key: group.district_name for group in self.groups}
        units |= {district.name: district.name for district in self.districts}
        object.__setattr__(self, "_numbers_by_key", numbers)
        object.__setattr__(self, "_units", units)

    def unit_of(self, place: str) -> str:
        """Whose register a number of this place stands in: a district's name, or empty for the province's."""
        return self._units.get(place.partition("/")[0], "")

    def papers_of(self, *stages: str) -> tuple[str, ...]:
        """What the register may call the papers of these stages."""
        return tuple(name for stage in stages for name in self.stages.get(stage, ()))

    def number_of(self, names: Iterable[str], place: str) -> NumberRow | None:
        """What the register says of a document, known by any of its names, and a place."""
        found = (self._numbers_by_key.get((name.upper(), place)) for name in names)
        return next((row for row in found if row is not None), None)
