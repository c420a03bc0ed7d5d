"""The template engine: Word files with docxtpl's tags in, finished Word files out. Knows no village, and of
Thai only the words in which a chart is told what it shows (`charts.WORDS`).
"""

from docgen.rendering.basefont import BaseFont
from docgen.rendering.engine import Template
from docgen.rendering.faults import Place, RenderError, TemplateFault, TemplateFaults
from docgen.rendering.lint import fix, lint
from docgen.rendering.values import InlineImage, Listing, RichText, RichTextParagraph

__all__ = [
    "BaseFont",
    "InlineImage",
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
]
