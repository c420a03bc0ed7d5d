"""Every code that the reader can say has Thai wording, and the wording asks for nothing that it is not given."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest

import docgen.workbook
from docgen.words import codes, wording

PACKAGE = Path(docgen.workbook.__file__).parent
# What each code is given besides the value of its finding.
ARGUMENTS = {
    "cell-date-partly-shown": {"stored"},
    "cell-partly-struck": {"stored"},
    "cell-shown-otherwise": {"stored"},
    "cell-shown-rounded": {"stored"},
    "workbook-column-hidden": {"count"},
    "workbook-header-missing": {"header", "sheet"},
    "workbook-header-near": {"header"},
    "workbook-header-twice": {"first"},
    "workbook-headers-not-found": {"headers"},
    "workbook-row-hidden": {"rows", "count"},
    "workbook-sheet-copy": {"read"},
    "workbook-sheet-missing": {"sheet"},
    "workbook-sheet-near": {"sheet"},
    "workbook-sheet-twice": {"read"},
    "workbook-total-differs": {"total", "sum", "header"},
    "workbook-no-sheets": {"seen", "wanted"},
    "workbook-unreadable": {"reason"},
}


def said() -> set[str]:
    """All codes in the package's source."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.glob("*.py")]
    texts = [node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)]
    return {text for text in texts if isinstance(text, str) and text.startswith(("workbook-", "cell-"))}


def section(code: str) -> str:
    """Where the code's wording is."""
    return "error" if code in codes("error") else "finding"


@pytest.mark.parametrize("code", sorted(said()))
def test_every_code_has_wording_with_known_placeholders(code: str) -> None:
    """A message and a mend, whose placeholders are the value (or file) and the code's own arguments."""
    entry = wording(section(code), code)
    named = {name for part in entry.values() for _, name, _, _ in string.Formatter().parse(part) if name}
    assert set(entry) == {"message", "mend"}
    assert named <= {"file" if section(code) == "error" else "value", *ARGUMENTS.get(code, set())}
