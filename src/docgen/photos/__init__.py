"""Photographs of what was done: found beside the workbook, checked, and made ready for paper when they are printed."""

from docgen.photos.find import PICTURES, PRINTED_AS, Found, find, folders_beside
from docgen.photos.kinds import Photographs
from docgen.photos.model import Photo, PhotoFile
from docgen.photos.prepare import LONGEST_SIDE, Prepared, prepare

__all__ = [
    "LONGEST_SIDE",
    "PICTURES",
    "PRINTED_AS",
    "Found",
    "Photo",
    "PhotoFile",
    "Photographs",
    "Prepared",
    "find",
    "folders_beside",
    "prepare",
]
