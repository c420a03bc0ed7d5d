"""A few mutated templates; `tests.fuzz.templates` tries thousands."""

from __future__ import annotations

from tests.fuzz.templates import run


def test_mutated_templates_end_with_faults_or_a_paper() -> None:
    said: list[str] = []
    assert run(120, 7, said.append) == []
    assert "refused" in said[0]
    assert "faults of a paper" in said[0]
