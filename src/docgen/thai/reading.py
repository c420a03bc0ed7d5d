"""What a parser hands back: a value, the guesses that mended it (Repair), or why it cannot be read (ThaiValueError).

Knows nothing of cells, findings or wording; the sentences for the codes are `[value.<code>]` and `[repair.<code>]` in
messages/th.toml.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Generic, Never, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Fault(StrEnum):
    """Why a value cannot be read; each member has its wording in `[value.<code>]`."""

    EXCEL_ERROR = "excel-error"
    WRONG_CELL_TYPE = "wrong-cell-type"
    UNREADABLE_TEXT = "unreadable-text"
    DATE_IN_TEXT_CELL = "date-in-text-cell"
    NOT_A_DATE = "not-a-date"
    DATE_INCOMPLETE = "date-incomplete"
    DATE_IMPOSSIBLE = "date-impossible"
    DATE_AMBIGUOUS = "date-ambiguous"
    DATE_RANGE = "date-range"
    DATE_MULTIPLE = "date-multiple"
    UNKNOWN_MONTH = "unknown-month"
    WEEKDAY_MISMATCH = "weekday-mismatch"
    YEAR_OUT_OF_RANGE = "year-out-of-range"
    YEAR_FROM_TWO_DIGITS = "year-from-two-digits"
    NOT_A_NUMBER = "not-a-number"
    NUMBER_AMBIGUOUS = "number-ambiguous"
    NUMBER_INEXACT = "number-inexact"
    NUMBER_RANGE = "number-range"
    NUMBER_GROUPING = "number-grouping"
    NUMBER_UNKNOWN_UNIT = "number-unknown-unit"
    NUMBER_COMPOSITE_UNIT = "number-composite-unit"
    NUMBER_WORDS_DISAGREE = "number-words-disagree"
    NUMBER_NEGATIVE = "number-negative"
    PRECISION_LOST = "precision-lost"
    NOT_A_NAME = "not-a-name"
    MISSING_NAME = "missing-name"
    MISSING_LAST_NAME = "missing-last-name"
    CANNOT_SPLIT_NAME = "cannot-split-name"
    MULTIPLE_NAMES = "multiple-names"
    UNKNOWN_PREFIX = "unknown-prefix"
    NOT_AN_ID = "not-an-id"
    ID_LENGTH = "id-length"
    ID_CHECKSUM = "id-checksum"
    NOT_A_PHONE = "not-a-phone"
    PHONE_LENGTH = "phone-length"
    PHONE_INVALID = "phone-invalid"
    PHONE_MULTIPLE = "phone-multiple"
    NOT_A_TIME = "not-a-time"
    TIME_IMPOSSIBLE = "time-impossible"
    TIME_AMBIGUOUS = "time-ambiguous"
    TIME_RANGE = "time-range"
    NOT_A_PLACE_NAME = "not-a-place-name"
    NOT_A_MOO = "not-a-moo"
    MOO_MULTIPLE = "moo-multiple"
    MOO_RANGE = "moo-range"
    MOO_OUT_OF_RANGE = "moo-out-of-range"
    NOT_A_FLAG = "not-a-flag"
    NOT_A_HOUSE_NO = "not-a-house-no"
    NOT_A_CODE = "not-a-code"
    CODE_LENGTH = "code-length"


class Repair(StrEnum):
    """A value was mended by a guess that a person should see; each member has its wording in `[repair.<code>]`."""

    PRIVATE_USE_GLYPH = "private-use-glyph"
    MARK_JOINED = "mark-joined"
    MARK_DROPPED = "mark-dropped"
    SARA_AM_RESTORED = "sara-am-restored"
    SARA_AA_RESTORED = "sara-aa-restored"
    MARK_MOVED = "mark-moved"
    LOOK_ALIKE = "look-alike"
    SPELLING_DOUBTFUL = "spelling-doubtful"
    LETTERS_JOINED = "letters-joined"
    ENCODING_MENDED = "encoding-mended"
    LETTER_FOR_DIGIT = "letter-for-digit"
    LATIN_LETTER_IN_RANK = "latin-letter-in-rank"
    YEAR_TWO_DIGIT = "year-two-digit"
    YEAR_TWO_DIGIT_CHRISTIAN = "year-two-digit-christian"
    YEAR_BUDDHIST_IN_DATE_CELL = "year-buddhist-in-date-cell"
    YEAR_DOUBLED_IN_DATE_CELL = "year-doubled-in-date-cell"
    YEAR_OLD_CALENDAR = "year-old-calendar"
    DATE_SERIAL = "date-serial"
    MONTH_MISSPELT = "month-misspelt"
    SPACE_IN_NUMBER = "space-in-number"
    DOT_IN_NUMBER = "dot-in-number"
    NAME_DOUBTFUL = "name-doubtful"
    NAME_WITHOUT_PREFIX = "name-without-prefix"
    NOT_A_FULL_NAME = "not-a-full-name"
    LETTER_PREFIX_ODD = "letter-prefix-odd"
    PLACE_WORD_DROPPED = "place-word-dropped"
    PARENTHESES_NEGATIVE = "parentheses-negative"
    MONEY_ROUNDED = "money-rounded"
    ZERO_RESTORED = "zero-restored"
    TIME_FROM_NUMBER = "time-from-number"
    TIME_SIX_HOUR_CLOCK = "time-six-hour-clock"
    COURTESY_DROPPED = "courtesy-dropped"
    PREFIX_AMBIGUOUS = "prefix-ambiguous"
    PREFIX_GUESSED = "prefix-guessed"
    REMARK_DROPPED = "remark-dropped"
    EXTENSION_DROPPED = "extension-dropped"
    MISSPELT = "misspelt"
    HOUSE_NO_FROM_DATE = "house-no-from-date"
    MEANING_ASSUMED = "meaning-assumed"


class ThaiValueError(ValueError):
    """A value that cannot be read: `code` is a `Fault`, `values` fill the placeholders of its wording."""

    def __init__(self, code: Fault, /, **values: object) -> None:
        super().__init__(code, values)
        self.code: Fault = code
        self.values: dict[str, object] = values

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.values)

    def __str__(self) -> str:
        return str(self.code)


def _rebuild(code: Fault, values: dict[str, object]) -> ThaiValueError:
    return ThaiValueError(code, **values)


@dataclass(frozen=True, slots=True)
class Reading(Generic[T_co]):
    """A value read from a cell (None: the cell is blank for its kind) and the guesses that mended it."""

    value: T_co | None
    repairs: tuple[Repair, ...] = ()


BLANK: Final[Reading[Never]] = Reading(None)


def unique(*groups: tuple[Repair, ...]) -> tuple[Repair, ...]:
    """The repairs of several steps, each once, in the order in which they were made."""
    return tuple(dict.fromkeys(repair for group in groups for repair in group))
