"""Records → Project: which row belongs to which village, district or group. Keys that dangle or repeat are findings."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Any, TypeVar

from docgen import thai
from docgen.findings import CellRef, Finding, Severity
from docgen.project.model import (
    NOWHERE,
    PROJECT_KEY,
    District,
    Dossier,
    GroupDossier,
    Project,
    VillageGroup,
    plain_number,
)
from docgen.records import (
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
    Record,
    Records,
    Sage,
    Session,
    Survey,
    Village,
    VillageRow,
    Voucher,
)

T = TypeVar("T", bound=Record)
V = TypeVar("V", bound=VillageRow)
EVERY_VILLAGE = "ทุกหมู่บ้าน"
EVERY_GROUP = "ทุกกลุ่ม"
PROVINCE = "จังหวัด"


def assemble(records: Records) -> tuple[Project, list[Finding]]:
    """Put the records together. A row whose key leads nowhere is left out, and named."""
    findings: list[Finding] = []
    areas = _Areas(records.of(Area))
    villages = _villages(records.of(Village), areas, findings)
    place = _Place(villages, areas, findings)
    groups = _unique(records.of(Group), lambda group: thai.to_arabic_digits(group.group_id), "group-twice", findings)

    sages = place.sort(records.of(Sage))
    households = place.sort(areas.with_origin(row) for row in records.of(Household))
    group_sessions, of_villages = place.sort_group_sessions(records.of(Session), groups)
    sessions, for_all = place.sort_sessions(of_villages)
    materials, group_materials = place.sort_with_groups(records.of(Material), groups)
    budget, group_budget = place.sort_with_groups(records.of(BudgetLine), groups)
    attendance, group_attendance = place.sort_with_groups(records.of(Attendance), groups)
    assessed = place.sort(records.of(Assessment))
    outcomes = place.sort(records.of(Outcome))
    surveyed = place.sort(records.of(Survey))
    studied = place.sort(records.of(OccupationStudy))
    recipients = place.sort_recipients(records.of(Recipient))
    meetings = place.sort(records.of(Meeting))
    vouchers = place.sort(records.of(Voucher))

    districts = _districts(records, villages, areas, findings)
    homes = {key: place.home(group) for key, group in groups.items()}
    members = _members(records.of(GroupMember), groups, homes, villages, findings)
    plans = _of_groups(records.of(GroupPlan), groups, findings)
    dossiers = tuple(
        Dossier(
            key=key,
            programme=records.programme,
            district=districts[village.district],
            village=village,
            sages=_numbered(sages[key]),
            households=_numbered(households[key]),
            sessions=_by_time(sessions[key] or for_all),
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
        _repeated_numbers(rows, findings)
    _repeated(attendance, lambda row: (row.kind, row.seq), findings)
    _repeated(assessed, lambda row: row.round, findings)
    _repeated(outcomes, lambda row: (row.seq, row.house_no), findings)
    _repeated(surveyed, lambda row: row.seq, findings)
    _repeated(studied, lambda row: row.occupation, findings)
    _repeated(materials, lambda row: (row.item, row.unit), findings)
    _repeated(budget, lambda row: row.category, findings)
    numbers, register = _numbers(records.of(LetterNumber), {*villages, *groups}, districts, findings)
    _repeated(group_attendance, lambda row: (row.kind, row.seq), findings)
    _repeated_numbers(members, findings)
    _repeated(members, lambda row: row.full_name or row.where, findings)
    _repeated(group_materials, lambda row: (row.item, row.unit), findings)
    _repeated(group_budget, lambda row: row.category, findings)
    project = Project(
        programme=records.programme,
        districts=tuple(sorted(districts.values(), key=lambda district: (district.code, district.name))),
        dossiers=dossiers,
        groups=tuple(
            GroupDossier(
                key=key,
                programme=records.programme,
                group=group,
                district_name=place.district_of(group),
                village=villages.get(homes[key], Village()),
                district=districts[villages[homes[key]].district] if homes[key] in villages else NOWHERE,
                attendees=_numbered(members[key]),
                sessions=_by_time(group_sessions[key] or group_sessions[EVERY_GROUP]),
                materials=tuple(group_materials[key]),
                budget=tuple(group_budget[key]),
                attendance=tuple(group_attendance[key]),
                plans=tuple(plans[key]),
            )
            for key, group in sorted(groups.items())
        ),
        numbers=numbers,
        register=register,
        areas=frozenset(areas.tambons),
        province_officials=tuple(o for o in records.of(Official) if o.unit.startswith(PROVINCE)),
        other_districts=tuple(
            District(name=name, code=area.district_code, office=f"{records.programme.district_office}{name}")
            for name, area in sorted(areas.districts.items())
            if name not in districts
        ),
    )
    return project, findings


def place_name(text: str) -> str:
    """A district's or tambon's name without the word before it: `อ.เมือง` and `อำเภอเมือง` are `เมือง`."""
    return re.sub(r"^(?:อำเภอ|ตำบล|อ\.|ต\.)\s*", "", text).strip(" ฯ")


def _numbered(people: Sequence[Any]) -> tuple[Any, ...]:
    """Sages or households in the order of their numbers; who has none gets the next free one, after the others."""
    numbered = sorted((p for p in people if p.seq is not None), key=_seq)
    last = _seq(numbered[-1]) if numbered else 0
    others = [p for p in people if p.seq is None]
    return (*numbered, *(dataclasses.replace(p, seq=last + n) for n, p in enumerate(others, 1)))


def _seq(person: Sage | Household | GroupMember) -> int:
    return person.seq or 0


def _by_time(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """A schedule in the order of the day, however its rows were sorted."""
    return tuple(sorted(sessions, key=lambda session: session.start or dt.time.max))


class _Areas:
    """The table of districts and tambons (พื้นที่), and the codes that follow from it."""

    def __init__(self, rows: Iterable[Area]) -> None:
        self.tambons = {(place_name(a.district), place_name(a.tambon)): a for a in rows}
        self.by_code = {f"{area.district_code}{area.tambon_code}": area for area in self.tambons.values()}
        self.districts = {district: area for (district, _), area in reversed(self.tambons.items())}

    def of_district(self, name: str, field: str) -> str:
        """What the first of a district's rows that has this column filled says."""
        rows = (area for (district, _), area in self.tambons.items() if district == name)
        return next(filter(None, (getattr(area, field) for area in rows)), "")

    def district(self, name: str) -> str:
        """The district's full name; `เมือง` is the one district whose name begins with it (handbook 4.6)."""
        bare = place_name(name)
        if bare in self.districts or not bare:
            return bare
        longer = [known for known in self.districts if known.startswith(bare)]
        return longer[0] if bare == "เมือง" and len(longer) == 1 else bare

    def with_origin(self, household: Household) -> Household:
        """A household of a neighbouring village (R-EXC-01), with the place that its code stands for."""
        code = thai.to_arabic_digits(household.origin).replace(" ", "")
        area = self.by_code.get(code[:6]) if len(code) == 8 else None
        if area is None:
            return household
        return dataclasses.replace(household, origin_moo=int(code[6:]), origin_tambon=area.tambon)

    def code(self, district: str, tambon: str, moo: int | None) -> str:
        """The village's eight-digit code, or a readable key where the table does not know the tambon."""
        area = self.tambons.get((district, tambon))
        if area is None:
            return f"{district}-{tambon}-{moo}"
        return f"{area.district_code}{area.tambon_code}{moo or 0:02d}"


def _villages(rows: Iterable[Village], areas: _Areas, findings: list[Finding]) -> dict[str, Village]:
    """Target villages by key. Their district and tambon get the names of the table, their code is always set."""
    found: dict[str, Village] = {}
    for row in rows:
        district, tambon = areas.district(row.district), place_name(row.tambon)
        computed = areas.code(district, tambon, row.moo)
        code = thai.to_arabic_digits(row.village_code).replace(" ", "") or computed
        if row.village_code and code != computed and (district, tambon) in areas.tambons:
            findings.append(
                Finding(
                    code="village-code-differs",
                    severity=Severity.WARNING,
                    where=row.at("village_code"),
                    value=row.village_code,
                    args={"computed": computed},
                )
            )
        village = dataclasses.replace(row, district=district, tambon=tambon, village_code=code)
        if code in found:
            findings.append(_clash("village-twice", row.at("name"), found[code].at("name"), row.name))
        else:
            found[code] = village
    return found


def _clash(code: str, where: CellRef, first: CellRef, value: object) -> Finding:
    return Finding(code=code, severity=Severity.ERROR, where=where, value=str(value), also=(first,))


class _Place:
    """Finds the village that a row speaks of, by its code or by district, tambon and moo."""

    def __init__(self, villages: Mapping[str, Village], areas: _Areas, findings: list[Finding]) -> None:
        self._villages, self._areas = villages, areas
        self._by_place = {(v.district, v.tambon, v.moo): key for key, v in villages.items()}
        self._findings = findings

    def key(self, row: VillageRow) -> str | None:
        """The village's key; None where there is no such village."""
        code = thai.to_arabic_digits(row.village_code).replace(" ", "")
        if code:
            if code in self._villages:
                return code
            found = None
        else:
            district, tambon = self._areas.district(row.district), place_name(row.tambon)
            if not district and tambon:
                self._say_ambiguous(row, tambon)
            found = self._by_place.get((district, tambon, row.moo)) or self._loosely(district, tambon, row.moo)
        return found

    def district_of(self, row: VillageRow) -> str:
        """The district of a row's village, also where that is no target village; empty where the row does not say."""
        code = thai.to_arabic_digits(row.village_code).replace(" ", "")
        if code in self._villages:
            return self._villages[code].district
        if code[:6] in self._areas.by_code:
            return place_name(self._areas.by_code[code[:6]].district)
        district, tambon = self._areas.district(row.district), place_name(row.tambon)
        key = self._by_place.get((district, tambon, row.moo)) or self._loosely(district, tambon, row.moo)
        return self._villages[key].district if key is not None else district

    def _say_ambiguous(self, row: VillageRow, tambon: str) -> None:
        """R-GEO-02: a tambon's name that several districts have needs its district."""
        districts = sorted(district for district, name in self._areas.tambons if name == tambon)
        if len(districts) > 1:
            self._findings.append(
                Finding(
                    code="R-GEO-02",
                    severity=Severity.WARNING,
                    where=row.at("tambon"),
                    value=row.tambon,
                    args={"districts": ", ".join(districts)},
                )
            )

    def _loosely(self, district: str, tambon: str, moo: int | None) -> str | None:
        """District left out, or shortened, where tambon and moo leave one village only."""
        if not tambon or moo is None:
            return None
        fitting = [k for (d, t, m), k in self._by_place.items() if t == tambon and m == moo and d.startswith(district)]
        return fitting[0] if len(fitting) == 1 else None

    def sort(self, rows: Iterable[V]) -> defaultdict[str, list[V]]:
        """Rows by village."""
        listed = list(rows)
        keys = [self.key(row) for row in listed]
        by_village: defaultdict[str, list[V]] = defaultdict(list)
        for place, (row, key) in enumerate(zip(listed, keys, strict=True)):
            if key is not None:
                by_village[key].append(row)
            else:
                self._say_lost(row, keys, place)
        return by_village

    def _say_lost(self, row: VillageRow, keys: list[str | None], place: int) -> None:
        """A row of no village most likely belongs to the village above or below it: their papers must wait."""
        above = next((key for key in reversed(keys[:place]) if key is not None), None)
        below = next((key for key in keys[place + 1 :] if key is not None), None)
        typed = row.village_code or " ".join(filter(None, (row.district, row.tambon, str(row.moo or ""))))
        anchor = "village_code" if row.village_code or "district" not in row.cells else "district"
        self._findings.append(
            Finding(
                code="village-unknown" if typed else "village-blank",
                severity=Severity.ERROR,
                where=row.at(anchor),
                value=typed,
                touches=frozenset({row.sheet}),
                doubtful=tuple(dict.fromkeys(key for key in (above, below) if key is not None)),
            )
        )

    def sort_sessions(self, rows: Iterable[Session]) -> tuple[defaultdict[str, list[Session]], list[Session]]:
        """Sessions of single villages, and those of every village."""
        everywhere = [row for row in rows if row.village_code.replace(" ", "") == EVERY_VILLAGE]
        return self.sort(row for row in rows if row.village_code.replace(" ", "") != EVERY_VILLAGE), everywhere

    def sort_group_sessions(
        self, rows: Iterable[Session], groups: Mapping[str, Group]
    ) -> tuple[defaultdict[str, list[Session]], list[Session]]:
        """Sessions by group, those of every group under `EVERY_GROUP`; and the sessions of villages."""
        by_group: defaultdict[str, list[Session]] = defaultdict(list)
        of_villages: list[Session] = []
        for row in rows:
            group_id = thai.to_arabic_digits(row.group_id).replace(" ", "")
            if not group_id:
                of_villages.append(row)
            elif group_id in groups or group_id == EVERY_GROUP:
                by_group[group_id].append(row)
            else:
                self._findings.append(
                    Finding(code="group-unknown", severity=Severity.ERROR, where=row.at("group_id"), value=group_id)
                )
        return by_group, of_villages

    def home(self, group: Group) -> str:
        """The key of a group's village; empty, and a finding, where there is no such village among the targets."""
        key = self.key(group)
        if key is None:
            typed = group.village_code or " ".join(filter(None, (group.district, group.tambon, str(group.moo or ""))))
            anchor = "village_code" if group.village_code or "district" not in group.cells else "district"
            args = {"group": group.name or group.group_id}
            self._findings.append(
                Finding(
                    code="group-of-no-village", severity=Severity.ERROR, where=group.at(anchor), value=typed, args=args
                )
            )
        return key or ""

    def sort_recipients(self, rows: Iterable[Recipient]) -> defaultdict[str, list[Recipient]]:
        """Recipients of single villages, of all villages of a district (no tambon, no moo), and of every village."""
        kept: defaultdict[str, list[Recipient]] = defaultdict(list)
        single: list[Recipient] = []
        for row in rows:
            code = row.village_code.replace(" ", "")
            is_district = not code and bool(row.district) and not row.tambon and row.moo is None
            district = self._areas.district(row.district)
            wanted = [
                key
                for key, village in self._villages.items()
                if code == EVERY_VILLAGE or (is_district and village.district == district)
            ]
            for key in wanted:
                kept[key].append(row)
            if not wanted:
                single.append(row)
        for key, found in self.sort(single).items():
            kept[key] += found
        return kept

    def sort_with_groups(
        self, rows: Iterable[V], groups: Mapping[str, Group]
    ) -> tuple[defaultdict[str, list[V]], defaultdict[str, list[V]]]:
        """Rows by village, and rows by group."""
        by_group: defaultdict[str, list[V]] = defaultdict(list)
        of_villages: list[V] = []
        for row in rows:
            group_id = thai.to_arabic_digits(getattr(row, "group_id", ""))
            if not group_id:
                of_villages.append(row)
            elif group_id in groups:
                by_group[group_id].append(row)
            else:
                self._findings.append(
                    Finding(code="group-unknown", severity=Severity.ERROR, where=row.at("group_id"), value=group_id)
                )
        return self.sort(of_villages), by_group


def _unique(
    rows: Iterable[T], key: Callable[[T], str], code: str, findings: list[Finding], *, field: str = "group_id"
) -> dict[str, T]:
    found: dict[str, T] = {}
    for row in rows:
        name = key(row)
        if not name:
            continue
        if name in found:
            findings.append(_clash(code, row.at(field), found[name].at(field), name))
        else:
            found[name] = row
    return found


def _repeated_numbers(
    rows: Mapping[str, list[Sage]] | Mapping[str, list[Household]] | Mapping[str, list[GroupMember]],
    findings: list[Finding],
) -> None:
    """Two people of a village or a group with the same number: attendance could not tell them apart."""
    for people in rows.values():
        seen: dict[int, Record] = {}
        for person in people:
            if person.seq is None:
                continue
            if person.seq in seen:
                findings.append(_clash("row-twice", person.at("seq"), seen[person.seq].at("seq"), person.seq))
            seen.setdefault(person.seq, person)


def _repeated(rows: Mapping[str, list[T]], key: Callable[[T], object], findings: list[Finding]) -> None:
    """The same key twice in one village."""
    for of_village in rows.values():
        seen: dict[object, T] = {}
        for row in of_village:
            what = key(row)
            if what in seen:
                first = seen[what]
                spoken = " ".join(
                    str(part) for part in (what if isinstance(what, tuple) else (what,)) if part not in (None, "")
                )
                findings.append(_clash("row-twice", row.where, first.where, spoken))
            seen.setdefault(what, row)


def _districts(
    records: Records, villages: Mapping[str, Village], areas: _Areas, findings: list[Finding]
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


G = TypeVar("G", GroupMember, GroupPlan)


def _of_groups(rows: Iterable[G], groups: Mapping[str, Group], findings: list[Finding]) -> defaultdict[str, list[G]]:
    """Rows by group."""
    by_group: defaultdict[str, list[G]] = defaultdict(list)
    for row in rows:
        group_id = thai.to_arabic_digits(row.group_id)
        if group_id in groups:
            by_group[group_id].append(row)
        elif row.group_id:
            findings.append(
                Finding(code="group-unknown", severity=Severity.ERROR, where=row.at("group_id"), value=row.group_id)
            )
    return by_group


def _members(
    rows: Iterable[GroupMember],
    groups: Mapping[str, Group],
    homes: Mapping[str, str],
    villages: Mapping[str, Village],
    findings: list[Finding],
) -> defaultdict[str, list[GroupMember]]:
    """Members by group, each with the place where he lives: the village that his row names, or the group's home."""
    by_group = _of_groups(rows, groups, findings)
    for group_id, members in by_group.items():
        for place, member in enumerate(members):
            code = thai.to_arabic_digits(member.village_code).replace(" ", "")
            home = villages.get(code or homes[group_id])
            if home is not None:
                members[place] = dataclasses.replace(
                    member, village_code=home.village_code, home_moo=home.moo, home_tambon=home.tambon
                )
    return by_group


def _numbers(
    rows: Iterable[LetterNumber],
    keys: Set[str],
    districts: Mapping[str, District],
    findings: list[Finding],
) -> tuple[tuple[LetterNumber, ...], tuple[LetterNumber, ...]]:
    """The register's rows that count, and all of them; `place` becomes the key of a village, a group, a district.

    A paper that is made for each item of a list may have a number of its own: `46010101/2`. A row that is cancelled, or
    whose number another row of the same paper cancels, counts no more.
    """
    every: list[LetterNumber] = []
    for row in rows:
        whole, slash, item = (part.strip() for part in thai.to_arabic_digits(row.place).partition("/"))
        place = whole if whole in keys else place_name(whole)
        if place and place not in keys and place not in districts and place != PROVINCE:
            findings.append(
                Finding(code="place-unknown", severity=Severity.WARNING, where=row.at("place"), value=row.place)
            )
        place = (PROJECT_KEY if place == PROVINCE else place) + slash + item
        document = thai.to_arabic_digits(row.document).upper()
        every.append(dataclasses.replace(row, document=document, place=place))
    cancelled = {(row.document, row.place, plain_number(row.cancels)) for row in every if row.cancels}
    standing = [
        row
        for row in every
        if not row.is_cancelled and (row.document, row.place, plain_number(row.number)) not in cancelled
    ]
    numbered = {(row.document, row.place) for row in standing if row.number}
    kept: dict[tuple[str, str], LetterNumber] = {}
    for row in standing:
        if not row.number and (row.document, row.place) in numbered:
            continue  # the row that waits for the number which another workbook has by now
        first = kept.setdefault((row.document, row.place), row)
        if first is not row:
            findings.append(_clash("number-twice", row.at("document"), first.at("document"), row.document))
    return tuple(kept.values()), tuple(every)
