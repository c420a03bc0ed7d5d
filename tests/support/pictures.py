"""Photographs that tests draw themselves: upright marks, cameras' turns, places that must not be printed."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

TOP = (200, 30, 30)  # the colour of the upper half of an upright picture
BOTTOM = (30, 30, 200)
_TURNED = {1: 0, 6: 90, 3: 180, 8: 270}  # degrees against the clock by which a camera's picture lies, for each mark


def upright(width: int, height: int) -> Image.Image:
    """A picture whose upper half is red and whose lower half is blue."""
    image = Image.new("RGB", (width, height), BOTTOM)
    ImageDraw.Draw(image).rectangle((0, 0, width, height // 2), fill=TOP)
    return image


def save(
    path: Path, width: int = 800, height: int = 600, *, orientation: int = 1, gps: bool = False, shade: int = 0
) -> Path:
    """Write a photograph as a camera would; `shade` makes two of the same size differ."""
    path.parent.mkdir(parents=True, exist_ok=True)
    image = upright(width, height)
    image.putpixel((0, 0), (shade, shade, shade))
    lying = image.rotate(_TURNED[orientation], expand=True)
    if path.suffix.lower() == ".png":
        lying.save(path)
        return path
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "A camera"
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (16.0, 26.0, 3.0), 3: "E", 4: (103.0, 30.0, 9.0)})
    lying.save(path, exif=exif, quality=92)
    return path
