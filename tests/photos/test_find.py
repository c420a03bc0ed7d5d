"""What lies in the folder of photographs: found in order, or named as what it is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from tests.support.pictures import save

from docgen.findings import Severity
from docgen.photos import find, folders_beside
from docgen.programmes.sammachip.photographs import PHOTOGRAPHS


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.value) for finding in find([folder], PHOTOGRAPHS)[1]]


def test_photographs_stand_in_the_order_of_the_work(tmp_path: Path) -> None:
    """Whatever their names' order; those of one kind by their numbers."""
    place = tmp_path / "photos" / "46031010"
    for number, name in enumerate(("สาธิต10.jpg", "สาธิต 2.jpeg", "ประชาคม.PNG", "รับวัสดุ.jpg")):
        save(place / name, shade=number)
    found, findings = find([tmp_path / "photos"], PHOTOGRAPHS)
    assert findings == []
    assert [photo.file.name for photo in found.photos["46031010"]] == [
        "ประชาคม.PNG", "สาธิต 2.jpeg", "สาธิต10.jpg", "รับวัสดุ.jpg",
    ]  # fmt: skip


def test_no_folder_no_photographs(tmp_path: Path) -> None:
    """Most projects begin without."""
    assert folders_beside([tmp_path / "a.xlsx", tmp_path / "b.xlsx"]) == []
    (tmp_path / "photos").mkdir()
    assert folders_beside([tmp_path / "a.xlsx", tmp_path / "b.xlsx"]) == [tmp_path / "photos"]


def test_what_cannot_be_printed_is_named_with_its_file(tmp_path: Path) -> None:
    """Each in its own words, and none of them as an error: the paper is made with a frame."""
    folder = tmp_path / "photos"
    place = folder / "46031010"
    whole = save(place / "บรรยาย.jpg").read_bytes()
    (place / "สาธิต.jpg").write_bytes(whole[: len(whole) // 2])
    (place / "รับวัสดุ.jpg").write_text("no picture")
    (place / "ประชาคม.heic").write_bytes(b"x")
    save(place / "IMG_1.jpg", shade=1)
    save(folder / "หลง.jpg", shade=2)
    (place / "Thumbs.db").write_bytes(b"")
    (place / ".DS_Store").write_bytes(b"")
    assert sorted(codes(folder)) == [
        ("photo-broken", "photos/46031010/รับวัสดุ.jpg"),
        ("photo-broken", "photos/46031010/สาธิต.jpg"),
        ("photo-format", "photos/46031010/ประชาคม.heic"),
        ("photo-kind-unknown", "photos/46031010/IMG_1.jpg"),
        ("photo-outside", "photos/หลง.jpg"),
    ]
    assert {finding.severity for finding in find([folder], PHOTOGRAPHS)[1]} == {Severity.WARNING}


@pytest.mark.parametrize("part", [0.1, 0.5, 0.98])
@pytest.mark.parametrize("name", ["สาธิต.jpg", "สาธิต.png"])
def test_a_file_that_was_cut_off_is_broken(tmp_path: Path, name: str, part: float) -> None:
    """Wherever it was cut; nothing is decoded to see it."""
    path = save(tmp_path / "photos" / "46031010" / name)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * part)])
    assert [code for code, _ in codes(tmp_path / "photos")] == ["photo-broken"]


def test_the_end_of_a_thumbnail_is_not_the_end_of_the_picture(tmp_path: Path) -> None:
    """A camera's head holds a small JPEG of its own, with an end."""
    path = save(tmp_path / "photos" / "46031010" / "สาธิต.jpg")
    whole = path.read_bytes()
    thumbnail = b"Exif\x00\x00" + b"\xff\xd8small\xff\xd9"
    head = b"\xff\xd8\xff\xe1" + (len(thumbnail) + 2).to_bytes(2, "big") + thumbnail
    path.write_bytes((head + whole[2:])[:-200])
    assert [code for code, _ in codes(tmp_path / "photos")] == ["photo-broken"]


def test_what_a_telephone_adds_behind_a_picture_does_no_harm(tmp_path: Path) -> None:
    """A moving photograph carries its film behind the still."""
    path = save(tmp_path / "photos" / "46031010" / "สาธิต.jpg")
    path.write_bytes(path.read_bytes() + b"film" * 100_000)
    assert codes(tmp_path / "photos") == []


def test_one_picture_used_twice_is_told(tmp_path: Path) -> None:
    """The same bytes for two villages are evidence of neither."""
    folder = tmp_path / "photos"
    first = save(folder / "46031010" / "สาธิต.jpg")
    (folder / "46030503").mkdir()
    (folder / "46030503" / "สาธิต.jpg").write_bytes(first.read_bytes())
    (finding,) = find([folder], PHOTOGRAPHS)[1]
    assert (finding.code, finding.value) == ("photo-twice", "photos/46031010/สาธิต.jpg")
    assert {finding.subject, *finding.doubtful} == {"46030503", "46031010"}


def test_a_picture_of_too_many_pixels_is_not_opened(tmp_path: Path) -> None:
    """Its head says so."""
    path = tmp_path / "photos" / "46031010" / "สาธิต.png"
    path.parent.mkdir(parents=True)
    Image.new("1", (20_000, 20_000)).save(path)
    (finding,) = find([tmp_path / "photos"], PHOTOGRAPHS)[1]
    assert finding.args["reason"] == "photo-too-large"
