"""A dossier: all that is known of one target village, and what follows from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import ClassVar

from docgen.model.place import Place
from docgen.model.trace import Traced
from docgen.photos import Photo
from docgen.programmes.sammachip.assessment import AssessmentRound, Assessments, rounds_of
from docgen.programmes.sammachip.budget import BudgetSum, MaterialSum, sum_of_budget, sum_of_materials
from docgen.programmes.sammachip.districts import District
from docgen.programmes.sammachip.letters import (
    Invitation,
    Minutes,
    invitations_of,
    invitations_of_households,
    minutes_of,
)
from docgen.programmes.sammachip.payments import (
    EvidenceLine,
    EvidenceSum,
    Loan,
    SpeakerPayment,
    evidence_of,
    evidence_sum,
    loan_of,
    payments_of,
)
from docgen.programmes.sammachip.photographs import FIRST_ROUND, FOUNDING, MEETING, SECOND_ROUND, VILLAGE_SET
from docgen.programmes.sammachip.pictures import PictureRow, PictureSpace, chosen_rows, is_complete, spaces
from docgen.programmes.sammachip.results import (
    Criteria,
    HouseholdResult,
    OutcomeSum,
    Turnout,
    TurnoutSum,
    criteria_of,
    results_of,
    sum_of_turnout,
    turnout_of,
)
from docgen.programmes.sammachip.schedule import SpeakerHours, end_of, handover_of, hours_of, start_of
from docgen.programmes.sammachip.sheets import (
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    Household,
    Material,
    Meeting,
    OccupationStudy,
    Official,
    Outcome,
    Programme,
    Recipient,
    Sage,
    Session,
    Survey,
    Village,
    Voucher,
)
from docgen.programmes.sammachip.survey import OccupationSurvey, SurveyForm, forms_of, survey_of
from docgen.records import Record

LEADER = "หัวหน้า"


@dataclass(frozen=True, kw_only=True)
class VillageGroup(Traced):
    """An occupation group as its home village's report names it."""

    group: Group
    members: tuple[GroupMember, ...] = ()

    @property
    def name(self) -> str:
        return self.group.name

    @property
    def member_count(self) -> int:
        return len(self.members)


@dataclass(frozen=True, kw_only=True)
class Dossier(Place):
    """All that is known of one target village. `key` is its code, stable over the years."""

    level: ClassVar[str] = "village"
    roots: ClassVar[tuple[str, ...]] = (
        "district", "officer", "village", "witnesses", "sages", "team_leader", "households", "household_count",
        "donor_count", "criteria", "sessions", "training_start", "training_end", "materials", "material_sum",
        "handouts", "budget", "budget_sum", "turnout", "turnout_sum", "results", "outcome", "assessment", "rounds",
        "groups", "survey_forms", "survey", "pictures", "missing_pictures", "has_all_pictures", "invitations",
        "minutes", "payments", "evidence", "evidence_sum", "loan", "handover_start", "household_invitations",
        "speakers", "picture_rows", "people_count",
    )  # fmt: skip

    key: str
    programme: Programme
    district: District
    village: Village
    sages: tuple[Sage, ...] = ()
    households: tuple[Household, ...] = ()
    sessions: tuple[Session, ...] = ()
    materials: tuple[Material, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    assessed: tuple[Assessment, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    surveyed: tuple[Survey, ...] = ()
    studied: tuple[OccupationStudy, ...] = ()
    photos: tuple[Photo, ...] = ()
    groups: tuple[VillageGroup, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    vouchers: tuple[Voucher, ...] = ()

    @property
    def label(self) -> str:
        """`46031010 บ้านโจด ม.10 อ.กมลาไสย`."""
        return f"{self.key} {self.village.title} ม.{self.village.moo} อ.{self.village.district}"

    @property
    def unit(self) -> str:
        """The district's name."""
        return self.district.name

    @property
    def name_parts(self) -> Mapping[str, str]:
        """District, code, name and moo."""
        village = self.village
        return {"district": village.district, "code": self.key, "name": village.name, "moo": str(village.moo)}

    @property
    def own(self) -> Record:
        """The village's row."""
        return self.village

    @property
    def kin(self) -> frozenset[str]:
        """Its district, whose mistakes are its own."""
        return frozenset({self.district.name, self.village.village_code}) - {""}

    def records(self) -> Iterable[Record]:
        """Every row of the workbook that speaks of this village alone, and of the groups that have their home in it."""
        yield self.village
        yield from (*self.sages, *self.households, *self.sessions, *self.materials, *self.budget)
        yield from (*self.attendance, *self.assessed, *self.outcomes)
        yield from (*self.surveyed, *self.studied)
        for group in self.groups:
            yield group.group
            yield from group.members
        yield from (*self.recipients, *self.meetings, *self.vouchers)

    @cached_property
    def officer(self) -> Official:
        """The officer (พัฒนากร) in charge of the village's tambon."""
        return self.district.officer_of(self.village.tambon)

    @cached_property
    def team_leader(self) -> Sage:
        """The sage who leads the team of speakers; the first, where none is named leader."""
        leaders = [sage for sage in self.sages if sage.team_role.startswith(LEADER)]
        return next(iter(leaders or self.sages), Sage())

    @cached_property
    def criteria(self) -> Criteria:
        """The households by criterion."""
        return criteria_of(self.households)

    @property
    def household_count(self) -> int:
        return len(self.households)

    @property
    def people_count(self) -> int:
        """Whom the day is for: the sages who teach and those who stand for the households (handbook 2.12: 25)."""
        return len(self.sages) + self.household_count

    @property
    def donor_count(self) -> int:
        return sum(household.is_donor for household in self.households)

    @cached_property
    def training_start(self) -> dt.time | None:
        return start_of(self.sessions)

    @cached_property
    def training_end(self) -> dt.time | None:
        return end_of(self.sessions)

    @cached_property
    def handover_start(self) -> dt.time | None:
        """When materials are handed over, as the schedule says."""
        return handover_of(self.sessions)

    @cached_property
    def handouts(self) -> tuple[Material, ...]:
        """The materials that every household takes a share of."""
        return tuple(material for material in self.materials if material.per_household)

    @cached_property
    def material_sum(self) -> MaterialSum:
        return sum_of_materials(self.materials)

    @cached_property
    def budget_sum(self) -> BudgetSum:
        return sum_of_budget(self.budget)

    @cached_property
    def witnesses(self) -> tuple[str, str]:
        """Two members of the village committee; empty where they are not known yet."""
        named = [name.strip() for name in self.village.committee_witnesses.split(",") if name.strip()]
        first, second = [*named, "", ""][:2]
        return first, second

    @cached_property
    def turnout(self) -> tuple[Turnout, ...]:
        """Target and attendance of sages, households and officials."""
        return turnout_of(self.attendance, len(self.sages), len(self.households))

    @cached_property
    def turnout_sum(self) -> TurnoutSum:
        return sum_of_turnout(self.turnout, self.attendance)

    @cached_property
    def results(self) -> tuple[HouseholdResult, ...]:
        """A line for each household, in the order of the households."""
        return results_of(self.households, partial(getattr, self, "attendance"), self.outcomes)

    @cached_property
    def outcome(self) -> OutcomeSum:
        return OutcomeSum(results=self.results)

    @cached_property
    def survey_forms(self) -> tuple[SurveyForm, ...]:
        """A survey form for each household, with what it answered."""
        return forms_of(self.households, self.surveyed)

    @cached_property
    def survey(self) -> OccupationSurvey:
        """What the survey of occupations comes to (ก1-5)."""
        return survey_of(self.survey_forms, self.studied, self.village.occupation, self.programme.income_threshold)

    @cached_property
    def pictures(self) -> tuple[PictureSpace, ...]:
        """The photographs in the order of the work, and frames for those that are missing (handbook 2.14)."""
        return spaces(self.photos, VILLAGE_SET, self._day_of)

    @cached_property
    def picture_rows(self) -> tuple[PictureRow, ...]:
        """One picture of each step of the work, two in a row, for the village's report."""
        return chosen_rows(self.pictures, VILLAGE_SET)

    @cached_property
    def missing_pictures(self) -> tuple[str, ...]:
        """The kinds of photographs that the least set has and the village has not."""
        return tuple(space.kind for space in self.pictures if space.file is None)

    @property
    def has_all_pictures(self) -> bool | None:
        """Each kind of the least set is there; None while there is no photograph at all."""
        return is_complete(self.photos, VILLAGE_SET)

    def _day_of(self, kind: str) -> dt.date | None:
        """The day on which such a photograph was taken."""
        days = {
            MEETING: self.village.meeting_date,
            FIRST_ROUND: self.assessment.first.assessed_on,
            SECOND_ROUND: self.assessment.second.assessed_on,
            FOUNDING: None,
        }
        return days.get(kind, self.village.training_date)

    @cached_property
    def invitations(self) -> tuple[Invitation, ...]:
        """Whom a letter of invitation goes to: the sages, the headman, and the rows of ผู้รับเชิญ."""
        return invitations_of(self.village, self.sages, self.recipients)

    @cached_property
    def household_invitations(self) -> tuple[Invitation, ...]:
        """A letter of invitation for each target household."""
        return invitations_of_households(self.households)

    @cached_property
    def speakers(self) -> tuple[SpeakerHours, ...]:
        """The sages, and when each of them speaks."""
        return hours_of(self.sages, self.sessions)

    @cached_property
    def minutes(self) -> Minutes:
        """What the minutes of the village's meeting say (ก1-4)."""
        return minutes_of(next(iter(self.meetings), None), self.village, self.officer)

    @cached_property
    def payments(self) -> tuple[SpeakerPayment, ...]:
        """What each sage is paid as a speaker."""
        return payments_of(self.sages, self.budget, self.programme)

    @cached_property
    def evidence(self) -> tuple[EvidenceLine, ...]:
        """Receipts and vouchers of all that was spent."""
        return evidence_of(self.budget, self.vouchers, self.payments, self.materials)

    @cached_property
    def evidence_sum(self) -> EvidenceSum:
        """What the receipts and vouchers come to."""
        return evidence_sum(self.evidence)

    @cached_property
    def loan(self) -> Loan:
        """What the officer borrows for the day."""
        return loan_of(self.budget)

    @cached_property
    def assessment(self) -> Assessments:
        """Both rounds of the assessment."""
        return rounds_of(self.assessed, self.programme)

    @property
    def rounds(self) -> tuple[AssessmentRound, ...]:
        """Both rounds of the assessment, the first first; one that was not made yet is there, and blank."""
        return self.assessment.first, self.assessment.second
