"""What the guideline says and no office chooses: `[constants]` and `[topics]` of programme.toml, with its clauses."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

_PROGRAMME = tomllib.loads(Path(__file__).with_name("programme.toml").read_text(encoding="utf-8"))
_DECLARED, _TAUGHT = _PROGRAMME["constants"], _PROGRAMME["topics"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What the guideline wants taught: its clause, and the words by which a line without a code treats it."""

    code: str
    name: str
    words: tuple[str, ...]


def _number(name: str) -> int:
    return int(_DECLARED[name]["value"])


def _numbers(name: str) -> tuple[int, ...]:
    return tuple(_DECLARED[name]["value"])


def _topics(declared: list[dict[str, Any]]) -> tuple[Topic, ...]:
    return tuple(Topic(code=one["code"], name=one["name"], words=tuple(one["words"])) for one in declared)


def _ranges(sizes: tuple[int, ...]) -> tuple[range, ...]:
    """Numbers from 1 on, so many to each: 7 and 5 are 1 to 7 and 8 to 12."""
    return tuple(range(first + 1, last + 1) for first, last in pairwise(accumulate(sizes, initial=0)))


SIDES = _ranges(_numbers("sides"))  # the numbers of each side's indicators
INDICATORS = sum(map(len, SIDES))
CORE = frozenset(_numbers("core_indicators"))
LEVEL_FLOORS = _numbers("level_floors")  # the fewest indicators of each level
CRITERIA = _number("criteria")
WISHES = _number("wishes")
NOTICE_DAYS = _number("notice_days")
GROUP_BPM_DAYS = _number("group_bpm_days")
GROUP_TOPICS = tuple(map(str, _DECLARED["group_topics"]["value"]))
DEMONSTRATED: str = _TAUGHT["demonstrated"]
VILLAGE_TOPICS = _topics(_TAUGHT["village"])
POINTS = _topics(_TAUGHT["points"])
