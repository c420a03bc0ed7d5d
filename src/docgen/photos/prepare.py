"""A photograph made ready for paper: upright, small, without metadata, and always the same bytes.

One picture is in the memory at a time, and of a JPEG never more than it will be printed with: it is decoded at a size
near the one that is wanted.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import PhotoError
from docgen.photos.model import PhotoFile

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 1600  # pixels (handbook 2.14): 270 dots an inch at 15 cm
QUALITY = 85
MOST_PIXELS = 250_000_000
_FORMATS = ("JPEG", "PNG")
_START, _END_OF_IMAGE, _SCAN = b"\xff\xd8", b"\xff\xd9", 0xDA
_BARE = frozenset((0x01, *range(0xD0, 0xD9)))  # markers without a length


@dataclass(frozen=True, slots=True)
class Prepared:
    """JPEG bytes for a paper, and their size in pixels."""

    data: bytes
    width: int
    height: int


def trouble_with(data: bytes) -> str:
    """What is wrong with a picture's bytes, as a code of `[value.…]`; "" where nothing is seen to be.

    Reads the head and the marks of the parts; the pixels are not decoded.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # a telephone's 200 million are no attack
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > MOST_PIXELS:
                    return "photo-too-large"
                if image.format == "PNG":
                    image.verify()
                    return "" if b"IEND" in data else "photo-cut-off"
        return "" if _is_whole_jpeg(data) else "photo-cut-off"
    except Image.DecompressionBombError:
        return "photo-too-large"
    except UnidentifiedImageError:
        return "photo-no-picture"
    except Exception:  # a decoder may raise anything at all for bytes that were never a picture
        return "photo-damaged"


def _is_whole_jpeg(data: bytes) -> bool:
    """The picture's end is there, behind the beginning of its scan: that of a thumbnail in its head does not count."""
    at = len(_START)
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            return False
        marker = data[at + 1]
        if marker == 0xFF:  # a filling byte
            at += 1
        elif marker in _BARE:
            at += 2
        elif marker == _SCAN:
            return data.rfind(_END_OF_IMAGE, at) > 0  # from the end, where it is
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return False


def prepare(file: PhotoFile, *, longest_side: int = LONGEST_SIDE) -> Prepared:
    """The photograph in a file, ready for paper; a PhotoError where it cannot be decoded, or is another one by now.

    Colours are brought to RGB, what is transparent becomes white, and nothing of the file's metadata is kept.
    """
    try:
        data = Path(file.path).read_bytes()
    except OSError as error:
        raise PhotoError("photo-unreadable", path=file.path, reason=error.strerror or error) from error
    if hashlib.sha256(data).hexdigest() != file.digest:  # the paper's fingerprint would not be that of its picture
        raise PhotoError("photo-changed", path=file.path)
    try:
        return _prepared(data, longest_side)
    except Exception as error:  # as above; what is not caught here would end the whole run
        raise PhotoError("photo-unreadable", path=file.path, reason=str(error) or type(error).__name__) from error


def _prepared(data: bytes, longest_side: int) -> Prepared:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
            opened.draft("RGB", (longest_side, longest_side))
            opened.thumbnail((longest_side, longest_side), Image.Resampling.LANCZOS, reducing_gap=3.0)
            plain = _on_white(ImageOps.exif_transpose(opened))
    stream = io.BytesIO()
    plain.save(stream, "JPEG", quality=QUALITY, optimize=True, progressive=False, subsampling="4:2:0")
    return Prepared(stream.getvalue(), plain.width, plain.height)


def _on_white(image: Image) -> Image:
    """The picture in plain RGB, with nothing but its pixels."""
    from PIL import Image

    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        white = Image.new("RGBA", image.size, (255, 255, 255, 255))
        white.alpha_composite(image)
        image = white
    elif image.mode in ("I", "I;16", "I;16B", "F"):
        image = image.point(lambda grey: grey / 256).convert("L")
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain
