"""The wider places, a district and the province: what their roll-ups and orders may print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from docgen.model.place import Place
from docgen.programmes.sammachip.assessment import IndicatorSum
from docgen.programmes.sammachip.districts import District
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.group_lists import GroupLine, GroupList, group_lines, group_lists
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.letters import ProvinceOffice
from docgen.programmes.sammachip.sheets import Official
from docgen.programmes.sammachip.sums import DistrictSum, GroupSum, ProvinceSum, VillageSum
from docgen.records import Record


@dataclass(frozen=True, kw_only=True)
class DistrictDossier(Place):
    """A district with its villages in the order of their codes, its groups, and its figures. Its key is its name."""

    level: ClassVar[str] = "district"
    roots: ClassVar[tuple[str, ...]] = (
        "district", "dossiers", "groups", "group_lists", "rows", "sum", "indicators", "province_chief",
    )  # fmt: skip

    key: str
    district: District
    dossiers: tuple[Dossier, ...] = ()
    group_dossiers: tuple[GroupDossier, ...] = ()
    sum: DistrictSum
    province: ProvinceOffice
    is_listed: bool = True  # its name is one of those in the sheet พื้นที่

    @property
    def label(self) -> str:
        """`อ.กมลาไสย`."""
        return f"อ.{self.key}"

    @property
    def unit(self) -> str:
        """Its name."""
        return self.key

    @property
    def name_parts(self) -> Mapping[str, str]:
        """Its name, and its code where it is known."""
        return {"district": self.key, "code": self.district.code or self.key, "name": self.key}

    def records(self) -> Iterable[Record]:
        """Every row that speaks of this district alone."""
        yield from self.district.officials

    @property
    def foundation(self) -> Iterable[Record]:
        """The rows of its villages, where no district has its name: one of them names it wrongly."""
        return () if self.is_listed else self.district.villages

    @property
    def province_chief(self) -> Official:
        """Who heads the province's office."""
        return self.province.chief

    @property
    def groups(self) -> tuple[GroupSum, ...]:
        """The groups' lines of its roll-up."""
        return self.sum.group_rows

    @cached_property
    def group_lists(self) -> tuple[GroupList, ...]:
        """Its groups by the officer who founded them."""
        return group_lists(self.group_dossiers)

    @property
    def rows(self) -> tuple[VillageSum, ...]:
        """The villages' lines of its roll-up."""
        return self.sum.rows

    @property
    def indicators(self) -> tuple[IndicatorSum, ...]:
        """How many of its villages pass each indicator."""
        return self.sum.indicators


PROJECT_KEY = "project"  # the key of the whole programme among the keys of villages, groups and districts


@dataclass(frozen=True, kw_only=True)
class ProvinceDossier(Place):
    """The province with all its districts, villages and groups, and its figures."""

    level: ClassVar[str] = "project"
    roots: ClassVar[tuple[str, ...]] = (
        "districts", "dossiers", "groups", "group_lines", "rows", "sum", "indicators", "province_chief",
    )  # fmt: skip

    key: str = PROJECT_KEY
    name: str
    districts: tuple[District, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    groups: tuple[GroupDossier, ...] = ()
    sum: ProvinceSum
    province: ProvinceOffice

    @property
    def label(self) -> str:
        """`จ.กาฬสินธุ์`."""
        return f"จ.{self.name}"

    @property
    def unit(self) -> str:
        """Nothing is wider."""
        return ""

    @property
    def name_parts(self) -> Mapping[str, str]:
        """There is but one."""
        return {}

    def records(self) -> Iterable[Record]:
        """No row speaks of the province alone but those of its officials."""
        yield from self.province.officials

    @property
    def province_chief(self) -> Official:
        """Who heads the province's office."""
        return self.province.chief

    @cached_property
    def group_lines(self) -> tuple[GroupLine, ...]:
        """All groups, a line each."""
        return group_lines(self.groups)

    @property
    def rows(self) -> tuple[DistrictSum, ...]:
        """The districts' lines of the roll-up."""
        return self.sum.rows

    @property
    def indicators(self) -> tuple[IndicatorSum, ...]:
        """How many villages pass each indicator."""
        return self.sum.indicators
