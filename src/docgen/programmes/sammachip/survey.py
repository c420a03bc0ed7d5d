"""What a village's survey of occupations comes to (ก1-5): who does what, who wants what, and how the choice compares.

A household's wishes are those of its row in สำรวจ; where it has none, the one of its row in ครัวเรือน. Spellings of one
occupation count together: `การทอผ้า`, `ทอผ้า` and `อาชีพทอผ้า`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from docgen.model.figures import percent, total
from docgen.programmes.sammachip.sheets import Household, OccupationStudy, Survey

_BEFORE = ("อาชีพ", "การ")


def occupation_key(name: str) -> str:
    """What two spellings of one occupation have in common."""
    key = "".join(name.split())
    for word in _BEFORE:
        if len(key) > len(word):
            key = key.removeprefix(word)
    return key


@dataclass(frozen=True, kw_only=True)
class SurveyForm:
    """One household's form: who it is, and what it answered so far."""

    household: Household
    answer: Survey

    @property
    def main_occupation(self) -> str:
        """What it lives on: by the survey, else by the list of households."""
        return self.answer.main_occupation or self.household.occupation

    @property
    def wishes(self) -> tuple[str, ...]:
        """The occupations that it wants, the most wanted first, none of them twice."""
        named = tuple(filter(None, self.answer.wishes)) or tuple(filter(None, (self.household.wanted_occupation,)))
        once: dict[str, str] = {}
        for wish in named:
            once.setdefault(occupation_key(wish), wish)
        return tuple(once.values())

    @property
    def first_wish(self) -> str:
        return self._wish(1)

    @property
    def second_wish(self) -> str:
        return self._wish(2)

    @property
    def third_wish(self) -> str:
        return self._wish(3)

    def _wish(self, number: int) -> str:
        return self.wishes[number - 1] if len(self.wishes) >= number else ""


@dataclass(frozen=True, kw_only=True)
class OccupationShare:
    """How many households do something."""

    name: str
    count: int
    asked: int

    @property
    def percent(self) -> Decimal | None:
        """Of the households that said what they do."""
        return percent(self.count, self.asked)


@dataclass(frozen=True, kw_only=True)
class WantedOccupation:
    """An occupation that households want. `rank` is shared by those that equally many put first and wanted at all."""

    name: str
    rank: int
    first: int
    mentioned: int
    answered: int
    is_chosen: bool
    study: OccupationStudy

    @property
    def percent(self) -> Decimal | None:
        """Put first, in per cent of the households that named any."""
        return percent(self.first, self.answered)

    @property
    def mentioned_percent(self) -> Decimal | None:
        """Wanted first, second or third, in per cent of the households that named any."""
        return percent(self.mentioned, self.answered)


@dataclass(frozen=True, kw_only=True)
class OccupationSurvey:
    """The survey's result. `chosen_rank` is None where no household wants what the village demonstrates.

    `returned` is how many households have a row in สำรวจ.
    """

    asked: int
    answered: int
    current: tuple[OccupationShare, ...]
    wanted: tuple[WantedOccupation, ...]
    incomes: tuple[Decimal, ...]
    threshold: Decimal | None
    returned: int = 0

    @property
    def has_all_forms(self) -> bool | None:
        """Every household's form is keyed in; None while none is."""
        return self.returned >= self.asked if self.returned else None

    @property
    def has_all_wishes(self) -> bool | None:
        """Every household has said what it wants; None while none has."""
        return self.answered >= self.asked if self.answered else None

    @property
    def chosen(self) -> WantedOccupation | None:
        """What the survey says of the occupation that the village demonstrates."""
        return next((wanted for wanted in self.wanted if wanted.is_chosen), None)

    @property
    def chosen_rank(self) -> int | None:
        return self.chosen.rank if self.chosen else None

    @property
    def is_chosen_tied(self) -> bool:
        """As many households put another occupation first as that which the village demonstrates."""
        return self.chosen is not None and any(
            wanted.first == self.chosen_first for wanted in self.wanted if not wanted.is_chosen
        )

    @property
    def chosen_first(self) -> int:
        """How many households put the village's occupation first."""
        return self.chosen.first if self.chosen else 0

    @property
    def chosen_percent(self) -> Decimal | None:
        return percent(self.chosen_first, self.answered)

    @property
    def current_count(self) -> int:
        """Of how many households the occupation is known."""
        return sum(share.count for share in self.current)

    @property
    def income_count(self) -> int:
        """Of how many households the income is known."""
        return len(self.incomes)

    @property
    def income_average(self) -> Decimal | None:
        """Baht a head and year, over the households whose income is known."""
        if not self.incomes:
            return None
        return (total(self.incomes) / len(self.incomes)).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def income_least(self) -> Decimal | None:
        return min(self.incomes, default=None)

    @property
    def income_most(self) -> Decimal | None:
        return max(self.incomes, default=None)

    @property
    def below_threshold(self) -> int | None:
        """Households whose income a head is below the threshold of จปฐ.; None where either is not known."""
        if self.threshold is None or not self.incomes:
            return None
        return sum(income < self.threshold for income in self.incomes)


def forms_of(households: Iterable[Household], answers: Iterable[Survey]) -> tuple[SurveyForm, ...]:
    """A form for each household, in their order."""
    by_seq = {answer.seq: answer for answer in answers}
    return tuple(SurveyForm(household=h, answer=by_seq.get(h.seq) or Survey()) for h in households)


def survey_of(
    forms: Sequence[SurveyForm], studies: Sequence[OccupationStudy], chosen: str, threshold: Decimal | None
) -> OccupationSurvey:
    """Everything that the survey's summary says."""
    return OccupationSurvey(
        asked=len(forms),
        answered=sum(bool(form.wishes) for form in forms),
        current=_current(forms),
        wanted=_wanted(forms, studies, chosen),
        incomes=tuple(f.household.income_per_head for f in forms if f.household.income_per_head is not None),
        threshold=threshold,
        returned=sum(bool(form.answer.where.row) for form in forms),
    )


def _current(forms: Sequence[SurveyForm]) -> tuple[OccupationShare, ...]:
    named = [form.main_occupation for form in forms if form.main_occupation]
    spelt = _spellings(named)
    counts = Counter(map(occupation_key, named))
    return tuple(
        OccupationShare(name=spelt[key], count=count, asked=len(named))
        for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _wanted(
    forms: Sequence[SurveyForm], studies: Sequence[OccupationStudy], chosen: str
) -> tuple[WantedOccupation, ...]:
    """By how many put it first, then by how many want it at all, then by name; studied ones that nobody wants last."""
    first = Counter(occupation_key(form.wishes[0]) for form in forms if form.wishes)
    mentioned = Counter(occupation_key(wish) for form in forms for wish in form.wishes)
    spelt = _spellings([wish for form in forms for wish in form.wishes] + [study.occupation for study in studies])
    by_key = {occupation_key(study.occupation): study for study in reversed(studies) if study.occupation}
    keys = dict.fromkeys([*mentioned, *by_key])
    order = sorted(keys, key=lambda key: (-first[key], -mentioned[key], key))
    score = [(first[key], mentioned[key]) for key in order]
    return tuple(
        WantedOccupation(
            name=spelt[key],
            rank=score.index((first[key], mentioned[key])) + 1,
            first=first[key],
            mentioned=mentioned[key],
            answered=sum(bool(form.wishes) for form in forms),
            is_chosen=bool(chosen) and key == occupation_key(chosen) and bool(mentioned[key]),
            study=by_key.get(key) or OccupationStudy(),
        )
        for key in order
    )


def _spellings(names: Sequence[str]) -> Mapping[str, str]:
    """For each occupation the spelling that is used most; of equally many the first."""
    found: dict[str, Counter[str]] = {}
    for name in names:
        found.setdefault(occupation_key(name), Counter())[name] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in found.items()}
