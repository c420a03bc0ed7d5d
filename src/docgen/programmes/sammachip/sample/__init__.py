"""The sample: กาฬสินธุ์ 2565 as a clerk would have typed it, with people who do not exist."""

from docgen.programmes.sammachip.sample.mistakes import MISTAKES, Mistake
from docgen.programmes.sammachip.sample.sample import sample_workbook

__all__ = ["MISTAKES", "Mistake", "sample_workbook"]
