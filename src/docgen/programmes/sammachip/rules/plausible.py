"""What no rule forbids and hardly anybody means: ages, incomes, years, numbers of orders, one person in two spellings.

All of it is asked, and once a kind: whoever typed it knows. Who is listed twice in one team of speakers, and a fiscal
year that the programme's own days contradict, are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from docgen import thai
from docgen.findings import Finding, Severity
from docgen.programmes.sammachip.dossier import Dossier
from docgen.programmes.sammachip.model import Project
from docgen.programmes.sammachip.rules.same_person import is_same_person
from docgen.programmes.sammachip.rules.wording import day_text, places_of
from docgen.programmes.sammachip.sheets import Household, Sage
from docgen.programmes.sammachip.stages import ORDERS
from docgen.records import Record
from docgen.thai import nearly_equal

_YOUNGEST, _OLDEST = 18, 95
_NO_REPRESENTATIVE = ("เด็กชาย", "เด็กหญิง", "พระ", "สามเณร", "แม่ชี")
_JUMP = 3  # times as much a year later
_SPENT = 3  # times as much as came in
_ORDER = re.compile(r"[1-9]\d{0,4}/2[45]\d\d")
_LETTER = re.compile(r"(?:[ก-ฮ]{2,3} ?\d{4}(?:\.\d{1,3})?/)?(?:ว ?)?[1-9]\d{0,5}")


def fiscal_year_agrees(project: Project) -> Iterator[Finding]:
    """The programme of a fiscal year ends in it."""
    programme = project.programme
    if programme.fiscal_year is None or programme.end_date is None:
        return
    year = thai.fiscal_year(programme.end_date)
    if programme.fiscal_year != year:
        yield Finding(
            code="fiscal-year-differs",
            severity=Severity.ERROR,
            where=programme.at("fiscal_year"),
            value=str(programme.fiscal_year),
            args={"year": year, "end": day_text(programme.end_date)},
            also=(programme.at("end_date"),),
            touches=frozenset({f"{programme.sheet}.fiscal_year"}),
        )


def ages_are_possible(project: Project) -> Iterator[Finding]:
    """A sage is grown up on the day of training, and nobody is born after it."""
    for dossier in project.dossiers:
        day = dossier.village.training_date or project.programme.start_date
        for sage in dossier.sages:
            if sage.birth_date is None or day is None:
                continue
            age = (
                day.year - sage.birth_date.year - ((day.month, day.day) < (sage.birth_date.month, sage.birth_date.day))
            )
            if not _YOUNGEST <= age <= _OLDEST:
                yield _asked("sage-age", sage, "birth_date", day_text(sage.birth_date), age=age)


def representatives_are_laymen(project: Project) -> Iterator[Finding]:
    """A child, a monk or a nun seldom represents a household."""
    for dossier in project.dossiers:
        for household in dossier.households:
            if household.prefix.startswith(_NO_REPRESENTATIVE):
                yield _asked("representative-prefix", household, "prefix", household.full_name)


def incomes_are_possible(project: Project) -> Iterator[Finding]:
    """What a household earns hardly trebles in a year, and it does not spend many times of what it earns."""
    for dossier in project.dossiers:
        for result, form in zip(dossier.results, dossier.survey_forms, strict=True):
            outcome, answer = result.outcome, form.answer
            if outcome is not None and outcome.income_before and outcome.income_after is not None:
                if not _is_near(outcome.income_after, outcome.income_before, _JUMP):
                    before = thai.format_number(outcome.income_before)
                    shown = thai.format_number(outcome.income_after)
                    yield _asked("income-jump", outcome, "income_after", shown, before=before)
                day, followed = dossier.village.training_date, outcome.followed_on
                if day is not None and followed is not None and followed < day:
                    yield _asked("followed-before", outcome, "followed_on", day_text(followed), day=day_text(day))
            if answer.income and answer.expenses is not None and not _is_near(answer.expenses, answer.income, _SPENT):
                income, shown = thai.format_number(answer.income), thai.format_number(answer.expenses)
                yield _asked("expenses-jump", answer, "expenses", shown, income=income)


def _is_near(one: Decimal, other: Decimal, times: int) -> bool:
    return other <= one * times and one <= other * times


def numbers_have_a_form(project: Project) -> Iterator[Finding]:
    """An order's number is `349/2564`, a letter's `กส 0119/45` or its end (handbook 1.6)."""
    orders = project.papers_of(*ORDERS)
    for row in project.numbers:
        number = " ".join(thai.to_arabic_digits(row.number).split())
        is_right = _ORDER.fullmatch(number) or (row.document not in orders and _LETTER.fullmatch(number))
        if not is_right and any(char.isalnum() for char in number.partition("/")[0]):  # else a blank with its year
            yield _asked("number-form", row, "number", row.number)


def listed_twice(project: Project) -> Iterator[Finding]:
    """One person in two rows of a village (the same number, or names alike), and one number of two people."""
    for dossier in project.dossiers:
        for one, other in combinations(dossier.sages, 2):
            yield from _twice(one, other, Severity.ERROR)
        for first, second in _alike(dossier.households):
            yield from _twice(first, second, Severity.WARNING)


def represents_elsewhere(project: Project) -> Iterator[Finding]:
    """One name in two villages, where no number says that they are two people."""
    first: dict[tuple[str, str], tuple[Dossier, Household]] = {}
    for dossier in project.dossiers:
        for household in dossier.households:
            if not (household.first and household.last):
                continue
            village, other = first.setdefault((household.first, household.last), (dossier, household))
            if village is not dossier and not (household.citizen_id and other.citizen_id):
                named = village.village.full_name
                yield _asked("person-elsewhere", household, "first", household.full_name, other=other, village=named)


def _alike(households: Sequence[Household]) -> Iterator[tuple[Household, Household]]:
    """Pairs whose numbers do not tell them apart, and whose names are nearly the same."""
    for one, other in combinations(households, 2):
        if not (one.citizen_id and other.citizen_id) and _names_alike(one, other):
            yield one, other


def _names_alike(one: Sage | Household, other: Sage | Household) -> bool:
    return bool(one.first and one.last) and nearly_equal(one.first, other.first) and nearly_equal(one.last, other.last)


def _twice(one: Sage | Household, other: Sage | Household, severity: Severity) -> Iterator[Finding]:
    is_one_number = bool(one.citizen_id) and one.citizen_id == other.citizen_id
    if is_one_number and (one.first, one.last) != (other.first, other.last):
        code, field = "number-of-two", "citizen_id"
    elif is_same_person(one, other):
        code, field = "person-twice", "first"
    elif not (one.citizen_id and other.citizen_id) and _names_alike(one, other):
        code, field, severity = "person-nearly-twice", "first", Severity.WARNING
    else:
        return
    yield Finding(
        code=code, severity=severity, where=other.at(field), value=other.full_name,
        args={"other": one.full_name}, also=(one.at(field),),
    )  # fmt: skip


def venue_is_in_the_village(project: Project) -> Iterator[Finding]:
    """A venue that names another target village is a copied row, or a visit."""
    names = {dossier.village.title for dossier in project.dossiers if len(dossier.village.title) > len("บ้าน") + 1}
    for dossier in project.dossiers:
        venue, own = dossier.village.venue, dossier.village.title
        if own in venue or "บ้าน" not in venue:
            continue
        other = next((name for name in names if name != own and name in venue), "")
        if other:
            yield _asked("venue-elsewhere", dossier.village, "venue", venue, named=other)


def vouchers_have_their_own_number(project: Project) -> Iterator[Finding]:
    """A number of a voucher stands for one; two lines of one receipt say the same payee and day."""
    for dossier in places_of(project):
        first: dict[str, tuple[str, object, Record]] = {}
        for row in getattr(dossier, "vouchers", ()):
            payee, dated, other = first.setdefault(row.number, (row.payee, row.dated, row))
            if row.number and other is not row and (payee, dated) != (row.payee, row.dated):
                yield _asked("voucher-twice", row, "number", row.number, other=other)


def witnesses_are_two(project: Project) -> Iterator[Finding]:
    """Two of the committee witness the handing over (handbook 2.6), neither of whom hands over himself."""
    for dossier in project.dossiers:
        village = dossier.village
        named = [name for name in village.committee_witnesses.split(", ") if name]
        if named and (len(set(named)) < 2 or len(named) != len(set(named)) or village.headman in named):
            yield _asked("witnesses", village, "committee_witnesses", village.committee_witnesses)
        if village.headman and any(village.headman == sage.full_name for sage in dossier.sages):
            yield _asked("headman-is-sage", village, "headman", village.headman)


def _asked(code: str, row: Record, field: str, value: str, *, other: Record | None = None, **args: object) -> Finding:
    also = () if other is None else (other.at(field),)
    return Finding(code=code, severity=Severity.WARNING, where=row.at(field), value=value, args=args, also=also)


RULES = (
    fiscal_year_agrees, ages_are_possible, representatives_are_laymen, incomes_are_possible, numbers_have_a_form,
    listed_twice,
    represents_elsewhere, venue_is_in_the_village, vouchers_have_their_own_number, witnesses_are_two,
)  # fmt: skip
