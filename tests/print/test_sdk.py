"""Every kind of paper through Microsoft's own validator: ordinary, crowded and hard data, and the templates."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from tests.print.test_papers import BOOKS
from tests.print.test_papers import printed_of as ordinary
from tests.print.test_shapes import printed_of as hard_ones
from tests.support import hard
from tests.support.shared import folder_of_run, made_once
from tools import sdk

pytestmark = [pytest.mark.print, pytest.mark.skipif(bool(sdk.why_not()), reason=f"no Open XML SDK: {sdk.why_not()}")]
ROOT = Path(__file__).parents[2]


def test_office_finds_nothing_wrong_with_any_kind_of_paper(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The same papers that are printed and measured."""
    makers = {f"printed-{book.__name__}": partial(ordinary, book) for book in BOOKS}
    makers |= {f"shapes-{name}": partial(hard_ones, name) for name in hard.BOOKS}
    made = made_once(folder_of_run(tmp_path_factory), makers)
    papers = [docx for some in made.values() for _, docx, _ in some]
    assert len(papers) > 100
    assert list(sdk.faults(papers)) == []


def test_office_finds_nothing_wrong_with_the_templates() -> None:
    assert list(sdk.faults(sorted((ROOT / "templates").glob("*.docx")))) == []
