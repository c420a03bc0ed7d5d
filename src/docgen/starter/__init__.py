"""What a new project starts with: the empty workbook, the sample of กาฬสินธุ์ 2565, and the project's folders.

Sheets, headers, notes and choices come from `docgen.records`; places, names and prices from data/*.toml. Nothing here
reads a workbook or knows a template's contents.
"""

from docgen.starter.blank import blank_workbook
from docgen.starter.mistakes import MISTAKES, Mistake
from docgen.starter.project import write_project
from docgen.starter.sample import sample_workbook

__all__ = ["MISTAKES", "Mistake", "blank_workbook", "sample_workbook", "write_project"]
