"""Support teams that changed after their first order: the sheet แก้ไขทีม, and the number of an amending order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, next_workday
from docgen.programmes.sammachip.sample.people import Crowd
from docgen.programmes.sammachip.sheets import Amendment, LetterNumber, Official
from docgen.programmes.sammachip.sheets.amendments import JOINS, LEAVES, REPLACES

AMENDED_TWICE, AMENDED_ONCE = 3, 5  # which districts, counted in the order of their codes
_AMENDING_ORDER, _YEAR = "D01A", 2565
_ORDERS = ("D01", "D02")


def draft_amendments(drafts: Drafts, districts: Sequence[str], crowd: Crowd) -> None:
    """Two rounds in one district, of which the first has its number, and one in another."""
    words = load("offices")
    if len(districts) > AMENDED_TWICE:
        district = districts[AMENDED_TWICE]
        vice, member, other, *_ = _team(drafts, district)[1:]
        taken = {str(row.values["position"]) for row in drafts.rows[Official.sheet]}
        free = [
            post for post in (str(post).format(district=district) for post in words["members"]) if post not in taken
        ]
        _replace(drafts, district, 1, member, crowd, words["moved"])
        values = {"district": district, "round": 1, "action": JOINS}
        if free:  # appointed by the post, whoever holds it
            drafts.add(
                Amendment.sheet, {**values, "position": free[0], "team_role": member["team_role"]}, district=district
            )
        _replace(drafts, district, 2, vice, crowd, words["moved_away"])
        leaves = {**values, "round": 2, "action": LEAVES, "replaced": _name(other), "reason": words["resigned"]}
        drafts.add(Amendment.sheet, leaves, district=district)
        _number(drafts, district)
    if len(districts) > AMENDED_ONCE:
        district = districts[AMENDED_ONCE]
        _replace(drafts, district, 1, _team(drafts, district)[2], crowd, "")


def _team(drafts: Drafts, district: str) -> list[Mapping[str, Any]]:
    return [row.values for row in drafts.rows[Official.sheet] if row.values["unit"] == district]


def _replace(  # noqa: PLR0917  a row's values
    drafts: Drafts, district: str, number: int, member: Mapping[str, Any], crowd: Crowd, reason: str
) -> None:
    """Somebody new takes a member's place, in the same office and with the same duty."""
    values = {
        **crowd.invent(male=member["prefix"] not in ("นาง", "นางสาว")).parts(),
        "district": district,
        "round": number,
        "action": REPLACES,
        "replaced": _name(member),
        "position": member["position"],
        "reason": reason,
    }
    drafts.add(Amendment.sheet, values, district=district)


def _name(member: Mapping[str, Any]) -> str:
    return f"{member['prefix']}{member['first']} {member['last']}"


def _number(drafts: Drafts, district: str) -> None:
    """The first round stands in the district's register behind all orders that it has given so far."""
    rows = [row.values for row in drafts.rows[LetterNumber.sheet] if row.district == district]
    orders = [(str(row["number"]), row["dated"]) for row in rows if row["document"] in _ORDERS]
    used = [int(number.partition("/")[0]) for number, _ in orders if number.endswith(f"/{_YEAR}")]
    days = [day for _, day in orders if isinstance(day, dt.date)]
    day = next_workday(max([*days, dt.date(2022, 2, 1)]) + dt.timedelta(days=3))
    values: dict[str, object] = {"document": _AMENDING_ORDER, "place": f"{district}/1"}
    values |= {"number": f"{max(used, default=20) + 4}/{_YEAR}", "dated": day}
    drafts.add(LetterNumber.sheet, values, district=district)
