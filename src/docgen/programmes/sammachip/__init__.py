"""The programme as one picture, and its rules."""

from docgen.programmes.sammachip.amendments import TeamRound
from docgen.programmes.sammachip.assemble import assemble
from docgen.programmes.sammachip.checks import check
from docgen.programmes.sammachip.districts import NOBODY, District
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.group_lists import GroupLine, GroupList, group_lines, group_lists
from docgen.programmes.sammachip.groups import GroupDossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.pictures import with_photos
from docgen.programmes.sammachip.sums import DistrictSum, ProvinceSum
from docgen.programmes.sammachip.wider import PROJECT_KEY, DistrictDossier, ProvinceDossier

__all__ = [
    "NOBODY",
    "PROJECT_KEY",
    "District",
    "DistrictDossier",
    "DistrictSum",
    "Dossier",
    "GroupDossier",
    "GroupLine",
    "GroupList",
    "Project",
    "ProvinceDossier",
    "ProvinceSum",
    "TeamRound",
    "assemble",
    "check",
    "group_lines",
    "group_lists",
    "with_photos",
]
