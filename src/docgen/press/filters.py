"""What templates are offered to fill themselves with: Thai formatting, lines, and pictures that fit their place."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Mapping
from typing import Any

from docgen import papers, photos
from docgen.photos import PhotoFile
from docgen.press import engine

CM_PER_INCH, DOTS_PER_INCH = 2.54, 300  # a small picture needs no more than is printed


def picture(file: PhotoFile, width: float, height: float, description: str = "") -> engine.InlineImage:
    """The photograph, as large as it can be in so many centimetres; only here is it read and made ready."""
    longest = math.ceil(max(width, height) / CM_PER_INCH * DOTS_PER_INCH)
    ready = photos.prepare(file, longest_side=min(longest, photos.LONGEST_SIDE))
    scale = min(width / ready.width, height / ready.height) * engine.EMU_PER_CM
    return engine.InlineImage(
        ready.data, round(ready.width * scale), round(ready.height * scale), description=description
    )


def height(image: object, centimetres: float) -> engine.InlineImage | str:
    """The picture this high, in its own proportions: a memo's emblem is 1.5 cm (handbook 1.2); nothing for none."""
    if not isinstance(image, engine.InlineImage):
        return ""
    return dataclasses.replace(image, height=round(centimetres * engine.EMU_PER_CM), width=None)


FILTERS: Mapping[str, Callable[..., Any]] = {
    **papers.FILTERS, "height": height, "lines": engine.Listing, "picture": picture,
}  # fmt: skip
