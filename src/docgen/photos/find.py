"""Looks for photographs: `photos/<key of a place>/<kind>*.jpg` beside the workbook.

Each file is read once, for its digest and to see that it is whole; nothing is decoded here. What cannot be printed, and
what nobody would find again, is a finding that names the file.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.paths import whole
from docgen.photos.kinds import Photographs
from docgen.photos.model import Photo, PhotoFile
from docgen.photos.prepare import trouble_with

FOLDER = "photos"
PRINTED_AS = "pictures"  # the root of the papers that print them
READERS = 4  # files that are read at a time: what is in the memory, and no more
ENDINGS = frozenset((".jpg", ".jpeg", ".png"))
OTHER_PICTURES = frozenset((".heic", ".heif", ".webp", ".bmp", ".tif", ".tiff", ".gif", ".jfif", ".dng"))
PICTURES = ENDINGS | OTHER_PICTURES  # what is a picture, also where it cannot be printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The photographs of each folder by the folder's key, in the order of the work; and each folder as it is named."""

    photos: Mapping[str, tuple[Photo, ...]] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)


def folders_beside(workbooks: Iterable[Path]) -> list[Path]:
    """The folders `photos` beside these workbooks that there are."""
    beside = dict.fromkeys(path.parent / FOLDER for path in workbooks)
    return [folder for folder in beside if folder.is_dir()]


def find(folders: Sequence[Path], of: Photographs) -> tuple[Found, list[Finding]]:
    """All photographs below these folders, and what a person must look at."""
    photos: dict[str, list[Photo]] = {}
    named: dict[str, str] = {}
    findings: list[Finding] = []
    first_by_digest: dict[str, tuple[str, str]] = {}
    for folder in folders:
        for place in _listed(folder):
            if not place.is_dir():
                if _is_picture(place):
                    findings.append(_finding("photo-outside", place, folder))
                continue
            key = of.key_of(place.name)
            named.setdefault(key, f"{FOLDER}/{place.name}")
            listed = _pictures(place, folder, key, findings)
            for path, look in zip(listed, _looks(listed), strict=True):
                photo = _photo(path, look, folder, key, of, findings)
                if photo is None:
                    continue
                photos.setdefault(key, []).append(photo)
                name = _shown(path, folder)
                first, whose = first_by_digest.setdefault(photo.file.digest, (name, key))
                if first != name:
                    findings.append(_finding("photo-twice", path, folder, subject=key, doubtful=whose, other=first))
    return (
        Found(
            photos={key: tuple(sorted(of_key, key=lambda p: of.order[p.kind])) for key, of_key in photos.items()},
            folders=named,
        ),
        findings,
    )


def _listed(folder: Path) -> list[Path]:
    """What lies in a folder, in one order on every machine; hidden files are none of ours."""
    return sorted((p for p in folder.iterdir() if not p.name.startswith((".", "~"))), key=lambda p: _by_numbers(p.name))


def _by_numbers(name: str) -> tuple[list[tuple[int, str]], str]:
    """`สาธิต2` before `สาธิต10`."""
    parts = re.split(r"(\d+)", thai.to_arabic_digits(name).casefold())
    return [(int(part), "") if part.isdecimal() else (-1, part.strip(" -_.()")) for part in parts], name


def _pictures(place: Path, folder: Path, key: str, findings: list[Finding]) -> list[Path]:
    try:
        listed = _listed(place)
    except OSError:
        findings.append(_finding("photo-broken", place, folder, subject=key, reason="photo-locked"))
        return []
    return [path for path in listed if path.is_file() and _is_picture(path)]


def _looks(paths: Sequence[Path]) -> list[tuple[str, str]]:
    """The digest of each file and what is wrong with it; a few are read at a time, as that is mostly waiting."""
    with ThreadPoolExecutor(READERS) as readers:
        return list(readers.map(_look, paths))


def _look(path: Path) -> tuple[str, str]:
    if path.suffix.lower() not in ENDINGS:
        return "", ""
    try:
        data = path.read_bytes()
    except OSError:
        return "", "photo-locked"
    return hashlib.sha256(data).hexdigest(), trouble_with(data)


def _is_picture(path: Path) -> bool:
    return path.suffix.lower() in PICTURES


def _photo(  # noqa: PLR0917  a file, whose it is, and what may be wrong
    path: Path, look: tuple[str, str], folder: Path, key: str, of: Photographs, findings: list[Finding]
) -> Photo | None:
    """The photograph in a file; None, and a finding, where it cannot be printed."""
    if path.suffix.lower() not in ENDINGS:
        findings.append(_finding("photo-format", path, folder, subject=key))
        return None
    named = of.kind_and_note(path.stem)
    if named is None:
        findings.append(_finding("photo-kind-unknown", path, folder, subject=key, kinds=" ".join(of.kinds)))
        return None
    digest, reason = look
    if reason:
        findings.append(_finding("photo-broken", path, folder, subject=key, reason=reason))
        return None
    kind, note = named
    return Photo(kind=kind, note=note, file=PhotoFile(str(whole(path)), path.name, digest))


def _shown(path: Path, folder: Path) -> str:
    """A file as a clerk finds it: `photos/46031010/สาธิต.jpg`."""
    return f"{FOLDER}/{path.relative_to(folder).as_posix()}"


def _finding(code: str, path: Path, folder: Path, *, subject: str = "", doubtful: str = "", **args: object) -> Finding:
    return Finding(
        code=code,
        severity=Severity.WARNING,
        value=_shown(path, folder),
        args=args,
        subject=subject,
        touches=frozenset((PRINTED_AS,)),
        doubtful=(doubtful,) if doubtful and doubtful != subject else (),
    )
