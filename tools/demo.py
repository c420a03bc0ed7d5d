"""`make demo`: the papers of the sample's 62 villages, and one village's as PDF where LibreOffice is installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.fonts import FontsMissing
from tools.office import ConversionFailed, OfficeMissing, convert

from docgen.errors import ExitCode
from docgen.starter import MISTAKES

ROOT = Path(__file__).resolve().parents[1]
OUTPUTS, PDFS = ROOT / "outputs", ROOT / "build" / "demo-pdf"


def main() -> int:
    command = [
        sys.executable,
        "-m",
        "docgen",
        "build",
        "inputs/kalasin-2565.xlsx",
        "--outputs",
        str(OUTPUTS.relative_to(ROOT)),
    ]
    done = subprocess.run(command, cwd=ROOT, check=False)
    print(f"docgen จบด้วยรหัส {done.returncode}")
    if done.returncode not in (ExitCode.DONE, ExitCode.ATTENTION):
        return done.returncode
    print("\nข้อมูลตัวอย่างมีที่ผิดไว้โดยตั้งใจ:")
    for mistake in MISTAKES:
        print(f"  – {mistake.rule}: {mistake.what}")
    _print_one_village()
    return 0


def _print_one_village() -> None:
    """Turn the papers of the first complete village into PDF, to show how they print."""
    folders = sorted({paper.parent for paper in OUTPUTS.rglob("D*.docx")}, key=lambda folder: folder.as_posix())
    villages = [folder for folder in folders if len(list(folder.glob("D*.docx"))) >= 6]
    if not villages:
        print("\nไม่มีหมู่บ้านที่เอกสารครบให้แปลงเป็น PDF")
        return
    try:
        made = convert(sorted(villages[0].glob("D*.docx")), PDFS)
    except OfficeMissing as error:
        print(f"\nไม่ได้แปลงเป็น PDF: {error}")
    except (ConversionFailed, FontsMissing) as error:
        print(f"\nแปลงเป็น PDF ไม่สำเร็จ: {error}")
    else:
        print(f"\nPDF ของ {villages[0].name} {len(made)} ฉบับ อยู่ใน {PDFS.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a Windows console may be cp874
    sys.exit(main())
