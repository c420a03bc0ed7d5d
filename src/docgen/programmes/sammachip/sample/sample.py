"""The sample: a clerk's workbook of the programme in กาฬสินธุ์ for the fiscal year 2565, with people who do not exist.

Three steps: true rows (`places`, `people`, `plans`, `results`, `offices`), then what hands type (`hand`, `mistakes`),
then sheets. The same number of villages and the same seed give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from docgen.programmes.sammachip.sample.amendments import draft_amendments
from docgen.programmes.sammachip.sample.data import load
from docgen.programmes.sammachip.sample.draft import Draft, Drafts, Spot, stream
from docgen.programmes.sammachip.sample.hand import (
    NEAT,
    Hand,
    Typed,
    buddhist_date_cell,
    hand_of,
    two_digit_year,
    write,
)
from docgen.programmes.sammachip.sample.letters import draft_letters
from docgen.programmes.sammachip.sample.mistakes import typed_wrong
from docgen.programmes.sammachip.sample.offices import draft_numbers, draft_officials
from docgen.programmes.sammachip.sample.people import Crowd, draft_people
from docgen.programmes.sammachip.sample.places import choose_villages, draft_areas, draft_villages
from docgen.programmes.sammachip.sample.plans import BUDGET, draft_plans
from docgen.programmes.sammachip.sample.results import GROUPS, draft_results
from docgen.programmes.sammachip.sample.surveys import draft_surveys
from docgen.programmes.sammachip.sheets import ROW_RECORDS, BudgetLine, Household, Material, Programme, Session, Village
from docgen.records import Column, Record, columns
from docgen.records.kinds import EXCEL_DATE, EXCEL_GENERAL, EXCEL_TEXT, EXCEL_TIME
from docgen.starter import look
from docgen.starter.blank import add_example, add_settings, new_book
from docgen.starter.package import Formula, canonical_bytes
from docgen.starter.sheets import Layout, fit_row, put, write_headers

Cells = dict[str, Typed]
_PROMOTED = 16  # households a village that the programme's first indicator counts (80 in a hundred of 20)
# Which finished villages show the forms that the reader must guess at.
_TWO_DIGIT_YEARS, _BUDDHIST_CELLS, _PHONES_AS_NUMBERS, _PHONES = (2, 5), (10, 13), 17, 8


def sample_workbook(villages: int = 62, seed: int = 2565) -> bytes:
    """An .xlsx file with so many villages (1 to some 500), filled in as far as it would be at the end of April 2565."""
    spots = choose_villages(villages, seed)
    groups = min(GROUPS, sum(spot.is_done for spot in spots))
    drafts = _drafts(spots, seed)
    sheets = _typed(drafts, spots, seed)
    book = new_book()
    add_settings(book, Programme, _settings(villages, groups))
    stored: dict[tuple[int, str], Decimal | str] = {}
    for place, record in enumerate(ROW_RECORDS, 2):
        sheet = book.create_sheet(record.sheet)
        formulas = _write_sheet(sheet, record, drafts.rows.get(record.sheet, []), sheets.get(record.sheet, []))
        stored.update({(place, coordinate): formula.stored for coordinate, formula in formulas.items()})
    _merge_districts(book)
    return canonical_bytes(book, stored)


def _drafts(spots: Sequence[Spot], seed: int) -> Drafts:
    """All rows, true and tidy."""
    drafts, crowd = Drafts(), Crowd(seed)
    districts = list(dict.fromkeys(spot.district for spot in spots))
    draft_areas(drafts)
    draft_villages(drafts, spots, crowd, seed)
    draft_people(drafts, spots, crowd, seed)
    draft_surveys(drafts, spots, seed)
    draft_plans(drafts, spots, crowd, seed)
    staff = draft_officials(drafts, districts, crowd, seed)
    draft_results(drafts, spots, crowd, staff, seed)
    draft_numbers(drafts, spots, districts, seed)
    draft_letters(drafts, spots, districts, seed)
    draft_amendments(drafts, districts, crowd)
    return drafts


def _settings(villages: int, groups: int) -> dict[str, object]:
    """The programme as its declared examples describe it, for this number of villages and groups."""
    values: dict[str, object] = {}
    for column in columns(Programme):
        is_number = column.kind.name in ("count", "number", "money")
        values[column.key] = Decimal(column.example) if is_number and column.example else column.example or None
    return values | {
        "village_count": villages,
        "budget_total": BUDGET * villages,
        "promoted_target": _PROMOTED * villages,
        "group_count": groups,
    }


def _typed(drafts: Drafts, spots: Sequence[Spot], seed: int) -> dict[str, list[Cells]]:
    """All rows as hands have typed them, mistakes included."""
    chance = stream(seed, "hands")
    places = {district: n for n, district in enumerate(dict.fromkeys(spot.district for spot in spots))}
    sheets: dict[str, list[Cells]] = {}
    for record in ROW_RECORDS:
        declared = columns(record)
        hands: Mapping[str, Hand] = {district: hand_of(place) for district, place in places.items()}
        rows = drafts.rows.get(record.sheet, [])
        sheets[record.sheet] = [write(row.values, declared, hands.get(row.district, NEAT), chance) for row in rows]
    _guessed_forms(drafts, sheets, spots)
    _add_formulas(drafts, sheets)
    for (sheet, place, key), typed in typed_wrong(drafts, spots).items():
        sheets[sheet][place][key] = typed
    return sheets


def _guessed_forms(drafts: Drafts, sheets: Mapping[str, list[Cells]], spots: Sequence[Spot]) -> None:
    """Years of two digits, Buddhist years in date cells, telephones without their zero, times as Excel keeps them."""
    done = [spot for spot in spots if spot.is_done]
    for numbers, form in ((_TWO_DIGIT_YEARS, two_digit_year), (_BUDDHIST_CELLS, buddhist_date_cell)):
        for spot in (done[number] for number in numbers if number < len(done)):
            sheets[Village.sheet][spot.order]["training_date"] = form(spot.training)
    if len(done) > _PHONES_AS_NUMBERS:
        village = done[_PHONES_AS_NUMBERS].order
        for draft, cells in _pairs(drafts, sheets, Household.sheet):
            if draft.village == village and draft.values["phone"] and int(str(draft.values["seq"])) <= _PHONES:
                cells["phone"] = int(str(draft.values["phone"]))
    for draft, cells in _pairs(drafts, sheets, Session.sheet):
        if draft.village >= 0:
            for key in ("start", "end"):
                hour = draft.values[key]
                cells[key] = hour if isinstance(hour, dt.time) else None


def _pairs(drafts: Drafts, sheets: Mapping[str, list[Cells]], sheet: str) -> list[tuple[Draft, Cells]]:
    return list(zip(drafts.rows.get(sheet, []), sheets.get(sheet, []), strict=True))


def _add_formulas(drafts: Drafts, sheets: Mapping[str, list[Cells]]) -> None:
    """Amounts of materials, and the budget's sum of them, where all that they count is a number."""
    layout = layout_of(Material)
    keys = [column.key for column in layout.columns(columns(Material))]
    quantity, price = (get_column_letter(keys.index(key) + 1) for key in ("quantity", "unit_price"))
    amount = get_column_letter(len(keys) + 1)
    sums: dict[int, Decimal] = {}
    for place, (draft, cells) in enumerate(_pairs(drafts, sheets, Material.sheet)):
        row = layout.header_row + 1 + place
        product = Decimal(str(draft.values["quantity"])) * Decimal(str(draft.values["unit_price"]))
        if isinstance(cells["quantity"], Decimal) and isinstance(cells["unit_price"], Decimal):
            cells[layout.added[0]] = Formula(text=f"{quantity}{row}*{price}{row}", stored=product)
            sums[draft.village] = sums.get(draft.village, Decimal(0)) + product
        else:
            cells[layout.added[0]] = product
    category = load("plans")["materials"]
    for place, (draft, cells) in enumerate(_pairs(drafts, sheets, BudgetLine.sheet)):
        if draft.values["category"] == category and isinstance(cells["planned"], Decimal):
            row = layout_of(BudgetLine).header_row + 1 + place
            text = f"SUMIF('{Material.sheet}'!$A:$A,A{row},'{Material.sheet}'!${amount}:${amount})"
            cells["planned"] = Formula(text=text, stored=sums[draft.village])


def layout_of(record: type[Record]) -> Layout:
    """How the sample arranges a sheet."""
    table: Mapping[str, Any] = load("layouts").get(record.sheet, {})
    keys = [column.key for column in columns(record)]
    bands = {}
    for text, first, last in table.get("bands", ()):
        bands.update(dict.fromkeys(keys[keys.index(first) : keys.index(last) + 1], text))
    return Layout(
        titles=tuple(table.get("titles", ())),
        bands=bands,
        headers=table.get("headers", {}),
        left_out=frozenset(table.get("left_out", ())),
        added=tuple(table.get("added", ())),
        example=table.get("example", False),
    )


def _write_sheet(
    sheet: Worksheet, record: type[Record], drafts: Sequence[Draft], rows: Sequence[Cells]
) -> dict[str, Formula]:
    """The whole sheet; its formulas by cell."""
    layout = layout_of(record)
    shown = layout.columns(columns(record))
    write_headers(sheet, record, layout)
    row = layout.header_row
    if layout.example:
        row += 1
        add_example(sheet, shown, row=row)
    formulas: dict[str, Formula] = {}
    keys = (*((column.key, column) for column in shown), *((header, None) for header in layout.added))
    for cells in rows:
        row += 1
        texts: list[tuple[object, float]] = []
        for place, (key, column) in enumerate(keys, 1):
            value = cells.get(key)
            if isinstance(value, Formula):
                formulas[f"{get_column_letter(place)}{row}"] = value
                value = f"={value.text}"
            put(sheet, row, place, value, _style(value, column))
            if column is not None and column.kind.excel_format == EXCEL_TEXT:
                texts.append((value, column.width))
        fit_row(sheet, row, texts)
    if record is BudgetLine:
        _write_total(sheet, shown, drafts, rows, row + 1)
    return formulas


def _style(value: object, column: Column | None) -> str:
    """A cell's style follows its column, unless Excel has made a date, a time or a number of what was typed."""
    if isinstance(value, dt.time):
        return look.value_style(EXCEL_TIME)
    if isinstance(value, dt.date):
        return look.value_style(EXCEL_DATE)
    if column is None:
        return look.value_style("#,##0.00")
    if isinstance(value, int | Decimal) and column.kind.excel_format == EXCEL_TEXT:
        return look.value_style(EXCEL_GENERAL)
    return look.value_style(column.kind.excel_format)


def _write_total(
    sheet: Worksheet, shown: Sequence[Column], drafts: Sequence[Draft], rows: Sequence[Cells], row: int
) -> None:
    """The row below the budget: a clerk's own sum of what is typed above it."""
    keys = [column.key for column in shown]
    first = min(keys.index(key) for key in ("planned", "spent"))
    for place in range(1, len(keys) + 1):
        put(sheet, row, place, load("plans")["total_label"] if place == 1 else None, look.TOTAL)
    for key in ("planned", "spent"):
        amounts = (_amount(cells[key], draft.values.get(key)) for draft, cells in zip(drafts, rows, strict=True))
        put(sheet, row, keys.index(key) + 1, sum(amounts, Decimal(0)), look.TOTAL)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=first)
    fit_row(sheet, row, ())


def _amount(typed: Typed, true: object) -> Decimal:
    """What a cell of money counts: a mistake as typed, everything else as meant."""
    if isinstance(typed, str) and true is not None:
        digits = "".join(char for char in typed.replace(".-", "") if char.isdecimal() or char == ".").rstrip(".")
        return Decimal(digits)
    return Decimal(str(true or 0))


def _merge_districts(book: Workbook) -> None:
    """In หมู่บ้าน, a district stands once over its villages, in a merged cell."""
    sheet = book[Village.sheet]
    layout = layout_of(Village)
    keys = [column.key for column in layout.columns(columns(Village))]
    column = keys.index("district") + 1
    rows = range(layout.header_row + 1, sheet.max_row + 1)
    for _, group in itertools.groupby(rows, key=lambda row: str(sheet.cell(row, column).value).strip("\u200b ")):
        run = list(group)
        if len(run) > 1:
            sheet.merge_cells(start_row=run[0], end_row=run[-1], start_column=column, end_column=column)
