"""Where and when: real districts and tambons, invented villages, one working day each."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, Spot, previous_workday, stream, workdays
from docgen.programmes.sammachip.sample.people import Crowd
from docgen.programmes.sammachip.sheets import Area, Village

# The workbook is as it stood at the end of April 2565: two thirds of the villages have had their day.
DONE_FROM, DONE_TO = dt.date(2021, 12, 20), dt.date(2022, 3, 11)
PLANNED_FROM, PLANNED_TO = dt.date(2022, 5, 3), dt.date(2022, 6, 17)
_MOST_MOO = 18
FEW_HOUSEHOLDS, OWN_HOURS = 5, 9  # which of the finished villages are special


def choose_villages(count: int, seed: int) -> list[Spot]:
    """`count` villages (1 to some 500), spread over the districts by their tambons, in the order of their codes."""
    if count < 1:
        raise ValueError(f"a sample needs a village, not {count}")
    chance = stream(seed, "places")
    districts: Sequence[Mapping[str, Any]] = load("area")["district"]
    chosen: list[Spot] = []
    for district, share in zip(districts, _shares(count, districts), strict=True):
        finished = [n % 3 != 2 for n in range(len(chosen), len(chosen) + share)]
        chosen += _in_district(district, finished, chance)
    chosen.sort(key=lambda spot: spot.code)
    taken = {spot.code for spot in chosen}
    done = [place for place, spot in enumerate(chosen) if spot.is_done]
    few = done[FEW_HOUSEHOLDS % len(done)]
    own = done[OWN_HOURS % len(done)]
    spot = chosen[few]
    prefix = spot.code[:6]
    neighbour = next(moo for moo in range(1, _MOST_MOO + 3) if f"{prefix}{moo:02d}" not in taken)
    chosen[few] = replace(spot, has_few_households=True, neighbour_moo=neighbour)
    chosen[own] = replace(chosen[own], keeps_own_hours=True)
    return [replace(spot, order=order) for order, spot in enumerate(chosen)]


def _shares(count: int, districts: Sequence[Mapping[str, Any]]) -> list[int]:
    """How many villages each district gets: one, and the rest in proportion to its tambons (largest remainders)."""
    sizes = [len(district["tambons"]) for district in districts]
    shares = [1 if place < count else 0 for place in range(len(districts))]
    rest = count - sum(shares)
    quotas = [rest * size / sum(sizes) for size in sizes]
    shares = [share + int(quota) for share, quota in zip(shares, quotas, strict=True)]
    by_remainder = sorted(range(len(sizes)), key=lambda place: (int(quotas[place]) - quotas[place], place))
    for place in by_remainder[: count - sum(shares)]:
        shares[place] += 1
    return shares


def _in_district(district: Mapping[str, Any], finished: Sequence[bool], chance: random.Random) -> list[Spot]:
    """A district's villages, one for each of `finished`: whether its day is over."""
    count = len(finished)
    villages = load("villages")
    occupations = load("occupations")["occupation"]
    tambons = list(district["tambons"].items())
    chance.shuffle(tambons)
    places = [tambons[n % len(tambons)] for n in range(count)]
    moos = {code: chance.sample(range(1, _MOST_MOO + 1), _MOST_MOO) for code, _ in tambons}
    names = chance.sample(villages["names"], k=min(count, len(villages["names"])))
    done = _days(DONE_FROM, DONE_TO, sum(finished), chance)
    planned = _days(PLANNED_FROM, PLANNED_TO, count - sum(finished), chance)
    spots = []
    for number, (code, tambon) in enumerate(places):
        training = done.pop() if finished[number] else planned.pop()
        spots.append(
            Spot(
                order=0,
                district_code=district["code"],
                district=district["name"],
                tambon_code=code,
                tambon=tambon,
                moo=moos[code].pop(),
                name=names[number % len(names)],
                occupation=chance.choice(occupations),
                meeting=previous_workday(training - dt.timedelta(days=chance.randint(14, 24))),
                training=training,
                is_done=finished[number],
            )
        )
    return spots


def _days(first: dt.date, last: dt.date, count: int, chance: random.Random) -> list[dt.date]:
    """Working days for one district: no two villages on the same day as long as the days suffice."""
    days = workdays(first, last)
    return chance.sample(days, count) if count <= len(days) else chance.choices(days, k=count)


def draft_areas(drafts: Drafts) -> None:
    """The sheet พื้นที่: all districts and tambons."""
    for number, district in enumerate(load("area")["district"], 1):
        for code, tambon in district["tambons"].items():
            values = {
                "district_code": district["code"],
                "district": district["name"],
                "tambon_code": code,
                "tambon": tambon,
                "postal_code": district["postal_code"],
                "letter_prefix": f"กส {number:02d}19",
                "office_phone": f"0430001{number:02d}",  # nobody's: 043 is the province, 000 is no exchange
            }
            drafts.add(Area.sheet, values)


def draft_villages(drafts: Drafts, spots: Sequence[Spot], crowd: Crowd, seed: int) -> None:
    """The sheet หมู่บ้าน."""
    chance = stream(seed, "villages")
    words = load("villages")
    for spot in spots:
        venue = chance.choice(words["venues"]).format(name=spot.name, moo=spot.moo)
        values: dict[str, object] = {
            "name": spot.name,
            "total_households": 31 if spot.has_few_households else chance.randint(78, 262),
            "occupation": spot.occupation["name"],
            "venue": venue,
            "training_date": spot.training,
            "meeting_date": spot.meeting,
            "funded_years": (chance.choice((2557, 2558, 2559)),) if chance.random() < 0.1 else (),
            "sep_target": False,
            "is_ready": True,
            "readiness": words["readiness"],
            "headman": crowd.invent(male=chance.random() < 0.85).full,
            "committee_witnesses": ", ".join(crowd.invent(male=chance.random() < 0.6).full for _ in range(2)),
        }
        if spot.is_done:
            values["targets_recorded_on"] = spot.training + dt.timedelta(days=chance.randint(1, 3))
            values["sammachip_recorded_on"] = spot.training + dt.timedelta(days=chance.randint(4, 9))
            values["problems"] = chance.choice(words["problems"])
            values["suggestions"] = chance.choice(words["suggestions"])
        drafts.add(Village.sheet, values, spot=spot)
