"""What the guideline says: each number has its clause beside it, and the numbers agree with one another."""

from __future__ import annotations

import tomllib
from pathlib import Path

from docgen.programmes.sammachip import constants


def test_the_sides_of_an_assessment_follow_each_other() -> None:
    """7 + 5 + 7 + 4 indicators, numbered from 1 to 23 (handbook 4.1)."""
    numbers = [number for side in constants.SIDES for number in side]
    assert [len(side) for side in constants.SIDES] == [7, 5, 7, 4]
    assert numbers == list(range(1, constants.INDICATORS + 1))


def test_no_level_asks_for_an_indicator_that_there_is_not() -> None:
    """The highest level asks for all of them; core indicators are some of them."""
    assert constants.LEVEL_FLOORS[-1] == constants.INDICATORS
    assert max(constants.CORE) <= constants.INDICATORS


def test_each_number_says_where_it_comes_from() -> None:
    """A clause of the guideline or of the handbook stands beside each."""
    path = Path(constants.__file__).with_name("programme.toml")
    declared = tomllib.loads(path.read_text(encoding="utf-8"))["constants"]
    assert [name for name, entry in declared.items() if not entry.get("clause")] == []


def test_the_topic_that_is_demonstrated_is_one_of_the_day() -> None:
    """Its points are told by the words of its lines."""
    assert constants.DEMONSTRATED in [topic.code for topic in constants.VILLAGE_TOPICS]
