"""The README's pictures, made anew from the sample: `python -m tools.pictures`. Needs LibreOffice."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tools.fonts import FontsMissing
from tools.office import ConversionFailed, OfficeMissing, convert
from tools.pages import page_images

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DISTRICT, VILLAGE = "เมืองกาฬสินธุ์", "46010511"  # a village of the sample that lacks nothing
CHARTED = "กุฉินารายณ์"  # a district whose report has several villages
# A code and the page that is shown of it.
SHOWN = (("D01", 1), ("D19", 1), ("D20", 1), ("D07", 1), ("D09", 1), ("D11", 1), ("D16", 1), ("D14", 6))
DPI, GREYS = 80, 16  # legible, and about 30 kB a picture


def main() -> int:
    """Build the village's and its district's papers, and write their first pages as PNG."""
    with tempfile.TemporaryDirectory(prefix="docgen-pictures-") as temporary:
        outputs = Path(temporary) / "outputs"
        _build("--district", DISTRICT, "--only", "D01", "--outputs", str(outputs))
        _build("--district", CHARTED, "--only", "D14", "--outputs", str(outputs))
        _build("--village", VILLAGE, "--outputs", str(outputs))
        papers = [_paper(outputs, code) for code, _ in SHOWN]
        try:
            pdfs = convert(papers, Path(temporary) / "pdf")
        except (OfficeMissing, FontsMissing, ConversionFailed) as error:
            print(error, file=sys.stderr)
            return 6
        PICTURES.mkdir(parents=True, exist_ok=True)
        for (code, page), pdf in zip(SHOWN, pdfs, strict=True):
            target = PICTURES / f"{code}.png"
            page_images(pdf, DPI)[page - 1].convert("L").quantize(GREYS).save(target, optimize=True, bits=4)
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")
    return 0


def _build(*options: str) -> None:
    """Run `docgen build` on the sample; its mistakes, which are meant, are not told again."""
    command = [sys.executable, "-m", "docgen", "build", "inputs/kalasin-2565.xlsx", *options]
    subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)


def _paper(outputs: Path, code: str) -> Path:
    found = sorted(outputs.rglob(f"{code}_*.docx"))
    if not found:
        raise SystemExit(f"{code}: no paper; is a template or the sample wrong?")
    return found[0]


if __name__ == "__main__":
    sys.exit(main())
