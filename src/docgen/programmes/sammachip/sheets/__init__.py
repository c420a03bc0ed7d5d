"""The programme's sheets: one class a sheet, each column declared once with its header, kind and note."""

from pathlib import Path

from docgen.findings import Finding
from docgen.model.level import read_units
from docgen.programmes.sammachip.constants import INDICATORS
from docgen.programmes.sammachip.sheets.amendments import Amendment
from docgen.programmes.sammachip.sheets.assessment import Assessment
from docgen.programmes.sammachip.sheets.letters import Meeting, Recipient, Voucher
from docgen.programmes.sammachip.sheets.people import GroupMember, Household, Official, Sage
from docgen.programmes.sammachip.sheets.places import Area, BudgetLine, Material, Session, Village, VillageRow
from docgen.programmes.sammachip.sheets.results import Attendance, Group, GroupPlan, LetterNumber, Outcome
from docgen.programmes.sammachip.sheets.settings import Programme
from docgen.programmes.sammachip.sheets.survey import OccupationStudy, Survey
from docgen.records import Record, Records, Schema, reading
from docgen.workbook import SheetSpec, Workbook

ROW_RECORDS: tuple[type[Record], ...] = (
    Area, Village, Sage, Household, Session, Material, BudgetLine, Attendance, Assessment, Group, GroupMember,
    GroupPlan, Outcome, Official, LetterNumber, Survey, OccupationStudy, Recipient, Meeting, Voucher,
    Amendment,
)  # fmt: skip
SCHEMA = Schema(
    settings=Programme,
    rows=ROW_RECORDS,
    expected=(Sage, Household, Session, Material, BudgetLine, Official),
    period=("start_date", "end_date"),
    units=read_units(Path(__file__).parents[1] / "programme.toml"),
)


def sheet_specs() -> tuple[SheetSpec, ...]:
    """What the workbook's reader must look for."""
    return SCHEMA.specs


def read_records(workbook: Workbook) -> tuple[Records, list[Finding]]:
    """Every sheet's rows as records, and what a person must look at."""
    return reading.read_records(workbook, SCHEMA)


__all__ = [
    "INDICATORS",
    "ROW_RECORDS",
    "SCHEMA",
    "Amendment",
    "Area",
    "Assessment",
    "Attendance",
    "BudgetLine",
    "Group",
    "GroupMember",
    "GroupPlan",
    "Household",
    "LetterNumber",
    "Material",
    "Meeting",
    "OccupationStudy",
    "Official",
    "Outcome",
    "Programme",
    "Recipient",
    "Sage",
    "Session",
    "Survey",
    "Village",
    "VillageRow",
    "Voucher",
    "read_records",
    "sheet_specs",
]
