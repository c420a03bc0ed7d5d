"""Words in a paragraph: each piece of one look is one run, so that no tag is split."""

from __future__ import annotations

import re
from typing import Any

from docx.text.paragraph import Paragraph
from tools.papers import styles

_MARKED = re.compile(r"\*\*(.+?)\*\*|<<(\w+) (.*?)>>", re.DOTALL)


def paragraph(container: Any, style: str, text: str = "") -> Paragraph:
    """Append a paragraph to a document, cell or header and return it."""
    return fill(container.add_paragraph(), style, text)


def fill(target: Paragraph, style: str, text: str = "") -> Paragraph:
    """Give a paragraph its style and its words; `**bold**` and `<<Style words>>` have a character style.

    Styles that `styles` does not know raise ValueError.
    """
    if style not in styles.PARAGRAPH_IDS:
        raise ValueError(f"no style is called {style}")
    target._p.style = style
    end = 0
    for found in _MARKED.finditer(text):
        _run(target, text[end : found.start()])
        _run(target, found[1] or found[3], "Strong" if found[1] else found[2])
        end = found.end()
    _run(target, text[end:])
    return target


def _run(target: Paragraph, text: str, style: str = "") -> None:
    if not text:
        return
    run = target.add_run(text)
    if style and style not in styles.CHARACTER_IDS:
        raise ValueError(f"no style of words is called {style}")
    if style:
        run._r.style = style
