"""Opening a file that is said to be a workbook: what it really is, and its parts within bounds. Knows no cells."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from docgen.errors import WorkbookError
from docgen.workbook.xmlstream import DamagedError, Node, readable, tree

MEBIBYTE = 1 << 20
LARGEST_FILE = 256 * MEBIBYTE
LARGEST_PART = 32 * MEBIBYTE  # the parts that become a tree: relations, list of sheets, styles
LARGEST_STREAM = 1024 * MEBIBYTE  # a sheet; a million formatted rows are some 100 MiB
CHUNK = MEBIBYTE // 2

_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")
_BIFF_STARTS = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")  # Excel 2 to 5 outside of a compound file
_ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, ValueError, OverflowError
)  # fmt: skip


class TooBigError(DamagedError):
    """More than any clerk's workbook holds."""


class Container:
    """The zip archive of one workbook, in memory; parts are found whatever the case or slashes of their names."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except _ZIP_FAULTS as error:
            raise DamagedError(str(error)) from error
        self._parts = {_part_name(info.filename): info for info in self._zip.infolist()}

    def has(self, part: str) -> bool:
        """Whether the archive holds the part."""
        return _part_name(part) in self._parts

    def chunks(self, part: str, limit: int = LARGEST_STREAM) -> Iterator[bytes]:
        """The part's XML piece by piece, never more than `limit` bytes in all.

        Raises DamagedError (TooBigError beyond the limit): a part that is missing, does not unpack, fails its checksum.
        """
        yield from readable(self._stored(part, limit))

    def _stored(self, part: str, limit: int) -> Iterator[bytes]:
        info = self._parts.get(_part_name(part))
        if info is None:
            raise DamagedError(f"no part {part}")
        total = 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    total += len(chunk)
                    if total > limit:
                        raise TooBigError(part)
                    yield chunk
        except (*_ZIP_FAULTS, RuntimeError) as error:  # RuntimeError: an encrypted entry
            raise DamagedError(str(error)) from error

    def text(self, part: str) -> str:
        """A small part as text."""
        return b"".join(self._stored(part, LARGEST_PART)).decode("utf-8", "replace")

    def tree(self, part: str) -> Node:
        """A small part as a tree."""
        return tree(b"".join(self.chunks(part, LARGEST_PART)))

    def kind_of(self, part: str) -> str:
        """The part's content type: its own, else that of its extension; empty where nothing says it."""
        own, by_extension = self._kinds
        return own.get(_part_name(part)) or by_extension.get(part.rpartition(".")[2].casefold(), "")

    def of_kind(self, kind: str) -> str:
        """The first part whose content type ends so; empty where there is none."""
        own, by_extension = self._kinds
        named = [
            self._parts[part].filename for part, each in own.items() if each.endswith(kind) and part in self._parts
        ]
        if named:
            return named[0]
        endings = tuple(f".{extension}" for extension, each in by_extension.items() if each.endswith(kind))
        return next((info.filename for part, info in self._parts.items() if endings and part.endswith(endings)), "")

    @cached_property
    def _kinds(self) -> tuple[dict[str, str], dict[str, str]]:
        types = self.tree("[Content_Types].xml")
        kind = "ContentType"
        own = {_part_name(n.attributes.get("PartName", "")): n.attributes.get(kind, "") for n in types.all("Override")}
        return own, {
            n.attributes.get("Extension", "").casefold(): n.attributes.get(kind, "") for n in types.all("Default")
        }

    def relations(self, part: str) -> list[tuple[str, str, str]]:
        """The parts that `part` refers to, as (id, last word of the type, name); `""` asks for the archive's own."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(listing):
            return []
        return [
            (
                node.reference("Id"),
                node.reference("Type").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, unquote(node.reference("Target")))).lstrip("/"),
            )
            for node in self.tree(listing).all("Relationship")
            if node.reference("TargetMode") != "External"
        ]


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def kind_of(path: Path, file: str, content: bytes) -> str:
    """`zip`, `xls` or `text` by what the content is; WorkbookError for what is none of them, or cannot be read."""
    if not content:
        raise WorkbookError("workbook-empty-file", file=file)
    if path.name.startswith("~$"):
        raise WorkbookError("workbook-lock-file", file=file)
    if content.startswith(_COMPOUND_FILE):
        kind = _compound_kind(content)
        if kind != "xls":
            raise WorkbookError(kind, file=file)
        return kind
    if content.startswith(_BIFF_STARTS):
        return "xls"
    return "zip" if content.startswith(b"PK") else "text"


def opened(content: bytes) -> Container:
    """The archive; raises DamagedError."""
    return Container(content)


def content_of(path: Path, file: str) -> bytes:
    """The whole file; WorkbookError where it cannot be read, or is larger than any workbook."""
    try:
        if path.is_dir():  # Windows answers "permission denied" when a folder is opened
            raise WorkbookError("workbook-folder", file=file)
        with path.open("rb") as stream:
            if stream.seek(0, io.SEEK_END) > LARGEST_FILE:
                raise WorkbookError("workbook-too-big", file=file)
            stream.seek(0)
            return stream.read()
    except FileNotFoundError as error:
        raise WorkbookError("workbook-missing", file=file) from error
    except PermissionError as error:
        raise WorkbookError("workbook-locked", file=file) from error
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise WorkbookError("workbook-unreadable", file=file, reason=error) from error


def _compound_kind(content: bytes) -> str:
    known = (code for code, name in _COMPOUND_STREAMS if name.encode("utf-16-le") in content)
    return next(known, "workbook-other-format")


_COMPOUND_STREAMS = (
    ("workbook-password", "EncryptedPackage"),
    ("xls", "Workbook"),
    ("xls", "Book"),
)


def main_part(container: Container, file: str) -> str:
    """The name of a workbook's main part; WorkbookError where the archive is anything else."""
    if not container.has("[Content_Types].xml"):
        is_other = container.has("mimetype") or container.has("Index/Document.iwa")  # OpenDocument, Numbers
        raise WorkbookError("workbook-other-format" if is_other else "workbook-not-excel", file=file)
    main = next((name for _, kind, name in container.relations("") if kind == "officeDocument"), "")
    main = main or container.of_kind("sheet.main+xml") or "xl/workbook.xml"
    kind = container.kind_of(main)
    if "wordprocessingml" in kind or (main.startswith("word/") and "spreadsheetml" not in kind):
        raise WorkbookError("workbook-is-word", file=file)
    is_sheet = main.startswith("xl/") or "spreadsheetml" in kind or "ms-excel" in kind
    if not is_sheet or "binary" in kind or main.endswith(".bin"):
        raise WorkbookError("workbook-other-format", file=file)
    return main
