"""What a village's report shows of its photographs: one of each step, two in a row (handbook 2.7 ๙)."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.photos import Photo, PhotoFile
from docgen.programmes.sammachip.photographs import VILLAGE_SET
from docgen.programmes.sammachip.pictures import PictureSpace, chosen_rows, spaces

kinds = st.lists(st.sampled_from(VILLAGE_SET), max_size=20)


def rows_of(listed: list[str]) -> list[PictureSpace | None]:
    photos = [Photo(kind=kind, note=str(n), file=PhotoFile("", f"{n}.jpg", "")) for n, kind in enumerate(listed)]
    rows = chosen_rows(spaces(photos, VILLAGE_SET, lambda _: None), VILLAGE_SET)
    return [place for row in rows for place in (row.left, row.right)]


@given(kinds)
def test_each_step_has_one_place_in_order(listed: list[str]) -> None:
    """Numbered from one without a gap, however many photographs there are."""
    places = rows_of(listed)
    assert [(place.number, place.kind) for place in places if place] == list(enumerate(VILLAGE_SET, 1))


@given(kinds)
def test_a_step_with_photographs_shows_its_first(listed: list[str]) -> None:
    """A step without any has a frame."""
    for place in rows_of(listed):
        assert place is not None
        assert place.note == (str(listed.index(place.kind)) if place.kind in listed else "")
        assert (place.file is None) == (place.kind not in listed)


def test_an_odd_number_leaves_the_last_place_empty() -> None:
    """Nothing is printed there."""
    rows = chosen_rows([PictureSpace(number=7, kind="สาธิต")], VILLAGE_SET)
    assert [(row.left.number, row.right) for row in rows] == [(1, None)]
