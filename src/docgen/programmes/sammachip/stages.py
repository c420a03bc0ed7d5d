"""The stages that papers stand for (`stage` in the registry): rules speak of these, never of a paper's code."""

TEAM_ORDER, TEAM_AMENDMENT, SPEAKERS_ORDER, APPROVAL, INVITATION, REPORT = (
    "team-order", "team-amendment", "speakers-order", "approval", "invitation", "report",
)  # fmt: skip
BEFORE_THE_DAY = frozenset({SPEAKERS_ORDER, INVITATION, APPROVAL})  # dated before the day is held (R-TIM-06)
