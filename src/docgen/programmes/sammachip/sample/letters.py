"""Whom letters of invitation go to besides sages and headmen, the villages' meetings, and the numbers of letters."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import Any

from docgen.programmes.sammachip.constants import NOTICE_DAYS
from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Drafts, Spot, stream, workdays
from docgen.programmes.sammachip.sheets import LetterNumber, Meeting, Recipient, Village

_SPEAKERS_ORDER, _APPROVAL, _INVITATION = "D02", "D20", "D19"


def draft_letters(drafts: Drafts, spots: Sequence[Spot], districts: Sequence[str], seed: int) -> None:
    """The sheets ผู้รับเชิญ and ประชุม, and more rows of เลขหนังสือ."""
    chance = stream(seed, "letters")
    words = load("letters")
    seq = 0
    for seq, district in enumerate(districts, 1):
        position = words["guest"].format(district=district)
        values = {"district": district, "seq": seq, "position": position, "purpose": words["guest_purpose"]}
        drafts.add(Recipient.sheet, values, district=district)
    for spot in spots:
        village = next(iter(drafts.of_village(Village.sheet, spot.order)))
        if str(words["temple"]) in str(village.values["venue"]):  # the abbot is asked for the temple's hall
            first = chance.choice(words["monks"])
            seq += 1
            values = {"village_code": spot.code, "seq": seq, "prefix": "พระครู", "first": first}
            values |= {"position": words["abbot"].format(name=spot.name), "purpose": words["abbot_purpose"]}
            drafts.add(Recipient.sheet, values, district=spot.district)
        _meeting(drafts, spot, words, chance)
    for district in districts:
        _numbers(drafts, [spot for spot in spots if spot.district == district and spot.is_done], chance)


def _meeting(drafts: Drafts, spot: Spot, words: Mapping[str, Any], chance: random.Random) -> None:
    if spot.meeting > dt.date(2022, 4, 30):  # later than the day for which the sample stands
        return
    households = next(row.values["total_households"] for row in drafts.of_village(Village.sheet, spot.order))
    came = int(str(households)) * chance.randint(62, 88) // 100
    number = chance.randint(1, 3)
    values: dict[str, object] = {
        "number": f"{number}/{spot.meeting.year + 543}",
        "venue": str(words["meeting_venue"]).format(name=spot.name),
        "start": dt.time(chance.choice((9, 13)), chance.choice((0, 30))),
        "households": came,
    }
    others = max(3, chance.randint(0, 14))  # the headman leads the meeting, two officers come and one writes it up
    values |= {"committee": others - min(others, 2), "staff": min(others, 2), "attendees": came + others}
    values["other"] = words["nothing"]
    if number == 1:  # the year's first meeting
        values |= {"adopted": words["nothing"], "matters": words["nothing"]}
    start = values["start"]
    assert isinstance(start, dt.time)
    values["end"] = dt.time(start.hour + 2, chance.choice((0, 15, 30)))
    drafts.add(Meeting.sheet, values, spot=spot)


def _numbers(drafts: Drafts, done: Sequence[Spot], chance: random.Random) -> None:
    """Approval and invitation of the villages whose day is over; the invitations of one village share a number.

    The register runs in the order of the days, and no letter is older than the order that appoints the speakers.
    """
    steps = [chance.randint(20, 60)]
    letters: list[tuple[dt.date, str, str, str]] = []
    rows = drafts.rows.get(LetterNumber.sheet, [])
    ordered = {row.values["place"]: row.values["dated"] for row in rows if row.values["document"] == _SPEAKERS_ORDER}
    for spot in sorted(done, key=lambda spot: spot.training):
        first = ordered.get(spot.code, spot.meeting + dt.timedelta(days=1))
        assert isinstance(first, dt.date)
        last = spot.training - dt.timedelta(days=1)
        days = [day for day in workdays(first, last) if len(workdays(day, last)) > NOTICE_DAYS]
        approved = chance.choice(days[: max(1, len(days) // 2)])
        invited = chance.choice([day for day in days if day >= approved])
        for document, form, day in ((_APPROVAL, "{}", approved), (_INVITATION, "ว {}", invited)):
            steps.append(chance.randint(1, 9))
            letters.append((day, document, form, spot.code))
    numbers = list(accumulate(steps))[1:]
    district = done[0].district if done else ""
    for number, (day, document, form, code) in zip(numbers, sorted(letters, key=itemgetter(0)), strict=True):
        values: dict[str, object] = {"document": document, "place": code, "number": form.format(number), "dated": day}
        drafts.add(LetterNumber.sheet, values, district=district)
