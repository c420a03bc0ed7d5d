"""Values that are not everybody's business, and what is shown of them where a change is told (handbook 2.11, 4.8).

A list of changes goes from hand to hand, so it shows none of them. What is kept of a paper that was made says of most
of them only whether they are the same (`veiled`): so much is told of a change, and no more is in the record's files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from functools import cache

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
ON_SCREEN: Mapping[str, Show] = {"citizen_id": _masked, "birth_date": _hidden, "criteria": _hidden}
VEIL = "\N{INVISIBLE SEPARATOR}"  # between what is shown of a value and the digest that stands for it


def veiled(printed: Mapping[str, object]) -> dict[str, object]:
    """Printed values as they are kept: a private one as what is shown of it and a digest; twice is as once."""
    return {path: _veiled(path, value) if _show(path) is not None else value for path, value in printed.items()}


def _veiled(path: str, value: object) -> object:
    if isinstance(value, list):
        return [_veiled(path, one) for one in value]
    text, show = str(value), _show(path)
    if show is None or not text or VEIL in text:
        return value
    return f"{show(text)}{VEIL}{hashlib.sha256(text.encode('utf-8')).hexdigest()[:16]}"


@cache
def _show(path: str) -> Show | None:
    return ON_SCREEN.get(name_in(path))


def name_in(path: str) -> str:
    """The name on the way to a field that makes its value private; "" where none does."""
    return next((name for name in path.replace("[]", "").split(".") if name in IN_LISTS), "")


def shown(path: str, value: str, by: Mapping[str, Show] = ON_SCREEN) -> str:
    """What of a field's value is shown: the whole of it where it is everybody's business."""
    text, veil, _ = value.partition(VEIL)
    show = by.get(name_in(path))
    return text if veil or show is None else show(text)
