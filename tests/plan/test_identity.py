"""Who is who between two runs: moved, corrected, replaced, and those whom nobody can tell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.plan.identity import FIRST, LAST, NAME, Seen, Thing, match

PEOPLE = [("สมชาย", "ใจดี", "12"), ("บุญมี", "ภูมิดี", "13"), ("ทองใบ", "แสนสุข", "14"), ("วิไล", "คำภา", "15")]


def evidence(first: str, last: str, house: str = "", number: str = "") -> Mapping[str, str]:
    said = {FIRST: first, LAST: last, "house_no": house, "#citizen_id": number, "skill": "เลี้ยงไก่"}
    return {key: value for key, value in said.items() if value}


def seen(*people: Mapping[str, str], keys: Sequence[str] = ()) -> list[Seen]:
    """Rows as the workbook shows them, numbered by their places unless they have keys of their own."""
    names = keys or [str(no) for no in range(1, len(people) + 1)]
    return [
        Seen(natural_key=key, place=no, evidence=one) for no, (key, one) in enumerate(zip(names, people, strict=True))
    ]


def known(*people: Mapping[str, str]) -> list[Thing]:
    return list(match("s", [], seen(*people)).changed)


EVERYBODY = [evidence(*one) for one in PEOPLE]


def ids(before: Sequence[Thing], now: Sequence[Seen]) -> dict[str, str]:
    return dict(match("s", before, now).ids)


def test_who_is_seen_first_is_known_by_what_the_workbook_calls_it() -> None:
    """Papers of a project where nothing was ever moved keep their names."""
    assert ids([], seen(*EVERYBODY)) == {"1": "1", "2": "2", "3": "3", "4": "4"}


def test_a_replaced_person_is_a_new_one_and_the_others_stay_who_they_are() -> None:
    """Her row is deleted, another's is added below: all others move up."""
    now = seen(EVERYBODY[0], *EVERYBODY[2:], evidence("แทนคน", "ลาออก", "99"))
    assert ids(known(*EVERYBODY), now) == {"1": "1", "2": "3", "3": "4", "4": "5"}


def test_a_name_typed_over_another_is_a_new_person() -> None:
    """Also where the house of the old one was left in the row."""
    now = seen(evidence("สมหวัง", "ทองดี", "12"), *EVERYBODY[1:])
    assert ids(known(*EVERYBODY), now)["1"] == "5"


@pytest.mark.parametrize(
    "corrected",
    [
        evidence("สมชัย", "ใจดี", "12"),
        evidence("สมชาย", "ใจดีมาก", "12"),
        evidence("สมชาย", "วงศ์ใหญ่", "12"),
        evidence("สมชาย", "ใจดี", "112"),
    ],
)
def test_a_corrected_person_is_the_same_one(corrected: Mapping[str, str]) -> None:
    """A letter of the name, a surname after a marriage, a house."""
    now = seen(*EVERYBODY[1:], corrected)
    assert ids(known(*EVERYBODY), now)["4"] == "1"


def test_an_identity_number_tells_two_of_one_name_apart() -> None:
    """Father and son of one house who changed their rows."""
    father, son = (evidence("สมชาย", "ใจดี", "12", number) for number in ("a", "b"))
    assert ids(known(father, son), seen(son, father)) == {"1": "2", "2": "1"}


def test_one_who_came_back_gets_the_own_papers_again() -> None:
    """Who is gone is remembered, and nobody else gets the id."""
    before = known(*EVERYBODY)
    without = match("s", before, seen(*EVERYBODY[1:]))
    gone = {one.id: one for one in [*before, *without.changed]}
    assert gone["1"].is_gone
    newcomer = match("s", list(gone.values()), seen(*EVERYBODY[1:], evidence("สมหวัง", "ทองดี", "99")))
    assert newcomer.ids["4"] == "5"
    back = match("s", list(gone.values()), seen(*EVERYBODY))
    assert back.ids["1"] == "1"


def test_two_that_changed_at_once_are_asked_about() -> None:
    """The name speaks for the one, the house for the other: neither is guessed."""
    now = seen(evidence("สมชาย", "ใจดีมาก", "13"), evidence("สมศักดิ์", "ภูมิ", "12"), *EVERYBODY[2:])
    found = match("s", known(*EVERYBODY), now)
    assert set(found.unsure) == {"1"}
    assert "1" not in found.ids
    assert [one.id for one in found.unsure["1"]] == ["1"]
    assert all(one.id != "1" for one in found.changed if one.is_gone)  # the papers are not put away meanwhile


def test_what_a_person_said_holds() -> None:
    """The same one, or somebody new."""
    before, now = known(*EVERYBODY), seen(evidence("สมชาย", "ใจดีมาก", "13"), *EVERYBODY[1:])
    assert match("s", before, now).unsure
    assert match("s", before, now, {"1": "1"}).ids["1"] == "1"
    assert match("s", before, now, {"1": ""}).ids["1"] == "5"


def test_a_number_under_quite_another_name_is_asked_about() -> None:
    """Was the name typed over, or the number left behind?"""
    before = known(evidence("สมชาย", "ใจดี", "12", "a"))
    found = match("s", before, seen(evidence("วิไล", "คำภา", "15", "a")))
    assert [one.id for one in found.unsure["1"]] == ["1"]


def place(key: str, name: str, tambon: str, moo: str, headman: str = "คำพอง") -> Seen:
    said = {NAME: name, "tambon": tambon, "moo": moo, "headman": headman, "total": f"{len(headman)}0", "day": "3"}
    return Seen(natural_key=key, place=1, evidence=said, is_code=True)


@pytest.mark.parametrize(
    "now",
    [
        place("46030901", "โจด", "หลักเมือง", "1"),
        place("46030902", "โจด", "หลักเมือง", "2"),
        place("46031001", "โจด", "เจ้าท่า", "1"),
        place("46030901", "โจดใหม่", "หลักเมือง", "1"),
    ],
    ids=["code", "moo", "tambon", "name"],
)
def test_a_place_is_the_same_where_the_rest_agrees(now: Seen) -> None:
    """Its code, moo, tambon or name was corrected."""
    before = match("p", [], [place("หลักเมือง-1", "โจด", "หลักเมือง", "1")])
    other = place("46030905", "ม่วง", "หลักเมือง", "5", "ทองใบ")
    found = match("p", before.changed, [now, other])
    assert found.ids[now.natural_key] == "หลักเมือง-1"
    assert [(one.natural_key, key) for one, key in found.rekeyed] == [("หลักเมือง-1", now.natural_key)]


def test_a_place_of_which_half_speaks_for_another_is_asked_about() -> None:
    """Were the codes typed the wrong way round, or the names? Nothing is issued until a person says so."""
    before = match("p", [], [place("1", "โจด", "หลักเมือง", "1"), place("2", "ม่วง", "หลักเมือง", "2", "ทองใบ")])
    now = [place("1", "ม่วง", "หลักเมือง", "1"), place("2", "โจด", "หลักเมือง", "2", "ทองใบ")]
    found = match("p", before.changed, now)
    assert {key: {one.id for one in others} for key, others in found.unsure.items()} == {
        "1": {"1", "2"},
        "2": {"1", "2"},
    }


persons = st.builds(
    evidence,
    st.sampled_from(["สมชาย", "สมชัย", "บุญมี", "บุญมา", "วิไล", "ทวี"]),
    st.sampled_from(["ใจดี", "ใจงาม", "ภูมิดี", "คำภา"]),
    st.sampled_from(["", "1", "2", "3"]),
    st.sampled_from(["", "", "a", "b"]),
)
lists = st.lists(persons, max_size=6)


@given(st.lists(lists, min_size=1, max_size=6))
def test_no_id_is_anybody_elses(runs: list[list[Mapping[str, str]]]) -> None:
    """Whatever clerks do from run to run: each row has one id, none is shared, and none comes to quite another name."""
    things: dict[str, Thing] = {}
    for people in runs:
        now = seen(*people)
        found = match("s", list(things.values()), now)
        assert len(set(found.ids.values())) == len(found.ids)
        assert set(found.ids) | set(found.unsure) == {one.natural_key for one in now}
        for one in now:
            before = things.get(found.ids.get(one.natural_key, ""))
            if before is not None and before.name != one.name:
                assert before.evidence[FIRST] == one.evidence[FIRST] or before.evidence[LAST] == one.evidence[LAST]
        things |= {one.id: one for one in found.changed}
        again = match("s", list(things.values()), now)
        assert again.ids == found.ids
        assert not [one for one in again.changed if one.id in found.ids.values()]


@given(lists, st.randoms(use_true_random=False))
def test_rows_that_only_moved_are_who_they_were(people: list[Mapping[str, str]], random: object) -> None:
    """All that is known of them is the same; who cannot be told apart at all may be taken for one another."""
    before = known(*people)
    mixed = list(people)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found = match("s", before, seen(*mixed))
    assert not found.unsure
    said = {one.id: one.evidence for one in before}
    assert [said[found.ids[str(no)]] for no in range(1, len(mixed) + 1)] == mixed
