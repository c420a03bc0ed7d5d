"""Photographs of what was done: found beside the workbook, checked, and made ready for paper when they are printed."""

from docgen.photos.find import PICTURES, PRINTED_AS, Found, find, folders_beside
from docgen.photos.kinds import GROUP_SET, KINDS, VILLAGE_SET
from docgen.photos.model import Photo, PhotoFile
from docgen.photos.prepare import LONGEST_SIDE, Prepared, prepare

__all__ = [
    "GROUP_SET",
    "KINDS",
    "LONGEST_SIDE",
    "PICTURES",
    "PRINTED_AS",
    "VILLAGE_SET",
    "Found",
    "Photo",
    "PhotoFile",
    "Prepared",
    "find",
    "folders_beside",
    "prepare",
]
