"""Invented people: names, identity numbers that no living person has, the sages and households of a village."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, Spot, stream
from docgen.programmes.sammachip.sheets import Household, Sage

SAGES, HOUSEHOLDS, OWN_HOUSEHOLDS = 5, 20, 18
_CRITERIA = ((4,), (1,), (2,), (1, 4), (2, 4), (1, 2), (3,), (3, 4))
_CRITERIA_WEIGHTS = (44, 14, 14, 10, 10, 4, 2, 2)
_LEADER, _SPEAKER, _SECRETARY = "หัวหน้าทีม", "วิทยากร", "เลขานุการ"
_TRIES = 60
_NETWORKS = tuple(f"{start}{digit}" for start, digits in (("08", "123456789"), ("09", "12345678")) for digit in digits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person's name in its three parts."""

    prefix: str
    first: str
    last: str

    @property
    def full(self) -> str:
        """All of it, as a clerk types it into one cell."""
        return f"{self.prefix}{self.first} {self.last}"

    def parts(self) -> dict[str, object]:
        """The three columns of a person."""
        return {"prefix": self.prefix, "first": self.first, "last": self.last}


class Crowd:
    """People who do not exist: no two with the same name, the same number or the same telephone."""

    def __init__(self, seed: int) -> None:
        names = load("names")
        chance = stream(seed, "people")
        self._chance = chance
        self._first = {True: names["male"], False: names["female"]}
        self._last = names["last"]
        self._ranks = names["ranks_male"]
        self._taken: set[str] = set()

    def invent(self, *, male: bool | None = None, ranked: bool = False) -> Name:
        """Somebody new; officials may be `ranked`."""
        chance = self._chance
        male = chance.random() < 0.42 if male is None else male
        for _ in range(_TRIES):  # beyond some 500 villages the names run out, and two people share one
            first, last = chance.choice(self._first[male]), chance.choice(self._last)
            if f"{first} {last}" not in self._taken:
                break
        self._taken.add(f"{first} {last}")
        if male:
            return Name(prefix=chance.choice(self._ranks) if ranked else "นาย", first=first, last=last)
        return Name(prefix="นาง" if chance.random() < 0.72 else "นางสาว", first=first, last=last)

    def citizen_id(self, district_code: str) -> str:
        """Thirteen digits that begin with 9, which no register has issued, and pass the checksum (handbook 4.8)."""
        return with_check_digit(f"9{district_code}{self._new('id', 7)}")

    def phone(self) -> str:
        """A mobile number with 000 in its middle, so that nobody's own number comes out by chance."""
        network = self._chance.choice(_NETWORKS)
        return f"{network}000{self._new(network, 4)}"

    def _new(self, kind: str, digits: int) -> str:
        while True:
            number = f"{self._chance.randrange(10**digits):0{digits}d}"
            if (taken := f"{kind}:{number}") not in self._taken:
                self._taken.add(taken)
                return number


def with_check_digit(twelve: str) -> str:
    """The twelve digits and their thirteenth (weights 13 to 2, modulo 11)."""
    weighted = sum(int(digit) * weight for digit, weight in zip(twelve, range(13, 1, -1), strict=True))
    return f"{twelve}{(11 - weighted % 11) % 10}"


def draft_people(drafts: Drafts, spots: Sequence[Spot], crowd: Crowd, seed: int) -> None:
    """The sheets ปราชญ์ and ครัวเรือน."""
    chance = stream(seed, "households")
    for spot in spots:
        houses = _house_numbers(SAGES + HOUSEHOLDS, chance)
        for seq in range(1, SAGES + 1):
            drafts.add(Sage.sheet, _sage(seq, houses.pop(), spot, crowd, chance), spot=spot)
        for seq in range(1, HOUSEHOLDS + 1):
            values = _household(seq, houses.pop(), spot, crowd, chance)
            if spot.has_few_households and seq > OWN_HOUSEHOLDS:
                values |= {"origin": f"{spot.code[:6]}{spot.neighbour_moo:02d}", "origin_year": 2563}
            drafts.add(Household.sheet, values, spot=spot)


def _house_numbers(count: int, chance: random.Random) -> list[str]:
    """So many different house numbers of one village, some with a part after the stroke."""
    found: dict[str, None] = {}
    while len(found) < count:
        number = str(chance.randint(1, 189))
        found[f"{number}/{chance.randint(1, 6)}" if chance.random() < 0.3 else number] = None
    return list(found)


def _sage(seq: int, house: str, spot: Spot, crowd: Crowd, chance: random.Random) -> dict[str, object]:
    years = chance.randint(8, 35)
    born = dt.date(2021 - chance.randint(max(40, 18 + years), 68), chance.randint(1, 12), chance.randint(1, 28))
    return {
        **crowd.invent().parts(),
        "seq": seq,
        "house_no": house,
        "expertise": spot.occupation["expertise"][seq - 1],
        "team_role": {1: _LEADER, SAGES: _SECRETARY}.get(seq, _SPEAKER),
        "topic": load("names")["topics"][seq - 1],
        "citizen_id": crowd.citizen_id(spot.district_code),
        "birth_date": born,
        "phone": crowd.phone(),
        "experience_years": years,
    }


def _household(seq: int, house: str, spot: Spot, crowd: Crowd, chance: random.Random) -> dict[str, object]:
    criteria = chance.choices(_CRITERIA, _CRITERIA_WEIGHTS)[0]
    income = chance.randrange(16_000, 38_000, 500) if {1, 2} & set(criteria) else chance.randrange(38_500, 92_000, 500)
    return {
        **crowd.invent().parts(),
        "seq": seq,
        "house_no": house,
        "criteria": criteria,
        "citizen_id": crowd.citizen_id(spot.district_code),
        "phone": crowd.phone() if chance.random() < 0.9 else "",
        "members": chance.randint(2, 7),
        "income_per_head": Decimal(income),
        "occupation": chance.choice(load("names")["trades"]),
        "wanted_occupation": spot.occupation["name"],
    }


def yearly_income(household: Mapping[str, object]) -> Decimal:
    """What a row of ครัวเรือน says that the whole household earns in a year: every sheet of the sample says the same."""
    return int(str(household["members"])) * Decimal(str(household["income_per_head"]))
