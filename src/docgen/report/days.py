"""Days and clock times as the program says them: `20 ม.ค. 2565`, `20 ม.ค. 2565 09.15 น.`."""

from docgen.words import day_text, when_text

__all__ = ["day_text", "when_text"]
