"""Thai language and official usage: values as clerks type them, and values as official papers print them.

Pure functions that know no workbook, no document and no clock. `read_x(cell value)` gives a `Reading` with the value
and the guesses that mended it, `parse_x` the value alone; both give None for a blank and raise `ThaiValueError`.
The outside libraries load at the first call that needs one.
"""

from docgen.thai.calendar import MONTHS, WEEKDAYS, buddhist_year, fiscal_quarter, fiscal_year
from docgen.thai.cleaning import clean_text
from docgen.thai.date_forms import (
    DateForm,
    Digits,
    format_date,
    format_date_range,
    format_month,
    format_time,
    format_time_range,
    format_undated,
)
from docgen.thai.dates import parse_date, read_date
from docgen.thai.digits import to_arabic_digits, to_thai_digits
from docgen.thai.flags import parse_flag, read_flag
from docgen.thai.identifiers import (
    format_citizen_id,
    mask_citizen_id,
    parse_citizen_id,
    parse_code,
    read_citizen_id,
    read_code,
)
from docgen.thai.kinds import KINDS, read_as, show
from docgen.thai.names import PersonName, nearly_equal, parse_person_name, read_person_name, read_person_name_parts
from docgen.thai.number_words import baht_text
from docgen.thai.numbers import format_number, parse_number, read_number
from docgen.thai.open_days import OpenDay, read_letter_date
from docgen.thai.people import person_and_more, split_person
from docgen.thai.phones import PhoneStyle, format_phone, parse_phone, read_phone
from docgen.thai.places import (
    NO_HOUSE_NO,
    parse_house_no,
    parse_moo,
    read_house_no,
    read_moo,
    read_place_name,
)
from docgen.thai.prefixes import parse_prefix, read_prefix
from docgen.thai.reading import Fault, Reading, Repair, ThaiValueError
from docgen.thai.sorting import sort_key
from docgen.thai.text import cut, normalize_text, read_text, space_mai_yamok, visible
from docgen.thai.times import parse_time, read_time
from docgen.thai.units import GENERAL, Units, with_units

__all__ = [
    "GENERAL",
    "KINDS",
    "MONTHS",
    "NO_HOUSE_NO",
    "WEEKDAYS",
    "DateForm",
    "Digits",
    "Fault",
    "OpenDay",
    "PersonName",
    "PhoneStyle",
    "Reading",
    "Repair",
    "ThaiValueError",
    "Units",
    "baht_text",
    "buddhist_year",
    "clean_text",
    "cut",
    "fiscal_quarter",
    "fiscal_year",
    "format_citizen_id",
    "format_date",
    "format_date_range",
    "format_month",
    "format_number",
    "format_phone",
    "format_time",
    "format_time_range",
    "format_undated",
    "mask_citizen_id",
    "nearly_equal",
    "normalize_text",
    "parse_citizen_id",
    "parse_code",
    "parse_date",
    "parse_flag",
    "parse_house_no",
    "parse_moo",
    "parse_number",
    "parse_person_name",
    "parse_phone",
    "parse_prefix",
    "parse_time",
    "person_and_more",
    "read_as",
    "read_citizen_id",
    "read_code",
    "read_date",
    "read_flag",
    "read_house_no",
    "read_letter_date",
    "read_moo",
    "read_number",
    "read_person_name",
    "read_person_name_parts",
    "read_phone",
    "read_place_name",
    "read_prefix",
    "read_text",
    "read_time",
    "show",
    "sort_key",
    "space_mai_yamok",
    "split_person",
    "to_arabic_digits",
    "to_thai_digits",
    "visible",
    "with_units",
]  # fmt: skip
