"""A file's name says what its photograph shows."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.programmes.sammachip.photographs import GROUP_SET, KINDS, PHOTOGRAPHS, VILLAGE_SET


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("สาธิต", ("สาธิต", "")),
        ("สาธิต1", ("สาธิต", "")),
        ("สาธิต-2 การย้อมผ้า", ("สาธิต", "การย้อมผ้า")),
        ("สาธิต_IMG_20220115", ("สาธิต", "")),
        ("การสาธิต (3)", ("สาธิต", "")),
        ("ฝึกปฏิบัติ 10", ("ฝึกปฏิบัติ", "")),
        ("ประเมิน1", ("ประเมิน1", "")),
        ("ประเมิน ๒ ศาลากลางบ้าน", ("ประเมิน2", "ศาลากลางบ้าน")),
        ("ประเมินครั้งที่ 2-01", ("ประเมิน2", "")),
        ("จัดตั้งกลุ่ม", ("จัดตั้งกลุ่ม", "")),
    ],
)
def test_a_name_is_its_kind_and_what_else_it_says(stem: str, expected: tuple[str, str]) -> None:
    """Numbers and a camera's additions are no words of a caption; Thai digits count as digits."""
    assert PHOTOGRAPHS.kind_and_note(stem) == expected


@pytest.mark.parametrize("stem", ["IMG_0001", "ประเมิน", "ประเมิน12", "ภาพสาธิต", "", "สาธ"])
def test_what_begins_with_no_kind_is_none(stem: str) -> None:
    """A round that is not said is no round: nobody guesses which."""
    assert PHOTOGRAPHS.kind_and_note(stem) is None


@given(st.sampled_from(KINDS), st.sampled_from(("NFC", "NFD")), st.sampled_from(("", " 1", "-02", "_x")))
@settings(derandomize=True, max_examples=60)
def test_every_kind_is_known_however_its_letters_are_stored(kind: str, form: str, rest: str) -> None:
    """A Mac stores the letters of a name apart."""
    assert PHOTOGRAPHS.kind_and_note(unicodedata.normalize(form, kind) + rest) == (kind, "")  # type: ignore[arg-type]


def test_the_least_sets_are_the_handbooks() -> None:
    """Six steps and both assessments for a village (handbook 2.14)."""
    assert len(VILLAGE_SET) == 8
    assert set(VILLAGE_SET) | set(GROUP_SET) == set(KINDS)


@pytest.mark.parametrize(
    ("folder", "key"),
    [("46031010", "46031010"), ("๔๖๐๓๑๐๑๐", "46031010"), ("46031010 บ้านโจด", "46031010"), ("g01_กลุ่มทอผ้า", "G01")],
)
def test_a_folder_begins_with_its_key(folder: str, key: str) -> None:
    """A clerk adds the village's name."""
    assert PHOTOGRAPHS.key_of(folder) == key


def test_a_longer_number_is_no_village() -> None:
    """Nine digits are not eight."""
    assert PHOTOGRAPHS.key_of("460310109") != "46031010"


def test_a_group_is_founded_before_it_receives_materials() -> None:
    """The order of the group's day (D06G): a group's photographs stand in it."""
    assert [kind for kind in KINDS if kind in GROUP_SET] == list(GROUP_SET)


def test_a_villages_photographs_stand_in_the_order_of_its_work() -> None:
    """As the handbook lists them (2.14)."""
    assert [kind for kind in KINDS if kind in VILLAGE_SET] == list(VILLAGE_SET)
