"""Laws of Thai text and digits."""

from __future__ import annotations

import re

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from docgen import thai
from docgen.thai import cleaning

LAW = settings(derandomize=True, max_examples=300, deadline=None)

ODD = [
    "\u200b",
    "\ufeff",
    "\xa0",
    "\u3000",
    "\uf70a",
    "\uf88b",
    "\uf711",
    "_x000D_",
    "\r\n",
    "é",
    "１",
    "  ",
    "'",
    "ํา",
    "เเ",
]
THAI = st.characters(min_codepoint=0x0E01, max_codepoint=0x0E5B, exclude_characters="\u0e3b\u0e3c\u0e3d\u0e3e")
WILD = st.lists(THAI | st.sampled_from(ODD) | st.sampled_from(" -./aZ9"), max_size=14).map("".join)

LEADING, ABOVE, TONE, AFTER = ("", "เ", "แ", "โ", "ไ"), ("", "ั", "ิ", "ี", "ู", "็"), ("", "่", "้"), ("", "า", "ะ", "ำ")
SYLLABLE = st.tuples(
    st.sampled_from(LEADING),
    st.sampled_from("กขคงจชณธนพมยรลวสหอฎฐ"),
    st.sampled_from(ABOVE),
    st.sampled_from(TONE),
    st.sampled_from(AFTER),
).map("".join)
WORDS = st.lists(SYLLABLE | st.sampled_from([" ", "์", "ๆ", "ฯ", "(", ")", "5", "๕", "-"]), min_size=1, max_size=10).map(
    "".join
)


@given(WILD)
@example("ที่ ี่")
@example("สาร ์")
@example("'' ก")
@example("_x005F_x000D_")
@LAW
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Normalization is idempotent, whatever the damage; PyThaiNLP's alone is not."""
    once = thai.clean_text(text)
    assert thai.clean_text(once) == once
    assert once == once.strip()


@given(WILD)
@LAW
def test_normalized_text_normalizes_to_itself(text: str) -> None:
    """The text of a cell, once read, reads the same again and needs no repair; what cannot be right is asked again."""
    try:
        once = thai.normalize_text(text)
    except thai.ThaiValueError:
        assume(False)
    again = thai.read_text(once)
    assert (again.value, set(again.repairs) - {thai.Repair.SPELLING_DOUBTFUL}) == (once, set())


@given(WORDS)
@LAW
def test_quick_look_agrees_with_the_whole_way(text: str) -> None:
    """What the fast path calls clean is what the full pipeline leaves alone."""
    quick = cleaning._CLEAN.fullmatch(text) is not None and thai.clean_text(text) == text
    full, _ = cleaning._clean_once(text)
    assert not quick or full == text


@given(st.text(alphabet="0123456789 กขค.,/-บาท", max_size=20))
@LAW
def test_thai_and_arabic_digits_round_trip(text: str) -> None:
    """Without Latin letters every digit goes there and back."""
    printed = thai.to_thai_digits(text)
    assert not re.search("[0-9]", printed)
    assert thai.to_arabic_digits(printed) == text


@given(st.text(alphabet="09กขab@.:/- ", max_size=24))
@LAW
def test_thai_digits_once_is_enough(text: str) -> None:
    """A value may pass the filter twice, and only digits ever change."""
    once = thai.to_thai_digits(text)
    assert thai.to_thai_digits(once) == once
    assert thai.to_arabic_digits(once) == text


@given(st.lists(WORDS, min_size=2, max_size=6))
@LAW
def test_sort_key_orders_every_list_the_same_way(words: list[str]) -> None:
    """The order does not depend on the order that was given, and no two texts are equal but the same."""
    backwards = words[::-1]
    assert sorted(words, key=thai.sort_key) == sorted(backwards, key=thai.sort_key)
