"""`make demo`: the papers of the sample's 62 villages, and some as PDF where LibreOffice is installed.

The province's report waits, as one village with a mistake would make its sums wrong; its draft shows what it will be.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools.fonts import FontsMissing
from tools.office import ConversionFailed, OfficeMissing, convert

from docgen.errors import ExitCode
from docgen.programmes.sammachip.sample import MISTAKES

ROOT = Path(__file__).resolve().parents[1]
OUTPUTS, PDFS = ROOT / "outputs", ROOT / "build" / "demo-pdf"


def main() -> int:
    done = _build()
    print(f"docgen จบด้วยรหัส {done.returncode}")
    if done.returncode not in (ExitCode.DONE, ExitCode.ATTENTION):
        return done.returncode
    print("\nข้อมูลตัวอย่างมีที่ผิดไว้โดยตั้งใจ:")
    for mistake in MISTAKES:
        print(f"  – {mistake.rule}: {mistake.what}")
    _build("--only", "D15", "--draft")
    _print_some()
    return 0


def _build(*options: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "docgen", "build", "inputs/kalasin-2565.xlsx", *options]
    return subprocess.run([*command, "--outputs", str(OUTPUTS.relative_to(ROOT))], cwd=ROOT, check=False)


def _print_some() -> None:
    """Turn into PDF the papers of the first complete village and district, and the draft of the province's report."""
    folders = sorted({paper.parent for paper in OUTPUTS.rglob("D*.docx")}, key=lambda folder: folder.as_posix())
    villages = [folder for folder in folders if len(list(folder.glob("D*.docx"))) >= 6]
    districts = [folder for folder in folders if list(folder.glob("D14*.docx"))]
    papers = [paper for folder in (*villages[:1], *districts[:1]) for paper in sorted(folder.glob("D*.docx"))]
    papers += sorted(OUTPUTS.rglob("*D15*.docx"))
    if not papers:
        print("\nไม่มีเอกสารให้แปลงเป็น PDF")
        return
    try:
        made = convert(papers, PDFS)
    except OfficeMissing as error:
        print(f"\nไม่ได้แปลงเป็น PDF: {error}")
    except (ConversionFailed, FontsMissing) as error:
        print(f"\nแปลงเป็น PDF ไม่สำเร็จ: {error}")
    else:
        print(f"\nPDF {len(made)} ฉบับ (หมู่บ้าน อำเภอ และร่างของจังหวัด) อยู่ใน {PDFS.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a Windows console may be cp874
    sys.exit(main())
