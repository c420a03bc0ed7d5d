"""The beginning of a long text, never cut inside a Thai cluster."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.thai import cut

MARKS = "ัิีึืฺุู็่้๊๋์ํ๎"


def test_a_short_text_stays() -> None:
    """Nothing is cut where there is room."""
    assert [cut(text, 2) for text in ("", "ก", "กท")] == ["", "ก", "กท"]


def test_a_text_is_not_cut_before_a_mark_nor_behind_a_leading_vowel() -> None:
    """Half a letter is a wrong letter."""
    assert cut("กที่", 2) == "ก"
    assert cut("กเก", 2) == "ก"


@given(st.text("กขคเแโไัิีุ่้์ า", min_size=1, max_size=60), st.integers(1, 50))
def test_every_cut_is_a_beginning_that_ends_with_a_whole_letter(text: str, most: int) -> None:
    """Unless there is nothing but marks."""
    if len(text) > most:
        kept = cut(text, most)
        assert text.startswith(kept)
        assert 1 <= len(kept) <= most
        if len(kept) < most:
            assert text[len(kept)] not in MARKS
