"""A photograph for paper: upright, small, without a trace of where it was taken, and always the same bytes."""

from __future__ import annotations

import hashlib
import io
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from tests.support.pictures import save

from docgen.errors import PhotoError
from docgen.photos import LONGEST_SIDE, PhotoFile, prepare


def file_of(path: Path) -> PhotoFile:
    return PhotoFile(str(path), path.name, hashlib.sha256(path.read_bytes()).hexdigest())


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data)).convert("RGB")


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
@pytest.mark.parametrize("size", [(2400, 1800), (1800, 2400)])
def test_it_stands_upright_however_the_camera_was_held(tmp_path: Path, orientation: int, size: tuple[int, int]) -> None:
    """Red above, blue below; portrait stays portrait."""
    ready = prepare(file_of(save(tmp_path / "a.jpg", *size, orientation=orientation)))
    image = opened(ready.data)
    assert (ready.width > ready.height) == (size[0] > size[1])
    assert image.size == (ready.width, ready.height)
    above, below = image.getpixel((ready.width // 2, 20)), image.getpixel((ready.width // 2, ready.height - 20))
    assert isinstance(above, tuple)
    assert isinstance(below, tuple)
    assert above[0] > 150 > above[2]
    assert below[2] > 150 > below[0]


@given(st.integers(1, 3000), st.integers(1, 3000))
@settings(derandomize=True, max_examples=12, deadline=None)
def test_it_is_never_larger_than_paper_needs(tmp_path_factory: pytest.TempPathFactory, width: int, height: int) -> None:
    """The longer side has at most 1600 pixels, the proportions stay, and nothing small is blown up."""
    ready = prepare(file_of(save(tmp_path_factory.mktemp("p") / "a.jpg", width, height)))
    assert max(ready.width, ready.height) <= LONGEST_SIDE
    assert ready.width <= width
    assert ready.height <= height
    if max(width, height) <= LONGEST_SIDE:
        assert (ready.width, ready.height) == (width, height)
    elif min(width, height) > 200:
        assert ready.width / ready.height == pytest.approx(width / height, rel=0.02)


def test_nothing_of_its_metadata_is_kept(tmp_path: Path) -> None:
    """No place, no camera, no day, no colour profile."""
    path = save(tmp_path / "a.jpg", gps=True)
    with Image.open(path) as taken:
        assert taken.getexif()
    image = Image.open(io.BytesIO(prepare(file_of(path)).data))
    assert not image.getexif()
    assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}
    assert b"A camera" not in prepare(file_of(path)).data


def test_the_same_photograph_gives_the_same_bytes(tmp_path: Path) -> None:
    """Wherever it lies and whatever it is called; also after it was sent to another process."""
    first = save(tmp_path / "a.jpg", 2000, 1500, gps=True)
    second = tmp_path / "b.jpeg"
    second.write_bytes(first.read_bytes())
    sent: PhotoFile = pickle.loads(pickle.dumps(file_of(second)))
    assert file_of(first) == sent
    assert prepare(file_of(first)).data == prepare(sent).data


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "CMYK", "I;16"])
def test_every_kind_of_colours_becomes_plain(tmp_path: Path, mode: str) -> None:
    """What is transparent becomes white, not black."""
    path = tmp_path / ("a.jpg" if mode == "CMYK" else "a.png")
    Image.new(mode, (40, 30), 0).save(path)
    image = opened(prepare(file_of(path)).data)
    assert image.size == (40, 30)
    if mode in ("RGBA", "LA"):
        assert image.getpixel((20, 15)) == (255, 255, 255)


def test_a_picture_that_cannot_be_decoded_is_named(tmp_path: Path) -> None:
    """The paper is not made, and the sentence says which file."""
    path = tmp_path / "a.png"
    Image.new("RGB", (40, 30)).save(path)
    path.write_bytes(path.read_bytes().replace(b"IDAT", b"IDAX"))
    with pytest.raises(PhotoError) as caught:
        prepare(file_of(path))
    assert (caught.value.code, caught.value.values["path"]) == ("photo-unreadable", str(path))


def test_a_picture_that_was_exchanged_meanwhile_is_not_printed(tmp_path: Path) -> None:
    """The paper's fingerprint would be that of another picture."""
    path = save(tmp_path / "a.jpg")
    file = file_of(path)
    save(path, shade=9)
    with pytest.raises(PhotoError) as caught:
        prepare(file)
    assert caught.value.code == "photo-changed"
