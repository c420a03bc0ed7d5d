"""Records → Project: which row belongs to which village, district or group. Keys that dangle or repeat are findings."""

from __future__ import annotations

from docgen import thai
from docgen.findings import Finding
from docgen.model.stages import Stages
from docgen.programmes.sammachip.assembly.amendments import amended
from docgen.programmes.sammachip.assembly.areas import Areas, villages_of
from docgen.programmes.sammachip.assembly.members import members_of, rows_of_groups
from docgen.programmes.sammachip.assembly.offices import districts_of, other_districts
from docgen.programmes.sammachip.assembly.order import by_time, numbered
from docgen.programmes.sammachip.assembly.places import EVERY_GROUP, Places
from docgen.programmes.sammachip.assembly.register import numbers_of
from docgen.programmes.sammachip.assembly.repeats import repeated, repeated_numbers, unique
from docgen.programmes.sammachip.districts import NOWHERE, PROVINCE
from docgen.programmes.sammachip.dossier import Dossier, VillageGroup
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.materials import judged
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.sheets import (
    Amendment,
    Area,
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    GroupPlan,
    Household,
    LetterNumber,
    Material,
    Meeting,
    OccupationStudy,
    Official,
    Outcome,
    Recipient,
    Sage,
    Session,
    Survey,
    Village,
    Voucher,
)
from docgen.programmes.sammachip.stages import bundled_stages
from docgen.records import Records


def assemble(records: Records, stages: Stages | None = None) -> tuple[Project, list[Finding]]:
    """Put the records together. A row whose key leads nowhere is left out, and named."""
    findings: list[Finding] = []
    stages = bundled_stages() if stages is None else stages
    areas = Areas(records.of(Area))
    villages = villages_of(records.of(Village), areas, findings)
    places = Places(villages, areas, findings)
    groups = unique(records.of(Group), lambda group: thai.to_arabic_digits(group.group_id), "group-twice", findings)

    sages = places.sort(records.of(Sage))
    households = places.sort(areas.with_origin(row) for row in records.of(Household))
    group_sessions, of_villages = places.sort_group_sessions(records.of(Session), groups)
    sessions, for_all = places.sort_sessions(of_villages)
    bought = (judged(row, records.programme.durable_price) for row in records.of(Material))
    materials, group_materials = places.sort_with_groups(bought, groups)
    budget, group_budget = places.sort_with_groups(records.of(BudgetLine), groups)
    attendance, group_attendance = places.sort_with_groups(records.of(Attendance), groups)
    assessed = places.sort(records.of(Assessment))
    outcomes = places.sort(records.of(Outcome))
    surveyed = places.sort(records.of(Survey))
    studied = places.sort(records.of(OccupationStudy))
    recipients = places.sort_recipients(records.of(Recipient))
    meetings = places.sort(records.of(Meeting))
    vouchers = places.sort(records.of(Voucher))

    districts = districts_of(records, villages, areas, findings)
    numbers, register = numbers_of(records.of(LetterNumber), {*villages, *groups}, districts, findings)
    districts = amended(districts, records.of(Amendment), areas, numbers, register, stages, findings)
    homes = {key: places.home(group) for key, group in groups.items()}
    members = members_of(records.of(GroupMember), groups, homes, villages, findings)
    plans = rows_of_groups(records.of(GroupPlan), groups, findings)
    dossiers = tuple(
        Dossier(
            key=key,
            programme=records.programme,
            district=districts[village.district],
            village=village,
            sages=numbered(sages[key]),
            households=numbered(households[key]),
            sessions=by_time(sessions[key] or for_all),
            materials=tuple(materials[key]),
            budget=tuple(budget[key]),
            attendance=tuple(attendance[key]),
            assessed=tuple(assessed[key]),
            outcomes=tuple(outcomes[key]),
            surveyed=tuple(surveyed[key]),
            studied=tuple(studied[key]),
            groups=tuple(
                VillageGroup(group=group, members=tuple(row for row in members[group_id] if row.is_member))
                for group_id, group in sorted(groups.items())
                if homes[group_id] == key
            ),
            recipients=tuple(recipients[key]),
            meetings=tuple(meetings[key]),
            vouchers=tuple(vouchers[key]),
        )
        for key, village in sorted(villages.items())
    )
    for rows in (sages, households):
        repeated_numbers(rows, findings)
    repeated(attendance, lambda row: (row.kind, row.seq), findings)
    repeated(assessed, lambda row: row.round, findings)
    repeated(outcomes, lambda row: (row.seq, row.house_no), findings)
    repeated(surveyed, lambda row: row.seq, findings)
    repeated(studied, lambda row: row.occupation, findings)
    repeated(materials, lambda row: (row.item, row.unit), findings)
    repeated(budget, lambda row: row.category, findings)
    repeated(group_attendance, lambda row: (row.kind, row.seq), findings)
    repeated_numbers(members, findings)
    repeated(members, lambda row: row.full_name or row.where, findings)
    repeated(group_materials, lambda row: (row.item, row.unit), findings)
    repeated(group_budget, lambda row: row.category, findings)
    project = Project(
        programme=records.programme,
        districts=tuple(sorted(districts.values(), key=lambda district: (district.code, district.name))),
        dossiers=dossiers,
        groups=tuple(
            GroupDossier(
                key=key,
                programme=records.programme,
                group=group,
                district_name=places.district_of(group),
                village=villages.get(homes[key], Village()),
                district=districts[villages[homes[key]].district] if homes[key] in villages else NOWHERE,
                attendees=numbered(members[key]),
                sessions=by_time(group_sessions[key] or group_sessions[EVERY_GROUP]),
                materials=tuple(group_materials[key]),
                budget=tuple(group_budget[key]),
                attendance=tuple(group_attendance[key]),
                plans=tuple(plans[key]),
            )
            for key, group in sorted(groups.items())
        ),
        numbers=numbers,
        register=register,
        stages=stages,
        areas=frozenset(areas.tambons),
        province_officials=tuple(o for o in records.of(Official) if o.unit.startswith(PROVINCE)),
        other_districts=other_districts(records.programme, districts, areas),
    )
    return project, findings
