"""Word files into PDF with LibreOffice, for tests, the demo and maintainers; docgen itself does not use this module.

    python -m tools.office FILE.docx … --png DIR

LibreOffice ends with 0 even where it made nothing, converts 247 files of a call and drops the rest, and shows
`thaiDistribute` as ragged: each of these is fenced here. The .docx stays the master; the PDF shows how it prints.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.fonts import FontsMissing, find_fonts, write_fontconfig
from tools.pages import find_faults, fonts_in, page_count, page_images, text_of

__all__ = [
    "ConversionFailed",
    "FontsMissing",
    "OfficeMissing",
    "convert",
    "find_faults",
    "fonts_in",
    "has_office",
    "page_count",
    "page_images",
    "text_of",
]

CHUNK = 100  # files in one call
_PAGE_FIELD = re.compile(rb"(<w:fldSimple [^>]*PAGE[^>]*>\s*<w:r(?: [^>]*)?>)(?:<w:rPr>.*?</w:rPr>)?")
_THAI_DIGITS = "<w:rFonts {}/>".format(" ".join(f'w:{script}="TH SarabunIT๙"' for script in ("ascii", "hAnsi", "cs")))
START_SECONDS, FILE_SECONDS = 90, 3  # of the time limit; a page takes 0.1 s on an idle machine


class OfficeMissing(RuntimeError):  # noqa: N818  # as FontsMissing
    """LibreOffice is not installed; the message says what to install."""


class ConversionFailed(RuntimeError):  # noqa: N818
    """LibreOffice ran out of time, or left files without a PDF; the message names them."""


def has_office() -> bool:
    """Whether LibreOffice can be called."""
    return _command() is not None


def convert(files: Sequence[Path], out_dir: Path, *, seconds: float | None = None) -> list[Path]:
    """Turn .docx files into PDFs in `out_dir`, in the order of `files`.

    A PDF has its file's name; where several files have the same name, the later ones get `-2`, `-3` …
    `seconds` limits a call of at most 100 files. Raises OfficeMissing, FontsMissing or ConversionFailed.
    """
    command = _command()
    if command is None:
        raise OfficeMissing("LibreOffice (soffice) was not found: install libreoffice-writer-nogui, or print from Word")
    out_dir.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    names = _names(files)
    with tempfile.TemporaryDirectory(prefix="docgen-office-") as temporary:
        work = Path(temporary)
        environment = dict(os.environ, FONTCONFIG_FILE=str(write_fontconfig(work, find_fonts())))
        for start in range(0, len(files), CHUNK):
            chunk = files[start : start + CHUNK]
            copies = [_copy_for_print(file, work / f"{start + i:05}.docx") for i, file in enumerate(chunk)]
            complaint = _call(command, copies, work, environment, seconds or START_SECONDS + FILE_SECONDS * len(chunk))
            for file, copy in zip(chunk, copies, strict=True):
                pdf = copy.with_suffix(".pdf")
                if not pdf.is_file():
                    raise ConversionFailed(f"LibreOffice made no PDF of {file}: {complaint or 'it did not say why'}")
                made.append(Path(shutil.move(pdf, out_dir / next(names))))
                copy.unlink()
    return made


def _command() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def _names(files: Sequence[Path]) -> Iterator[str]:
    seen: dict[str, int] = {}
    for file in files:
        seen[file.stem] = seen.get(file.stem, 0) + 1
        yield f"{file.stem}.pdf" if seen[file.stem] == 1 else f"{file.stem}-{seen[file.stem]}.pdf"


def _copy_for_print(file: Path, copy: Path) -> Path:
    """Copy a Word file with what LibreOffice prints otherwise than Word does put right.

    It spreads `both` as Word spreads `thaiDistribute`. It has no Thai digits for page numbers: the number is set in the
    font whose 0-9 look like them.
    """
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as target:
        thai_numbers = b'w:fmt="thaiNumbers"' in source.read("word/document.xml")
        for entry in source.namelist():
            data = source.read(entry)
            if re.fullmatch(r"word/[^/]+\.xml", entry):
                data = data.replace(b'w:val="thaiDistribute"', b'w:val="both"')
            if thai_numbers and re.match(r"word/(header|footer)", entry):
                data = _PAGE_FIELD.sub(rb"\1<w:rPr>" + _THAI_DIGITS.encode() + rb"</w:rPr>", data)
            target.writestr(entry, data)
    return copy


def _call(command: str, copies: Sequence[Path], work: Path, environment: dict[str, str], seconds: float) -> str:
    """Run one soffice over all copies, with a profile of its own, and return what it complained of."""
    arguments = [
        command,
        f"-env:UserInstallation={(work / 'profile').as_uri()}",
        "--headless", "--norestore", "--infilter=MS Word 2007 XML", "--convert-to", "pdf", "--outdir", str(work),
        *map(str, copies),
    ]  # fmt: skip
    process = subprocess.Popen(
        arguments, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        encoding="utf-8", errors="replace", start_new_session=True,
    )  # fmt: skip
    try:
        _, complaint = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        _end(process)
        raise ConversionFailed(f"LibreOffice did not finish {len(copies)} files in {seconds:.0f} seconds") from None
    return " ".join(line for line in complaint.splitlines() if "javaldx" not in line).strip()


def _end(process: subprocess.Popen[str]) -> None:
    """End soffice and the soffice.bin that it started, which would outlive it."""
    if sys.platform != "win32":
        os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.communicate()


def main(arguments: Sequence[str] | None = None) -> int:
    """Convert the files that are named, write their pages as PNG and print what is wrong with them."""
    parser = argparse.ArgumentParser(prog="python -m tools.office", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.docx")
    parser.add_argument("--pdf", type=Path, metavar="DIR", help="keep the PDFs in this folder")
    parser.add_argument("--png", type=Path, metavar="DIR", help="write every page as a picture into this folder")
    parser.add_argument("--dpi", type=int, default=80, help="of the pictures (80)")
    chosen = parser.parse_args(arguments)
    if missing := [str(file) for file in chosen.files if not file.is_file()]:
        parser.error(f"no such file: {', '.join(missing)}")
    with tempfile.TemporaryDirectory() as temporary:
        try:
            pdfs = convert(chosen.files, chosen.pdf or Path(temporary))
        except (OfficeMissing, FontsMissing, ConversionFailed) as error:
            print(error, file=sys.stderr)
            return 6
        faults = 0
        for file, pdf in zip(chosen.files, pdfs, strict=True):
            print(f"{file}: {page_count(pdf)} pages, fonts {', '.join(sorted(fonts_in(pdf)))}")
            for fault in find_faults(pdf, file):
                faults += 1
                print(f"  {fault}")
            if chosen.png:
                chosen.png.mkdir(parents=True, exist_ok=True)
                for number, image in enumerate(page_images(pdf, chosen.dpi), 1):
                    image.save(chosen.png / f"{pdf.stem}-{number:02}.png")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
