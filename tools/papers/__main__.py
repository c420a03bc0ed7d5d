"""`python -m tools.papers [OUT]`: build every template into OUT (`templates` unless said)."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from tools.papers.compiler import compiled
from tools.papers.source import SourceError
from tools.papers.styles import SOURCES

_TIME = (1980, 1, 1, 0, 0, 0)


def sources(root: Path = SOURCES) -> list[Path]:
    """The source of each paper, in order; its name is the template's."""
    return sorted(root.glob("*.paper"))


def built(source: Path) -> bytes:
    """The paper's template as bytes that depend on nothing but the sources and this package."""
    stream = io.BytesIO()
    compiled(source, root=source.parent).save(stream)
    return _canonical(stream.getvalue())


def _canonical(package: bytes) -> bytes:
    """Fix order, times and flags of the archive. Parts are stored, not deflated: zlib's output differs by version."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(
            source.namelist(), key=lambda name: (name != "[Content_Types].xml", name != "_rels/.rels", name)
        ):
            info = zipfile.ZipInfo(name, _TIME)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            content = source.read(name)
            target.writestr(info, _canonical(content) if name.endswith(".xlsx") else content)
    return result.getvalue()


def main(arguments: list[str], *, root: Path = SOURCES) -> int:
    """Write every template that differs from what is there; return the exit code."""
    folder = Path(arguments[0]) if arguments else Path("templates")
    folder.mkdir(parents=True, exist_ok=True)
    for source in sources(root):
        path = folder / f"{source.stem}.docx"
        try:
            content = built(source)
        except SourceError as error:
            print(error, file=sys.stderr)
            return 1
        if path.is_file() and path.read_bytes() == content:
            continue
        path.write_bytes(content)
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
