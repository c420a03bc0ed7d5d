"""Which village or group a row speaks of; a row whose key leads nowhere is left out, and named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.assembly.areas import Areas, place_name
from docgen.programmes.sammachip.sheets import Group, Recipient, Session, Village, VillageRow

V = TypeVar("V", bound=VillageRow)
EVERY_VILLAGE = "ทุกหมู่บ้าน"
EVERY_GROUP = "ทุกกลุ่ม"


class Places:
    """Finds the village that a row speaks of, by its code or by district, tambon and moo."""

    def __init__(self, villages: Mapping[str, Village], areas: Areas, findings: list[Finding]) -> None:
        self._villages, self._areas = villages, areas
        self._by_place = {(v.district, v.tambon, v.moo): key for key, v in villages.items()}
        self._findings = findings

    def key(self, row: VillageRow) -> str | None:
        """The village's key; None where there is no such village."""
        code = thai.to_arabic_digits(row.village_code).replace(" ", "")
        if code:
            if code in self._villages:
                self._compare(row, self._villages[code])
                return code
            found = None
        else:
            district, tambon = self._areas.district(row.district), place_name(row.tambon)
            if not district and tambon:
                self._say_ambiguous(row, tambon)
            found = self._by_place.get((district, tambon, row.moo)) or self._loosely(district, tambon, row.moo)
        return found

    def _compare(self, row: VillageRow, village: Village) -> None:
        """The code counts; what the row says besides of its place must be the same place."""
        said = (
            ("district", self._areas.district(row.district), village.district),
            ("tambon", place_name(row.tambon), village.tambon),
            ("moo", row.moo, village.moo),
        )
        for field, typed, meant in said:
            if typed not in (None, "", meant) and meant not in (None, ""):
                self._findings.append(
                    Finding(
                        code="place-differs-from-code",
                        severity=Severity.WARNING,
                        where=row.at(field),
                        value=str(typed),
                        args={"code": row.village_code, "place": village.full_name},
                    )
                )

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
