"""What households of finished villages answered in the survey of occupations, and what was thought of their wishes."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from decimal import Decimal

from docgen.programmes.sammachip.constants import WISHES
from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, Spot, previous_workday, stream
from docgen.programmes.sammachip.sample.people import yearly_income
from docgen.programmes.sammachip.sheets import Household, OccupationStudy, Sage, Survey

_OTHERS = 3  # other occupations that a village's households think of
_FIRST = 0.7  # the part of the households that want most what the village demonstrates


def draft_surveys(drafts: Drafts, spots: Sequence[Spot], seed: int) -> None:
    """The sheets สำรวจ and วิเคราะห์อาชีพ of the finished villages, and what is known there of sages besides."""
    chance = stream(seed, "surveys")
    for spot in spots:
        if not spot.is_done:
            continue
        names = [occupation["name"] for occupation in load("occupations")["occupation"]]
        others = chance.sample([name for name in names if name != spot.occupation["name"]], _OTHERS)
        for household in drafts.of_village(Household.sheet, spot.order):
            _answer(drafts, spot, household.values, others, chance)
        for name in (spot.occupation["name"], *others):
            _study(drafts, spot, name, chance)
        for sage in drafts.of_village(Sage.sheet, spot.order):
            _more_of_sage(spot, sage.values, chance)


def _answer(
    drafts: Drafts, spot: Spot, household: dict[str, object], others: Sequence[str], chance: random.Random
) -> None:
    words = load("surveys")
    shuffled = chance.sample(others, len(others))
    own = spot.occupation["name"]
    wishes = [own, *shuffled] if chance.random() < _FIRST else [shuffled[0], own, *shuffled[1:]]
    wishes = wishes[: chance.choice((1, 2, WISHES, WISHES))]
    household["wanted_occupation"] = wishes[0]
    members, income = int(str(household["members"])), yearly_income(household)
    values: dict[str, object] = {
        "seq": household["seq"],
        "main_occupation": household["occupation"],
        "side_occupation": chance.choice(words["side"]),
        "income": income,
        "expenses": (income * chance.randint(60, 95) // 100).quantize(Decimal(1)),
        "debt": Decimal(chance.choice((0, 0, 20_000, 45_000, 80_000, 150_000))),
        "skills": chance.choice(words["skills"]),
        "capital": chance.choice(words["capital"]),
        "land": Decimal(chance.choice(("0", "1.5", "3", "5", "8", "12.25"))),
        "workers": chance.randint(1, min(4, members)),
        "reason": chance.choice(words["reasons"]),
        "market": chance.choice(words["markets"]),
    }
    values |= {f"wishes:{n}": wish for n, wish in enumerate(wishes, 1)}
    drafts.add(Survey.sheet, values, spot=spot)


def _study(drafts: Drafts, spot: Spot, name: str, chance: random.Random) -> None:
    words = load("surveys")
    is_own = name == spot.occupation["name"]
    values: dict[str, object] = {
        "occupation": name,
        "market": chance.choice(words["study_markets"]),
        "inputs": chance.choice(words["study_inputs"]),
        "teachers": "ทีมวิทยากรทั้ง 5 คน" if is_own else "",
        "factors": chance.choice(words["study_factors"]) if is_own else "",
    }
    drafts.add(OccupationStudy.sheet, values, spot=spot)


def _more_of_sage(spot: Spot, sage: dict[str, object], chance: random.Random) -> None:
    words = load("surveys")
    sage["works"] = chance.choice(words["works"])
    sage["learning_place"] = chance.choice(words["learning_places"]).format(name=spot.name)
    sage["trained_on"] = previous_workday(spot.training - dt.timedelta(days=5))
