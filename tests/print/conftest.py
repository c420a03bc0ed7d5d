"""The print tests need LibreOffice and the office's font: where one is missing they are skipped and say which."""

from __future__ import annotations

import pytest
from tools.fonts import FontsMissing, find_fonts
from tools.office import has_office


@pytest.fixture(scope="session", autouse=True)
def office() -> None:
    if not has_office():
        pytest.skip("LibreOffice is missing: install libreoffice-writer-nogui to print papers")
    try:
        find_fonts()
    except FontsMissing as missing:
        pytest.skip(str(missing))
