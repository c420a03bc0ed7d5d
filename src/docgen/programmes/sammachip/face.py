"""The programme as the engine meets it: its levels, its sheets, its roots, and what it makes of the records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from docgen.findings import Finding
from docgen.model.level import read_levels
from docgen.model.members import members
from docgen.model.place import World
from docgen.model.programme import Programme, Root
from docgen.model.stages import Stages
from docgen.photos import Found
from docgen.programmes.sammachip.amendments import TeamRound
from docgen.programmes.sammachip.assemble import assemble
from docgen.programmes.sammachip.checks import PLACES, check
from docgen.programmes.sammachip.example import example_records
from docgen.programmes.sammachip.letters import ProvinceOffice
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.photographs import PHOTOGRAPHS
from docgen.programmes.sammachip.pictures import with_photos
from docgen.programmes.sammachip.sheets import SCHEMA, LetterNumber, Village
from docgen.programmes.sammachip.stages import BEFORE_THE_DAY
from docgen.records import Records

SAMPLE_WORKBOOK, BLANK_WORKBOOK = "kalasin-2565.xlsx", "ข้อมูลโครงการ.xlsx"


class Sammachip(Programme):
    """สร้างความมั่นคงด้านอาชีพและรายได้ ตามหลักปรัชญาของเศรษฐกิจพอเพียง: villages, groups, districts, the province."""

    name = "sammachip"
    title = "สร้างความมั่นคงด้านอาชีพและรายได้"
    levels = read_levels(Path(__file__).with_name("programme.toml"))
    schema = SCHEMA
    number_row = LetterNumber
    photographs = PHOTOGRAPHS

    def roots(self, level: str) -> Mapping[str, Root]:
        """What papers of a level may use of their place."""
        place = next(kind for kind in PLACES if kind.level == level)
        offered = dict(members(place))
        return {name: Root(*offered[name]) for name in place.roots}

    @cached_property
    def shared_roots(self) -> Mapping[str, Root]:
        """The settings, and the province's office."""
        return {
            **super().shared_roots,
            "province": Root(annotation=ProvinceOffice, wording="Context-province"),
        }

    def workbook_name(self, *, is_sample: bool) -> str:
        """The sample's workbook has the name of its province and year."""
        return SAMPLE_WORKBOOK if is_sample else BLANK_WORKBOOK

    def sample(self, size: int) -> bytes:
        """กาฬสินธุ์ 2565 with so many villages."""
        from docgen.programmes.sammachip.sample import sample_workbook

        return sample_workbook(size)

    def guide(self, workbook: str, sample_size: int | None) -> str:
        """The programme's guide for a clerk."""
        from docgen.programmes.sammachip.new import guide_of

        return guide_of(workbook, sample_size)

    def example(self) -> Records:
        """One village and one group with a row of each sheet, or a few."""
        return example_records()

    def assemble(self, records: Records, stages: Stages | None = None) -> tuple[World, list[Finding]]:
        """Villages, groups and districts from their rows."""
        return assemble(records, stages)

    def with_photos(self, world: World, found: Found) -> tuple[World, list[Finding]]:
        """The photographs of villages and groups."""
        assert isinstance(world, Project)
        return with_photos(world, found)

    def days_allowed(self, stage: str, context: Mapping[str, Any]) -> tuple[dt.date | None, dt.date | None]:
        """Not older than the order that it amends or the meeting that chose whom it is about (R-TIM-06, R-SEL-07).

        What must come before the village's day is not dated after it.
        """
        item, village = context.get("item"), context.get("village")
        first = item.not_before if isinstance(item, TeamRound) else None
        if not isinstance(village, Village) or stage not in BEFORE_THE_DAY:
            return first, None
        return village.meeting_date, village.training_date

    def period(self, world: World) -> tuple[dt.date | None, dt.date | None]:
        """The fiscal year, and what the settings say that goes beyond it; a budget may be carried over."""
        assert isinstance(world, Project)
        settings = world.programme
        year = settings.fiscal_year
        fiscal = (
            (dt.date(year - 544, 10, 1), dt.date(year - 543, 9, 30)) if year and 2400 < year < 3000 else (None, None)
        )
        firsts = [day for day in (fiscal[0], settings.start_date) if day is not None]
        lasts = [day for day in (fiscal[1], settings.end_date) if day is not None]
        return min(firsts, default=None), max(lasts, default=None)

    def check(self, world: World) -> list[Finding]:
        """The rules of handbook part 3."""
        assert isinstance(world, Project)
        return check(world)


PROGRAMME = Sammachip()
