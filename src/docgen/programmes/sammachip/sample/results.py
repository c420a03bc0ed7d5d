"""What was done in the villages whose day is over: who came, the assessments, the incomes, the occupation groups."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence
from decimal import Decimal

from docgen.programmes.sammachip.constants import CORE, INDICATORS
from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, Spot, next_workday, stream
from docgen.programmes.sammachip.sample.people import HOUSEHOLDS, SAGES, Crowd, yearly_income
from docgen.programmes.sammachip.sheets import (
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    GroupPlan,
    Household,
    Material,
    Outcome,
)

GROUPS = 6
_CATCHES_UP = 0.8
_KINDS = ("ครัวเรือน", "วิทยากร", "เจ้าหน้าที่")
_GROUP_MEALS = Decimal(2_500)


def draft_results(drafts: Drafts, spots: Sequence[Spot], crowd: Crowd, staff: dict[str, int], seed: int) -> None:
    """The sheets เข้าร่วม, ประเมิน, ผลลัพธ์, กลุ่มอาชีพ and สมาชิกกลุ่ม; `staff` counts the officials of each district."""
    chance = stream(seed, "results")
    done = [spot for spot in spots if spot.is_done]
    for spot in done:
        came = _attendance(drafts, spot, crowd, staff[spot.district], chance)
        _assessment(drafts, spot, chance)
        _outcomes(drafts, spot, came, chance)
    step = max(1, len(done) // GROUPS)
    for number, spot in enumerate(done[::step][:GROUPS], 1):
        _group(drafts, spot, number, chance, crowd)


def _attendance(drafts: Drafts, spot: Spot, crowd: Crowd, staff: int, chance: random.Random) -> set[int]:
    """Rows of those who were meant to come; the numbers of the households that did."""
    absent = set(chance.sample(range(1, HOUSEHOLDS + 1), chance.choice((0, 0, 1, 1, 2, 3))))
    for kind, count in zip(_KINDS, (HOUSEHOLDS, SAGES, min(staff, 3)), strict=True):
        for seq in range(1, count + 1):
            present = kind != _KINDS[0] or seq not in absent
            late = present and kind == _KINDS[0] and chance.random() < 0.03
            substitute = crowd.invent().full if present and kind == _KINDS[0] and chance.random() < 0.01 else ""
            values = {
                "kind": kind,
                "seq": seq,
                "morning": present and not late,
                "afternoon": present,
                "substitute": substitute,
            }
            drafts.add(Attendance.sheet, values, spot=spot)
    return set(range(1, HOUSEHOLDS + 1)) - absent


def _assessment(drafts: Drafts, spot: Spot, chance: random.Random) -> None:
    """Two rounds: the second some weeks after the day, with nothing lost and something gained.

    Most villages pass the core indicators the first time; some have one to catch up on, and reach no level before.
    """
    every, core = range(1, INDICATORS + 1), sorted(CORE)
    others = sorted(set(every) - CORE)
    behind = chance.sample(core, chance.choice((0, 0, 0, 0, 1, 1, 2)))
    passed = CORE - set(behind) | set(chance.sample(others, chance.randint(1, 8)))
    before = next_workday(spot.meeting + dt.timedelta(days=chance.randint(1, 5)))
    after = next_workday(spot.training + dt.timedelta(days=chance.randint(30, 42)))
    for number, day in ((1, before), (2, after)):
        if number == 2:
            missed = sorted(set(every) - passed)
            gained = set(chance.sample(missed, chance.randint(min(2, len(missed)), len(missed))))
            passed |= gained | (set(behind) if chance.random() < _CATCHES_UP else set())
        values: dict[str, object] = {"round": number, "assessed_on": day, "assessors": load("plans")["assessors"]}
        values |= {f"passes:{n}": n in passed for n in every}
        drafts.add(Assessment.sheet, values, spot=spot)


def _outcomes(drafts: Drafts, spot: Spot, came: set[int], chance: random.Random) -> None:
    """What became of every household's income: before is what the list of households and the survey say it earned."""
    day = next_workday(spot.training + dt.timedelta(days=chance.randint(28, 45)))
    for seq, household in enumerate(drafts.of_village(Household.sheet, spot.order), 1):
        applied = seq in came and chance.random() < 0.92
        before = yearly_income(household.values)
        rise = Decimal(chance.randrange(1_200, 9_600, 100)) if applied else Decimal(chance.choice((0, 0, 300, -500)))
        values: dict[str, object] = {
            "seq": seq,
            "house_no": household.values["house_no"],
            "applied": applied,
            "income_before": before,
            "income_after": before + rise,
            "followed_on": day,
            "reason": "" if applied else chance.choice(load("plans")["reasons"]),
        }
        drafts.add(Outcome.sheet, values, spot=spot)


def _group(drafts: Drafts, spot: Spot, number: int, chance: random.Random, crowd: Crowd) -> None:
    """An occupation group of the village's own households, its materials and its budget."""
    words = load("plans")
    group_id = f"G{number:02d}"
    founded = next_workday(spot.training + dt.timedelta(days=chance.randint(12, 30)))
    registered = next_workday(founded + dt.timedelta(days=chance.randint(5, 12)))
    product = spot.occupation["product"]
    values: dict[str, object] = {
        "group_id": group_id,
        "name": f"กลุ่มอาชีพ{product}บ้าน{spot.name}",
        "product": product,
        "category": spot.occupation["category"],
        "founded_on": founded,
        "registration_no": f"{number}/2565",
        "registered_on": registered,
        **dict.fromkeys(("has_members", "has_committee", "has_rules", "has_fund", "has_activity"), True),
        "funding": chance.choice(words["group_funding"]),
        "market": chance.choice(words["group_markets"]),
        "otop": chance.choice(words["group_otop"]),
        "training_date": founded,
        "venue": f"ศาลาประชาคมบ้าน{spot.name}",
        "phone": crowd.phone(),
        "rules": words["group_rules"],
        "saving": words["group_saving"],
        "activities": words["group_activities"],
        "standard": words["group_standards"].get(spot.occupation["category"], words["group_standard"]),
        **{name: words[f"group_{name}"] for name in ("strengths", "weaknesses", "opportunities", "threats")},
        "otop_plan": words["group_otop_plan"],
        "recorded_on": next_workday(registered + dt.timedelta(days=chance.randint(1, 4))),
    }
    households = [row for row in drafts.of_village(Household.sheet, spot.order) if not row.values.get("origin")]
    listed = chance.sample(households, len(households))
    roles, members = words["group_roles"], chance.randint(8, 12)
    fund = Decimal(0)
    for place, attendee in enumerate(listed):
        own = ("prefix", "first", "last", "house_no", "phone", "occupation")
        person: dict[str, object] = {key: attendee.values.get(key) for key in own}
        role = roles[place] if place < len(roles) else words["group_member"]
        person |= {
            "group_id": group_id,
            "seq": place + 1,
            "group_role": role if place < members else words["group_attendee"],
            "village_code": spot.code,
        }
        if place < members:
            share = Decimal(chance.choice((100, 100, 200, 500)))
            person["shares"] = share
            fund += share
        drafts.add(GroupMember.sheet, person, district=spot.district)
        came = {"group_id": group_id, "kind": _KINDS[0], "seq": place + 1, "morning": True, "afternoon": True}
        drafts.add(Attendance.sheet, came, district=spot.district)
    drafts.add(Group.sheet, {**values, "fund": fund}, spot=spot)
    for activity, months, responsible in words["group_plans"]:
        line: dict[str, object] = {"group_id": group_id, "activity": activity, "months": months}
        drafts.add(GroupPlan.sheet, {**line, "responsible": responsible}, district=spot.district)
    _group_money(drafts, group_id, spot, founded, chance)


def _group_money(drafts: Drafts, group_id: str, spot: Spot, held: dt.date, chance: random.Random) -> None:
    words = load("plans")
    total = Decimal(0)
    for item, unit, price, quantity in words["group_items"]:
        values: dict[str, object] = {"group_id": group_id, "item": item, "unit": unit, "shop": words["group_shop"]}
        values |= {"unit_price": Decimal(price), "quantity": Decimal(quantity)}
        total += Decimal(price) * Decimal(quantity)
        drafts.add(Material.sheet, values, district=spot.district)
    meals, unit, bought = words["group_worked_out"]
    eaten: dict[str, object] = {"item": meals, "quantity": Decimal(HOUSEHOLDS), "unit": unit}
    eaten["rate"] = _GROUP_MEALS / HOUSEHOLDS
    categories: tuple[tuple[str, Decimal, dict[str, object]], ...] = (
        (words["group_meals"], _GROUP_MEALS, eaten),
        (words["group_materials"], total, {"item": bought}),
    )
    for category, amount, worked_out in categories:
        paid = next_workday(held + dt.timedelta(days=chance.randint(1, 2)))
        line: dict[str, object] = {"group_id": group_id, "category": category, "planned": amount, "spent": amount}
        line |= {"paid_on": paid, "bpm_on": paid, **worked_out}
        drafts.add(BudgetLine.sheet, line, district=spot.district)
