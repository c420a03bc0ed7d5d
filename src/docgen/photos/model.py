"""A photograph as papers know it: what it shows, and the file that it lies in. Its pixels are nobody's business yet."""

from __future__ import annotations

from dataclasses import dataclass


class PhotoFile:
    """A picture's file: where it lies, and the digest of its bytes when it was looked at.

    Two are the same where their bytes are, wherever they lie; as text it is what a paper's fingerprint holds.
    """

    __slots__ = ("digest", "name", "path")

    def __init__(self, path: str, name: str, digest: str) -> None:
        self.path, self.name, self.digest = path, name, digest

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PhotoFile) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __str__(self) -> str:
        return f"{self.name} ({self.digest[:16]})"

    def __repr__(self) -> str:
        return f"PhotoFile({self.name!r}, {self.digest!r})"

    def __reduce__(self) -> tuple[object, ...]:
        return PhotoFile, (self.path, self.name, self.digest)


@dataclass(frozen=True, kw_only=True)
class Photo:
    """One photograph of a place: its kind (`สาธิต`), what else its file's name says, and the file."""

    kind: str
    note: str
    file: PhotoFile
