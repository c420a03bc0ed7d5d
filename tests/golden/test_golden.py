"""Every kind of paper says what its golden text says."""

from __future__ import annotations

from pathlib import Path

from docgen.papers import load_catalogue
from tests.golden.papers import FOLDER, TEMPLATES, texts


def test_papers_say_what_their_golden_texts_say(tmp_path: Path) -> None:
    """A change of wording or of a value shows up as a diff of the paper's text."""
    found = dict(texts(tmp_path))
    expected = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    assert found == expected


def test_every_document_has_a_golden_text() -> None:
    """A new paper brings its own."""
    assert {document.short for document in load_catalogue(TEMPLATES)} == {path.stem for path in FOLDER.glob("*.txt")}
