"""The template engine: Word files with docxtpl's tags in, finished Word files out. Knows nothing
of any office, and of Thai only the words in which a chart is told what it shows (`charts.WORDS`).
"""

from docgen.press.engine.basefont import BaseFont
from docgen.press.engine.engine import Template
from docgen.press.engine.faults import Place, RenderError, TemplateFault, TemplateFaults
from docgen.press.engine.lint import fix, lint
from docgen.press.engine.values import EMU_PER_CM, InlineImage, Listing, RichText, RichTextParagraph
from docgen.press.engine.visible import Line, visible

__all__ = [
    "EMU_PER_CM",
    "BaseFont",
    "InlineImage",
    "Line",
    "Listing",
    "Place",
    "RenderError",
    "RichText",
    "RichTextParagraph",
    "Template",
    "TemplateFault",
    "TemplateFaults",
    "fix",
    "lint",
    "visible",
]
