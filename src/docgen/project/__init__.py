"""The programme as one picture, and its rules."""

from docgen.project.amendments import TeamRound
from docgen.project.assemble import assemble
from docgen.project.checks import check
from docgen.project.districts import NOBODY, District
from docgen.project.dossier import Dossier
from docgen.project.group_lists import GroupLine, GroupList, group_lines, group_lists
from docgen.project.groups import GroupDossier
from docgen.project.letters import BEFORE_THE_DAY, SPEAKERS_ORDER
from docgen.project.model import PROJECT_KEY, Project, plain_number
from docgen.project.pictures import with_photos
from docgen.project.sums import DistrictSum, ProvinceSum

__all__ = [
    "BEFORE_THE_DAY",
    "NOBODY",
    "PROJECT_KEY",
    "SPEAKERS_ORDER",
    "District",
    "DistrictSum",
    "Dossier",
    "GroupDossier",
    "GroupLine",
    "GroupList",
    "Project",
    "ProvinceSum",
    "TeamRound",
    "assemble",
    "check",
    "group_lines",
    "group_lists",
    "plain_number",
    "with_photos",
]
