"""Values that are not everybody's business, and what is shown of them where a change is told (handbook 2.11, 4.8).

A list of changes goes from hand to hand, so it shows none of them. The screen is the clerk's own: there, and in what
programs read, an identity number alone is masked, as on paper.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docgen import thai
from docgen.words import say

Show = Callable[[str], str]


def _masked(value: str) -> str:
    return thai.mask_citizen_id(value) if value else ""


def _hidden(value: str) -> str:
    return say("word", "list-hidden") if value else ""


IN_LISTS: Mapping[str, Show] = {
    "citizen_id": _masked,
    "birth_date": _hidden,
    "criteria": _hidden,
    "phone": thai.format_phone,
}
ON_SCREEN: Mapping[str, Show] = {"citizen_id": _masked}


def name_in(path: str) -> str:
    """The name on the way to a field that makes its value private; "" where none does."""
    return next((name for name in path.replace("[]", "").split(".") if name in IN_LISTS), "")


def shown(path: str, value: str, by: Mapping[str, Show] = ON_SCREEN) -> str:
    """What of a field's value is shown: the whole of it where it is everybody's business."""
    show = by.get(name_in(path))
    return value if show is None else show(value)
