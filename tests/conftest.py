"""Property tests try the same examples on every run, however busy the machine is; a template is compiled once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import settings

from docgen.press import dressing

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def _compiled_once() -> Iterator[None]:
    """Compiling the same bytes for each test would be much of the suite's time; another file, font or digit is another.

    Other processes, and threads of a build, compile as they always do.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(dressing, "template_of", lru_cache(maxsize=512)(dressing.template_of))
        yield
