"""Write inputs/kalasin-2565.xlsx, the committed output of `docgen new --sample`; a test holds it to the code."""

from pathlib import Path

from docgen.programmes.sammachip.face import SAMPLE_WORKBOOK
from docgen.programmes.sammachip.sample import sample_workbook

if __name__ == "__main__":
    target = Path(__file__).parents[1] / "inputs" / SAMPLE_WORKBOOK
    target.write_bytes(sample_workbook())
    print(f"{target.name}: {target.stat().st_size:,} bytes")
