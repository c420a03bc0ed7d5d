"""What templates are offered to fill themselves with: Thai formatting, lines, and pictures that fit their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docgen import documents, photos, rendering
from docgen.photos import PhotoFile

EMU_PER_CM = 360_000


def picture(file: PhotoFile, width: float, height: float, description: str = "") -> rendering.InlineImage:
    """The photograph, as large as it can be in so many centimetres; only here is it read and made ready."""
    ready = photos.prepare(file)
    scale = min(width / ready.width, height / ready.height) * EMU_PER_CM
    return rendering.InlineImage(
        ready.data, round(ready.width * scale), round(ready.height * scale), description=description
    )


FILTERS: Mapping[str, Callable[..., Any]] = {**documents.FILTERS, "lines": rendering.Listing, "picture": picture}
