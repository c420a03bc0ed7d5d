"""Who holds which office in the province and its districts, and the numbers of the orders that they have signed."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, Spot, stream, workdays
from docgen.programmes.sammachip.sample.people import Crowd
from docgen.programmes.sammachip.sheets import LetterNumber, Official

# Which districts, counted in the order of their codes, are special.
ACTING_CHIEF, UNKNOWN_CHIEF, CANCELLING = 15, 10, 2
_TEAM_ORDER, _TEAM_NUMBER, _SPEAKERS_ORDER = "D01", "215/2563", "D02"
_ROLES = {
    "governor": "ผู้ว่าราชการจังหวัด",
    "province": "พัฒนาการจังหวัด",
    "chief": "นายอำเภอ",
    "development": "พัฒนาการอำเภอ",
    "officer": "พัฒนากร",
    "team": "ทีมสนับสนุน",
}
_CHAIR, _VICE, _MEMBER, _SECRETARY, _ASSISTANT = "ประธาน", "รองประธาน", "กรรมการ", "เลขานุการ", "ผู้ช่วยเลขานุการ"
_PROVINCE = "จังหวัด"


def draft_officials(drafts: Drafts, districts: Sequence[str], crowd: Crowd, seed: int) -> dict[str, int]:
    """The sheet เจ้าหน้าที่; how many officials of the department each district has."""
    chance = stream(seed, "offices")
    words = load("offices")
    for role, position in (("governor", words["governor"]), ("province", words["province_chief"])):
        person = crowd.invent(male=True).parts()
        drafts.add(Official.sheet, {**person, "unit": _PROVINCE, "role": _ROLES[role], "position": position})
    tambons = {area["name"]: list(area["tambons"].values()) for area in load("area")["district"]}
    staff = {}
    for place, district in enumerate(districts):
        team = _Team(drafts, district, crowd, chance)
        _chief(team, words, acting=place == ACTING_CHIEF, unknown=place == UNKNOWN_CHIEF)
        team.add("team", words["vice_chair"], _VICE, male=True)
        officers = 1 + (len(tambons[district]) > 4) + (len(tambons[district]) > 8)
        offices = sorted(chance.sample(range(len(words["members"])), chance.randint(4, 10 - officers - 1)))
        for office in offices:
            team.add("team", words["members"][office].format(district=district), _MEMBER)
        team.add("development", f"{_ROLES['development']}{district}", _SECRETARY)
        for number in range(officers):
            position = words["officer_positions"][number % len(words["officer_positions"])]
            team.add("officer", position, _ASSISTANT, tambons=", ".join(tambons[district][number::officers]))
        staff[district] = 1 + officers
    return staff


class _Team:
    """A district's officials, who are its support team too, in their order."""

    def __init__(self, drafts: Drafts, district: str, crowd: Crowd, chance: random.Random) -> None:
        self._drafts, self.district, self._crowd, self._chance = drafts, district, crowd, chance
        self._order = 0

    def add(self, role: str, position: str, team_role: str, *, male: bool | None = None, **more: object) -> None:
        """One more member, an invented one."""
        ranked = male is not False and self._chance.random() < 0.06
        person = self._crowd.invent(male=True if ranked else male, ranked=ranked).parts()
        self.add_person({**person, "phone": self._crowd.phone(), **more}, role, position, team_role)

    def add_person(self, person: Mapping[str, object], role: str, position: str, team_role: str) -> None:
        """One more member whose columns are known."""
        self._order += 1
        values = {"unit": self.district, "role": _ROLES[role], "position": position, **person}
        values |= {"team_role": team_role, "team_order": self._order}
        self._drafts.add(Official.sheet, values, district=self.district)


def _chief(team: _Team, words: Mapping[str, Any], *, acting: bool, unknown: bool) -> None:
    """The district chief presides; where nobody holds the office, the chair is a post without a name."""
    position = f"{_ROLES['chief']}{team.district}"
    if unknown:
        team.add_person({}, "team", position, _CHAIR)
    else:
        team.add("chief", position, _CHAIR, male=True, acting=words["acting"] if acting else "")


def draft_numbers(drafts: Drafts, spots: Sequence[Spot], districts: Sequence[str], seed: int) -> None:
    """The sheet เลขหนังสือ. A number's year is that of its date, not the fiscal year."""
    chance = stream(seed, "numbers")
    for place, district in enumerate(districts):
        registers = {2564: chance.randint(280, 420), 2565: chance.randint(2, 15)}
        day = chance.choice(workdays(dt.date(2021, 11, 15), dt.date(2021, 11, 30)))
        team: dict[str, object] = {"document": _TEAM_ORDER, "place": district}
        if place == CANCELLING:
            team |= {"cancels": _TEAM_NUMBER, "cancels_dated": dt.date(2020, 11, 9)}
        if place % 3 != 1:
            drafts.add(LetterNumber.sheet, team | _entered(day, registers), district=district)
        done = [spot for spot in spots if spot.district == district and spot.is_done]
        days = {spot.code: _order_day(spot, chance) for spot in done}
        for spot in sorted(done, key=lambda spot: (days[spot.code], spot.code)):
            day = days[spot.code]
            entered = _entered(day, registers)
            for _ in range(chance.randint(2, 9)):
                registers[day.year + 543] += 1
            if chance.random() < 0.85:
                values = {"document": _SPEAKERS_ORDER, "place": spot.code, **entered}
                drafts.add(LetterNumber.sheet, values, district=district)


def _order_day(spot: Spot, chance: random.Random) -> dt.date:
    """A day after the village's meeting that leaves a week for the approval and the invitations."""
    days = workdays(spot.meeting + dt.timedelta(days=1), spot.training - dt.timedelta(days=8))
    return chance.choice(days)


def _entered(day: dt.date, registers: dict[int, int]) -> dict[str, object]:
    year = day.year + 543
    registers[year] += 1
    return {"number": f"{registers[year]}/{year}", "dated": day}
