"""What a village plans: its hours, its materials, and a budget that comes to exactly 24,000 baht."""

from __future__ import annotations

import datetime as dt
import itertools
import random
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, Spot, next_workday, stream
from docgen.programmes.sammachip.sample.people import HOUSEHOLDS, SAGES, Crowd
from docgen.programmes.sammachip.sheets import BudgetLine, Material, Sage, Session, Voucher

BUDGET = Decimal(24_000)
_EVERY_VILLAGE = "ทุกหมู่บ้าน"
_EVERY_GROUP = "ทุกกลุ่ม"
# Baht a head for lunch, for each of two breaks, and for an hour of a speaker; what is left buys paper and signs.
_LUNCH, _SNACK, _HOUR = (100, 90, 80), (35, 30, 25), (600, 500)
_HOURS, _BREAKS = SAGES, 2  # an hour for each sage: the schedule has five and a half
_PAPERS_LEAST, _PAPERS_MOST = 700, 3_000


def draft_plans(drafts: Drafts, spots: Sequence[Spot], crowd: Crowd, seed: int) -> None:
    """The sheets กำหนดการ, วัสดุ, งบประมาณ and ใบสำคัญ of all villages, and what each sage is paid."""
    for line in load("schedule")["every_village"]:
        drafts.add(Session.sheet, {"village_code": _EVERY_VILLAGE, **_session(line)})
    for line in load("schedule")["every_group"]:
        drafts.add(Session.sheet, {"group_id": _EVERY_GROUP, **_session(line)})
    chance = stream(seed, "plans")
    for spot in spots:
        if spot.keeps_own_hours:
            for line in load("schedule")["own"]:
                drafts.add(Session.sheet, _session(line), spot=spot)
        materials = _materials(spot, chance)
        for values in materials:
            drafts.add(Material.sheet, values, spot=spot)
        total = sum((values["quantity"] * values["unit_price"] for values in materials), Decimal(0))
        lines = _budget(total, spot, chance)
        for values in lines:
            drafts.add(BudgetLine.sheet, values, spot=spot)
        _pay_speakers(drafts, spot, lines)
        _add_vouchers(drafts, spot, lines, crowd)


def _session(line: Sequence[str]) -> dict[str, object]:
    start, end, activity, topic, speaker = line
    hours = {key: dt.time.fromisoformat(text.replace(".", ":")) for key, text in (("start", start), ("end", end))}
    return {**hours, "activity": activity, "topic": topic, "speaker": speaker}


def _materials(spot: Spot, chance: random.Random) -> list[dict[str, Any]]:
    shop = chance.choice(spot.occupation["shops"])
    receipt = chance.randint(1, 60)
    rows = []
    for item, unit, price, share in spot.occupation["household"]:
        rows.append({"item": item, "unit": unit, "unit_price": Decimal(price), "per_household": Decimal(share)})
        rows[-1]["quantity"] = rows[-1]["per_household"] * HOUSEHOLDS
    for item, unit, price, quantity in spot.occupation["shared"]:
        more = chance.choice((0, 0, 1))
        rows.append({"item": item, "unit": unit, "unit_price": Decimal(price), "quantity": Decimal(quantity) + more})
    for row in rows:
        row["shop"] = shop
        if spot.is_done:
            row["receipt_no"] = f"{receipt:02d}/{chance.randint(1, 50):02d}"
            row["receipt_dated"] = spot.training
    return rows


def _budget(materials: Decimal, spot: Spot, chance: random.Random) -> list[dict[str, object]]:
    """Five categories; rates are those that leave a plausible sum for paper, copies and the sign."""
    people = HOUSEHOLDS + SAGES
    fitting = []
    for lunch, snack, hour in itertools.product(_LUNCH, _SNACK, _HOUR):
        sums = (lunch * people, snack * people * _BREAKS, hour * _HOURS)
        if _PAPERS_LEAST <= BUDGET - materials - sum(sums) <= _PAPERS_MOST:
            fitting.append(sums)
    lunch, snacks, speakers = chance.choice(fitting)
    words = load("plans")
    planned = {
        words["lunch"]: Decimal(lunch),
        words["snacks"]: Decimal(snacks),
        words["speakers"]: Decimal(speakers),
        words["materials"]: materials,
        words["papers"]: BUDGET - materials - lunch - snacks - speakers,
    }
    paid = next_workday(spot.training + dt.timedelta(days=chance.randint(1, 5)))
    saved = Decimal(chance.choice((0, 0, 0, 50, 125, 240)))
    counted = {
        words["lunch"]: people,
        words["snacks"]: people * _BREAKS,
        words["speakers"]: _HOURS,
    }
    rows: list[dict[str, object]] = []
    for category, amount in planned.items():
        item, unit = words["worked_out"][category]
        row: dict[str, object] = {"category": category, "item": item, "planned": amount}
        if category in counted:
            row |= {"quantity": Decimal(counted[category]), "unit": unit, "rate": amount / counted[category]}
        if spot.is_done:
            spent = amount - saved if category == words["papers"] else amount
            row |= {"spent": spent, "paid_on": paid, "bpm_on": paid}
        rows.append(row)
    return rows


def _pay_speakers(drafts: Drafts, spot: Spot, lines: Sequence[dict[str, object]]) -> None:
    """Hours and rate of each sage; together they come to the budget's fees."""
    words = load("plans")
    fees = next(Decimal(str(line["planned"])) for line in lines if line["category"] == words["speakers"])
    for sage in drafts.of_village(Sage.sheet, spot.order):
        sage.values |= {"hours": Decimal(_HOURS // SAGES), "rate": fees / _HOURS, "is_state_staff": False}


def _add_vouchers(drafts: Drafts, spot: Spot, lines: Sequence[dict[str, object]], crowd: Crowd) -> None:
    """Receipts and vouchers of what was neither a speaker's fee nor a material: meals, and a shop's bill."""
    words = load("plans")
    cook = crowd.invent(male=False).full
    payees = {words["lunch"]: cook, words["snacks"]: cook, words["papers"]: words["voucher_shop"]}
    numbered = [line for line in lines if line["category"] in payees and "spent" in line]
    for number, line in enumerate(numbered, 1):
        values = {
            "number": f"บค. {number}/65",
            "dated": spot.training,
            "payee": payees[str(line["category"])],
            "category": line["category"],
            "amount": line["spent"],
        }
        drafts.add(Voucher.sheet, values, spot=spot)
