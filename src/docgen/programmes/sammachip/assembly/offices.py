"""The districts with their people in office (เจ้าหน้าที่)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.assembly.areas import Areas
from docgen.programmes.sammachip.districts import PROVINCE, District
from docgen.programmes.sammachip.sheets import Official, Programme, Village
from docgen.records import Records


def districts_of(
    records: Records, villages: Mapping[str, Village], areas: Areas, findings: list[Finding]
) -> dict[str, District]:
    """Every district that has a target village, with its people in office."""
    officials: defaultdict[str, list[Official]] = defaultdict(list)
    names = {village.district for village in villages.values()}
    for official in records.of(Official):
        unit = areas.district(official.unit)
        officials[unit].append(official)
        if unit not in names and unit not in areas.districts and not official.unit.startswith(PROVINCE):
            findings.append(
                Finding(code="unit-unknown", severity=Severity.WARNING, where=official.at("unit"), value=official.unit)
            )
    by_district: defaultdict[str, list[Village]] = defaultdict(list)
    for _, village in sorted(villages.items()):
        by_district[village.district].append(village)
    return {
        name: District(
            name=name,
            code=areas.districts[name].district_code if name in areas.districts else "",
            office=f"{records.programme.district_office}{name}",
            letter_prefix=areas.of_district(name, "letter_prefix"),
            postal_code=areas.of_district(name, "postal_code"),
            phone=areas.of_district(name, "office_phone"),
            officials=tuple(officials[name]),
            villages=tuple(of_district),
        )
        for name, of_district in by_district.items()
    }


def other_districts(programme: Programme, districts: Mapping[str, District], areas: Areas) -> tuple[District, ...]:
    """The province's districts without a target village."""
    return tuple(
        District(name=name, code=area.district_code, office=f"{programme.district_office}{name}")
        for name, area in sorted(areas.districts.items())
        if name not in districts
    )
