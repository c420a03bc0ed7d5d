"""The stages that papers stand for (`stage` in the registry): rules speak of these, never of a paper's code."""

from __future__ import annotations

from functools import cache

from docgen import programmes
from docgen.model.stages import Stages, stages_of

TEAM_ORDER, TEAM_AMENDMENT = "team-order", "team-amendment"  # the first order of a support team, those that amend it
SPEAKERS_ORDER, DISTRICT_SPEAKERS_ORDER = "speakers-order", "district-speakers-order"  # a village's; all of a district
ORDERS = (TEAM_ORDER, TEAM_AMENDMENT, SPEAKERS_ORDER, DISTRICT_SPEAKERS_ORDER)
APPROVAL, INVITATION, HOUSEHOLD_INVITATION = "approval", "invitation", "household-invitation"
VILLAGE_REPORT, GROUP_REPORT, REPORT = "village-report", "group-report", "report"  # the memos that they go out with
INVITATIONS = (INVITATION, HOUSEHOLD_INVITATION)
LETTERS_BEFORE = (*INVITATIONS, APPROVAL)  # dated before the day is held (R-TIM-06)
BEFORE_THE_DAY = frozenset({SPEAKERS_ORDER, *LETTERS_BEFORE})
LETTERS = (*LETTERS_BEFORE, VILLAGE_REPORT, GROUP_REPORT, REPORT)


@cache
def bundled_stages() -> Stages:
    """The stages of the papers that came with the programme."""
    return stages_of(programmes.bundled_registry())
