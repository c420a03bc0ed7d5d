"""What templates are offered to fill themselves with: Thai formatting, lines, and pictures that fit their place."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from docgen import papers, photos
from docgen.photos import PhotoFile
from docgen.press import engine

EMU_PER_CM = 360_000
CM_PER_INCH, DOTS_PER_INCH = 2.54, 300  # a small picture needs no more than is printed


def picture(file: PhotoFile, width: float, height: float, description: str = "") -> engine.InlineImage:
    """The photograph, as large as it can be in so many centimetres; only here is it read and made ready."""
    longest = math.ceil(max(width, height) / CM_PER_INCH * DOTS_PER_INCH)
    ready = photos.prepare(file, longest_side=min(longest, photos.LONGEST_SIDE))
    scale = min(width / ready.width, height / ready.height) * EMU_PER_CM
    return engine.InlineImage(
        ready.data, round(ready.width * scale), round(ready.height * scale), description=description
    )


FILTERS: Mapping[str, Callable[..., Any]] = {**papers.FILTERS, "lines": engine.Listing, "picture": picture}
