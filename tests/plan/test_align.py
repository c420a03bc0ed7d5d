"""Lists compared by what their rows say: one row taken out is one change, wherever it stood."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.papers import TEMPLATES

from docgen import papers
from docgen.plan import values as printed
from docgen.plan import words
from docgen.plan.align import align
from docgen.plan.values import Change

NAMES = ("นายสมชาย  ใจดี", "นางแก้ว  ใจงาม", "นายสมชาย  ใจงาม", "นายบุญมี  แสงโท", "นางบุญมา  แสงโท")
COLUMNS = ("full_name", "house_no", "phone")
REGISTER = next(document for document in papers.load_catalogue(TEMPLATES) if document.short == "D07")
Row = tuple[str, str, str]
rows = st.lists(
    st.tuples(
        st.sampled_from(NAMES) | st.text("กขคง", min_size=1), st.sampled_from("123"), st.sampled_from(("", "08"))
    ),
    max_size=9,
    unique=True,
)


def changed(before: list[Row], after: list[Row], *, numbers: tuple[list[int], list[int]] | None = None) -> list[Change]:
    """What a register of households tells; its rows are numbered from 1 unless they have numbers."""

    def columns(listed: list[Row], own: list[int]) -> dict[str, object]:
        return {
            "households[].seq": list(map(str, own)),
            **{f"households[].{name}": [row[n] for row in listed] for n, name in enumerate(COLUMNS)},
        }

    own = numbers or ([*range(1, len(before) + 1)], [*range(1, len(after) + 1)])
    return list(printed.changes_between(REGISTER, columns(before, own[0]), columns(after, own[1])))


def said(changes: list[Change], document: papers.Document = REGISTER) -> list[tuple[str, str, str]]:
    return [(words.change_words(change, document), change.old, change.new) for change in changes]


@given(rows.filter(bool), st.data())
def test_one_row_taken_out_is_one_removal(listed: list[Row], data: st.DataObject) -> None:
    """Whether the clerk numbered the rest anew or left the gap."""
    at = data.draw(st.integers(0, len(listed) - 1))
    rest = listed[:at] + listed[at + 1 :]
    kept = [n + 1 for n in range(len(listed)) if n != at]
    for numbers in (None, ([*range(1, len(listed) + 1)], kept)):
        (change,) = changed(listed, rest, numbers=numbers)
        assert (change.path, change.place, change.old, change.new) == ("households[]", at + 1, listed[at][0], "")


@given(rows.filter(bool), st.data())
def test_one_row_put_in_is_one_addition(listed: list[Row], data: st.DataObject) -> None:
    """It is told with the place that it has now."""
    at = data.draw(st.integers(0, len(listed) - 1))
    (change,) = changed(listed[:at] + listed[at + 1 :], listed)
    assert (change.path, change.place, change.old, change.new) == ("households[]", at + 1, "", listed[at][0])


@given(rows.filter(bool), st.data(), st.integers(0, 2), st.text("กขคงจ", min_size=1))
def test_one_cell_changed_is_one_change(listed: list[Row], data: st.DataObject, column: int, text: str) -> None:
    """Also where the row is now like another one, or has another name."""
    at = data.draw(st.integers(0, len(listed) - 1))
    row = list(listed[at])
    row[column] = text + "ใหม่"
    after = [*listed[:at], (row[0], row[1], row[2]), *listed[at + 1 :]]
    (change,) = changed(listed, after)
    assert (change.place, change.old, change.new) == (at + 1, listed[at][column], row[column])


@given(rows, rows, st.sampled_from((0, None)))
def test_every_row_comes_once_and_in_order(before: list[Row], after: list[Row], name: int | None) -> None:
    """Nothing is lost, nothing told twice, and what is the same on both sides stays together."""
    pairs = align(before, after, name=name)
    for side, listed in enumerate((before, after)):
        places = [place for pair in pairs if (place := pair[side]) is not None]
        assert places == list(range(len(listed)))
    if before == after:
        assert all(i == j for i, j in pairs)


def test_what_really_changed_is_told_beside_a_removal() -> None:
    """The household of place 2 went, and another one's name was mended: two changes, in their own rows."""
    before = [("นายก  เอ", "1", ""), ("นายข  บี", "2", ""), ("นายค  ซี", "3", ""), ("นายง  ดี", "4", "")]
    after = [before[0], before[2], ("นายง  ดีงาม", "4", "")]
    assert said(changed(before, after)) == [
        ("ครัวเรือนเป้าหมาย เอาออก (เดิมลำดับที่ 2)", "นายข  บี", ""),
        ("ครัวเรือนเป้าหมาย ลำดับที่ 3 ชื่อ", "นายง  ดี", "นายง  ดีงาม"),
    ]


def test_one_household_in_the_place_of_another_is_no_change_of_name() -> None:
    """Nothing but its number is as it was."""
    before = [("นายก  เอ", "1", "081"), ("นางบัว  ขาว", "2", "082")]
    assert said(changed(before, [before[0], ("นายทอง  แดง", "9", "")])) == [
        ("ครัวเรือนเป้าหมาย เอาออก (เดิมลำดับที่ 2)", "นางบัว  ขาว", ""),
        ("ครัวเรือนเป้าหมาย เพิ่มลำดับที่ 2", "", "นายทอง  แดง"),
    ]


def test_a_row_that_moved_is_told_as_moved_with_what_else_changed_in_it() -> None:
    """It neither left nor came."""
    before = [("นายก  เอ", "1", ""), ("นายข  บี", "2", ""), ("นายค  ซี", "3", "")]
    after = [before[1], before[2], ("นายก  เอ", "1/1", "")]
    assert said(changed(before, after)) == [
        ("ครัวเรือนเป้าหมาย ย้ายมาลำดับที่ 3", "นายก  เอ", "นายก  เอ"),
        ("ครัวเรือนเป้าหมาย ลำดับที่ 3 บ้านเลขที่", "1", "1/1"),
    ]


def test_a_number_that_changed_by_itself_is_told() -> None:
    """The row stands where it stood: this is no renumbering."""
    before = [("นายก  เอ", "1", ""), ("นายข  บี", "2", "")]
    (change,) = changed(before, before, numbers=([1, 2], [1, 3]))
    assert (words.change_words(change, REGISTER), change.old, change.new) == ("ครัวเรือนเป้าหมาย ลำดับที่ 2 ลำดับ", "2", "3")


def test_rows_without_names_are_known_by_their_places() -> None:
    """A table of figures has as many rows as ever; one that is now like its neighbour has not moved."""
    before, after = [("3", "1"), ("5", "2"), ("5", "3")], [("5", "2"), ("5", "3"), ("4", "4")]
    assert align(before, after) == [(0, 0), (1, 1), (2, 2)]


def test_a_village_stays_the_same_row_however_its_figures_change() -> None:
    """A roll-up's row is known by its name."""
    before = [("บ้านโจด", "1", "2", "3", "4"), ("บ้านหนอง", "5", "6", "7", "8")]
    after = [("บ้านโจด", "9", "9", "9", "9"), ("บ้านหนอง", "8", "8", "9", "9")]
    assert align(before, after, name=0) == [(0, 0), (1, 1)]


def test_a_list_in_a_row_of_a_list_is_told_with_both_names() -> None:
    """The district's order of speakers: a sage of one of its villages."""
    document = next(d for d in papers.load_catalogue(TEMPLATES) if d.id == "speaker-team-order-district")
    before, after = (
        {
            "dossiers[].village.full_name": ["บ้านโจด หมู่ที่ 1", "บ้านหนอง หมู่ที่ 2"],
            "dossiers[].sages[].full_name": [["นายก  เอ"], sages],
            "dossiers[].sages[].phone": [["081"], ["082"] * len(sages)],
        }
        for sages in (["นายข  บี", "นายค  ซี", "นายง  ดี"], ["นายค  ซี", "นายง  ดีงาม"])
    )
    changes = list(printed.changes_between(document, before, after))
    assert said(changes, document) == [
        ("หมู่บ้าน ลำดับที่ 2 ปราชญ์ชุมชน เอาออก", "นายข  บี", ""),
        ("หมู่บ้าน ลำดับที่ 2 ปราชญ์ชุมชน ชื่อ", "นายง  ดี", "นายง  ดีงาม"),
    ]


def test_what_a_row_is_called_is_never_a_secret() -> None:
    """An identity number, a day of birth or the criterion does not stand for a name that is missing."""
    document = next(d for d in papers.load_catalogue(TEMPLATES) if d.short == "D16")
    before = {"households[].citizen_id": ["9123456789012", "9"], "households[].house_no": ["12/3", "4"]}
    after = {name: values[1:] for name, values in before.items()}
    (change,) = printed.changes_between(document, before, after)
    assert change.old == "12/3"


@pytest.mark.parametrize("size", [300, 700])
def test_a_long_list_is_compared_as_well(size: int) -> None:
    """More pairs than are weighed: the rows that are the same hold the others in place."""
    before = [(f"นาย{n}", str(n), "") for n in range(size)]
    after = [row for n, row in enumerate(before) if n not in (7, size - 9)]
    after[size // 2] = ("นายใหม่", "0", "1")
    pairs = align(before, after, name=0)
    assert [i for i, j in pairs if j is None][:1] == [7]
    assert sum(None in pair for pair in pairs) == 4
    assert all(i < k for (i, _), (k, _) in pairwise([p for p in pairs if None not in p]))  # type: ignore[operator]
