"""Every code has its wording, and every wording its values."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from docgen import words
from docgen.programmes import bundled

SOURCE = Path(__file__).parents[1] / "src" / "docgen"
SECTIONS = ("finding", "error", "value", "repair", "word", "template")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_wording_is_a_sentence_with_sound_placeholders(section: str) -> None:
    """No empty message, no stray brace."""
    for code in words.codes(section):
        entry = words.wording(section, code)
        assert entry["message"].strip(), code
        for part in entry.values():
            assert all(re.fullmatch(r"\w+", name) for name in placeholders(part)), code


def codes_used(pattern: str) -> set[str]:
    found: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        found |= set(re.findall(pattern, path.read_text(encoding="utf-8")))
    return found


def test_every_finding_in_the_code_has_its_wording() -> None:
    """`Finding(code="…")` and the rules' short-hands name codes of [finding.…]."""
    used = codes_used(r'Finding\(\s*code="([\w-]+)"') | codes_used(r'"(R-[A-Z]+-\d\d[\w-]*)"')
    assert used
    assert used - words.codes("finding") == set()


def test_every_error_in_the_code_has_its_wording() -> None:
    """`raise …Error("code", …)` names codes of [error.…]."""
    used = codes_used(r'(?:Workbook|Template|Output|Tool|Usage)Error\(\s*"([\w-]+)"')
    assert used
    assert used - words.codes("error") == set()


def test_every_wrong_value_of_a_column_has_its_wording() -> None:
    """`ColumnValueError("code", …)` names codes of [value.…]."""
    used = codes_used(r'ColumnValueError\(\s*"([\w-]+)"')
    assert used
    assert used - words.codes("value") == set()


def test_a_sentence_is_filled_with_its_values() -> None:
    """`say` fills the placeholders."""
    assert "D99" in words.say("error", "unknown-document", {"name": "D99", "known": "D01"})


def test_no_wording_is_left_over() -> None:
    """A code that is gone takes its sentences with it."""
    sources = (*SOURCE.rglob("*.py"), *SOURCE.rglob("rules.toml"))
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    said = {(section, name) for section in ("finding", "error") for name in words.codes(section)}
    said -= {("error", f"unknown-{level.name}") for level in bundled().levels}  # asked for by the level's name
    said -= {("error", f"no-{level.name}s") for level in bundled().levels}
    assert {pair for pair in said if f'"{pair[1]}"' not in code} == set()
