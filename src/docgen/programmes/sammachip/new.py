"""What a new project of the programme starts with: its sample and its guide."""

from __future__ import annotations

from docgen.programmes.sammachip.sample.data import text
from docgen.programmes.sammachip.sample.mistakes import FEWEST_VILLAGES, MISTAKES


def guide_of(workbook: str, villages: int | None) -> str:
    """What to do first; with a sample, that nobody in it exists and which mistakes it holds on purpose."""
    guide = text("guide.txt").format(workbook=f"inputs\\{workbook}")
    if villages is not None:
        guide += text("guide-sample.txt")
    if villages is not None and villages >= FEWEST_VILLAGES:
        mistakes = (f"    - {mistake.sheet}: {mistake.what}\n" for mistake in MISTAKES)
        guide += text("guide-mistakes.txt") + "".join(mistakes)
    return guide
