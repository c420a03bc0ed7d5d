"""Every code has its wording, and every wording its values."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from docgen import words
from docgen.programmes import bundled
from tests.support.told import Told, errors_told, findings_told
from tests.support.wordings import asked, misfits, placeholders

SOURCE = Path(__file__).parents[1] / "src" / "docgen"
SECTIONS = ("finding", "error", "value", "repair", "word", "template")


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


UNTOLD = {"value-wrong"}  # its arguments are those of whatever parser refused the value


@pytest.fixture(scope="module")
def told_findings() -> list[Told]:
    """All findings that the source can make."""
    return findings_told(SOURCE)


def test_every_finding_gives_its_wording_what_it_asks_for(told_findings: list[Told]) -> None:
    """An argument of another name than the placeholder would end the program with KeyError, or say nothing."""
    by_maker: dict[str, set[str]] = {}
    for told in told_findings:
        by_maker.setdefault(told.maker, set()).update(asked("finding", told.code))
    wrong = []
    for told in told_findings:
        found = misfits(told.code, told.keys or ())
        unsaid = found.get("unsaid", set()) - by_maker[told.maker]  # one function tells several, each says its own
        if told.keys is not None and (unsaid or "lacks" in found):
            wrong.append((told.where, told.code, found))
    assert wrong == []
    assert {told.code for told in told_findings if told.keys is None} == UNTOLD


def test_no_finding_of_the_code_is_overlooked(told_findings: list[Told]) -> None:
    """Every code that stands in the source is read there as a finding with its arguments, but for declared rules."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    rules = [tomllib.loads(path.read_text(encoding="utf-8"))["rule"] for path in SOURCE.rglob("rules.toml")]
    declared = {rule["code"] for some in rules for rule in some}
    in_code = {name for name in words.codes("finding") if f'"{name}"' in code}
    assert declared
    assert in_code - {told.code for told in told_findings} - declared == set()


def test_a_renamed_argument_is_seen(tmp_path: Path) -> None:
    """Where the code is handed on by another function, where arguments are joined or kept in a name."""
    (tmp_path / "rules.py").write_text(
        "def told(code, **args):\n    return Finding(code=code, args={'day': 1, **args})\n"
        "def rule(late):\n    args = {'place': 1}\n    args['year'] = 2\n"
        "    yield told('b' if late else 'c', found=3)\n    yield Finding(code='d', args=args)\n",
        encoding="utf-8",
    )
    found = {told.code: sorted(told.keys or ()) for told in findings_told(tmp_path)}
    assert found == {"b": ["day", "found"], "c": ["day", "found"], "d": ["place", "year"]}


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


def test_every_error_gives_its_wording_what_it_asks_for() -> None:
    """Of `…Error("code", name=…)` and `ThaiValueError(Fault.CODE, …)` the names are the placeholders, all of them."""
    found = list(errors_told(SOURCE))
    assert len(found) > 50
    assert [told for told in found if told.keys != asked(told.section, told.code)] == []


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
