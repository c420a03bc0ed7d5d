"""Typed, frozen records: one class a sheet, each column declared once with its header, kind and note."""

from docgen.records.amendments import Amendment
from docgen.records.assessment import INDICATORS, Assessment
from docgen.records.columns import Column, Record, column, columns, plain_values
from docgen.records.letters import Meeting, Recipient, Voucher
from docgen.records.people import GroupMember, Household, Official, Person, Sage
from docgen.records.places import Area, BudgetLine, Material, Session, Village, VillageRow
from docgen.records.programme import Programme
from docgen.records.reading import ROW_RECORDS, Records, read_records, sheet_specs
from docgen.records.results import Attendance, Group, GroupPlan, LetterNumber, Outcome
from docgen.records.survey import OccupationStudy, Survey

__all__ = [
    "INDICATORS",
    "ROW_RECORDS",
    "Amendment",
    "Area",
    "Assessment",
    "Attendance",
    "BudgetLine",
    "Column",
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
    "Person",
    "Programme",
    "Recipient",
    "Record",
    "Records",
    "Sage",
    "Session",
    "Survey",
    "Village",
    "VillageRow",
    "Voucher",
    "column",
    "columns",
    "plain_values",
    "read_records",
    "sheet_specs",
]
