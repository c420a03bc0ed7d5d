"""The programme as one picture: districts, and for each target village a dossier of all that is known of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from docgen import thai
from docgen.photos import GROUP_SET, VILLAGE_SET, Photo
from docgen.photos.kinds import FIRST_ROUND, FOUNDING, MEETING, SECOND_ROUND
from docgen.project.assessment import AssessmentRound, Assessments, rounds_of
from docgen.project.figures import known, percent, total
from docgen.project.letters import Invitation, Minutes, ProvinceOffice, invitations_of, minutes_of
from docgen.project.payments import (
    EvidenceLine,
    EvidenceSum,
    Loan,
    SpeakerPayment,
    evidence_of,
    evidence_sum,
    loan_of,
    payments_of,
)
from docgen.project.pictures import PictureSpace, spaces
from docgen.project.schedule import handover_of
from docgen.project.sums import ProvinceSum, province_sum
from docgen.project.survey import OccupationSurvey, SurveyForm, forms_of, survey_of
from docgen.records import (
    Assessment,
    Attendance,
    BudgetLine,
    Group,
    GroupMember,
    GroupPlan,
    Household,
    LetterNumber,
    Material,
    Meeting,
    OccupationStudy,
    Official,
    Outcome,
    Programme,
    Recipient,
    Record,
    Sage,
    Session,
    Survey,
    Village,
    Voucher,
)

NOBODY = Official()
PROJECT_KEY = "project"  # the key of the whole programme among the keys of villages, groups and districts
CHIEF, DEVELOPMENT_CHIEF, OFFICER, GOVERNOR, PROVINCE_CHIEF = (
    "นายอำเภอ", "พัฒนาการอำเภอ", "พัฒนากร", "ผู้ว่าราชการจังหวัด", "พัฒนาการจังหวัด",
)  # fmt: skip
LEADER = "หัวหน้า"
SAGE, HOUSEHOLD, STAFF = "วิทยากร", "ครัวเรือน", "เจ้าหน้าที่"  # the kinds of attendance


def plain_number(number: str) -> str:
    """The number of a letter or an order for comparing: Arabic digits, no `ที่`, no spaces."""
    return "".join(thai.to_arabic_digits(number).split()).removeprefix("ที่")


@dataclass(frozen=True, kw_only=True)
class District:
    """A district: its people in office and its target villages in the order of their codes."""

    name: str
    code: str = ""
    office: str = ""
    letter_prefix: str = ""
    postal_code: str = ""
    phone: str = ""
    officials: tuple[Official, ...] = ()
    villages: tuple[Village, ...] = ()

    def _with_role(self, role: str) -> tuple[Official, ...]:
        return tuple(official for official in self.officials if official.role == role)

    @cached_property
    def chief(self) -> Official:
        """The district chief (นายอำเภอ), who signs its orders."""
        return next(iter(self._with_role(CHIEF)), NOBODY)

    @cached_property
    def development_chief(self) -> Official:
        """The head of the district's community development office (พัฒนาการอำเภอ)."""
        return next(iter(self._with_role(DEVELOPMENT_CHIEF)), NOBODY)

    @cached_property
    def staff(self) -> tuple[Official, ...]:
        """The district's community development officers, their head first."""
        return self._with_role(DEVELOPMENT_CHIEF) + self._with_role(OFFICER)

    @cached_property
    def team(self) -> tuple[Official, ...]:
        """The support team (ทีมสนับสนุน) in its order; who has no number comes last, as in the sheet."""
        members = [official for official in self.officials if official.team_role]
        return tuple(sorted(members, key=lambda member: (member.team_order is None, member.team_order or 0)))

    @property
    def village_count(self) -> int:
        """How many target villages it has."""
        return len(self.villages)

    def officer_of(self, tambon: str) -> Official:
        """The officer in charge of a tambon; the only one, where there is but one."""
        officers = self._with_role(OFFICER)
        in_charge = [o for o in officers if tambon in _names(o.tambons)]
        return next(iter(in_charge or (officers if len(officers) == 1 else ())), NOBODY)


NOWHERE = District(name="")  # where a group's village is not known


def _names(listed: str) -> list[str]:
    """`ก, ข และ ค` as a list of names."""
    for separator in (" และ ", "\n", "/", ";"):
        listed = listed.replace(separator, ",")
    return [name.strip().removeprefix("ตำบล").removeprefix("ต.").strip() for name in listed.split(",") if name.strip()]


@dataclass(frozen=True, kw_only=True)
class Turnout:
    """How many of a kind of attendance were meant to come and how many came; `came` is None until it is keyed in."""

    label: str
    target: int
    came: int | None

    @property
    def percent(self) -> Decimal | None:
        """Came, in per cent of the target."""
        return percent(self.came, self.target)


@dataclass(frozen=True, kw_only=True)
class HouseholdResult:
    """One household's line in the summary report: who, whether it came, and what became of it."""

    household: Household
    came: bool | None
    outcome: Outcome | None

    @property
    def full_name(self) -> str:
        return self.household.full_name

    @property
    def house_no(self) -> str:
        return self.household.house_no

    @property
    def criteria(self) -> tuple[int, ...]:
        return self.household.criteria

    @property
    def applied(self) -> bool | None:
        return self.outcome.applied if self.outcome else None

    @property
    def income_before(self) -> Decimal | None:
        return self.outcome.income_before if self.outcome else None

    @property
    def income_after(self) -> Decimal | None:
        return self.outcome.income_after if self.outcome else None

    @property
    def change_percent(self) -> Decimal | None:
        """The rise of the income in per cent of what it was; negative where it fell."""
        if self.income_before is None or self.income_after is None:
            return None
        return percent(self.income_after - self.income_before, self.income_before)

    @property
    def change(self) -> Decimal | None:
        """The rise of the income in baht; negative where it fell."""
        if self.income_before is None or self.income_after is None:
            return None
        return self.income_after - self.income_before

    @property
    def followed_on(self) -> dt.date | None:
        """When it was visited."""
        return self.outcome.followed_on if self.outcome else None

    @property
    def increased(self) -> bool:
        """The household uses what it learnt and earns more (KPI 2)."""
        before, after = self.income_before, self.income_after
        return bool(self.applied) and before is not None and after is not None and after > before

    @property
    def origin(self) -> str:
        """The neighbouring village that it comes from, if it does."""
        return self.household.origin

    @property
    def remark(self) -> str:
        return self.outcome.reason if self.outcome else ""


@dataclass(frozen=True, kw_only=True)
class Criteria:
    """How many households meet each of the four criteria (ก1-4.2); one household may meet several."""

    tpmap: int = 0
    low_income: int = 0
    released: int = 0
    interested: int = 0


@dataclass(frozen=True, kw_only=True)
class MaterialSum:
    """What the materials come to: `total` in baht, `count` of items."""

    total: Decimal
    count: int


@dataclass(frozen=True, kw_only=True)
class BudgetSum:
    """Sums over the budget's categories in baht; `spent` and `left` are None until it is known of every category.

    `recorded` is what is known to be spent so far, for a report that says that it counts what is recorded.
    """

    planned: Decimal
    spent: Decimal | None
    recorded: Decimal | None = None
    paid_on: dt.date | None
    bpm_on: dt.date | None

    @property
    def left(self) -> Decimal | None:
        """Planned less spent."""
        return None if self.spent is None else self.planned - self.spent

    @property
    def percent(self) -> Decimal | None:
        """Spent, in per cent of what was planned."""
        return percent(self.spent, self.planned)


def sum_of(budget: Iterable[BudgetLine]) -> BudgetSum:
    """The sums of a village's or a group's budget."""
    lines = tuple(budget)
    recorded = known(line.spent for line in lines)
    return BudgetSum(
        planned=total(line.planned for line in lines),
        spent=recorded if all(line.spent is not None for line in lines) else None,
        recorded=recorded,
        paid_on=max((line.paid_on for line in lines if line.paid_on), default=None),
        bpm_on=max((line.bpm_on for line in lines if line.bpm_on), default=None),
    )


@dataclass(frozen=True, kw_only=True)
class OutcomeSum:
    """What became of the households that were followed up; `promoted` is the base of the programme's 85 per cent.

    That base is who was really promoted, so who came (handbook X5); until attendance is keyed in for all households
    (`is_attended`), it is who was followed up, and a paper must say so.
    `said_yes` and `said_no` are the answers of all who were followed up, whether they came or not.
    """

    known: bool
    followed: int
    promoted: int
    applied: int
    increased: int
    income_before: Decimal
    income_after: Decimal
    households: int = 0
    said_yes: int = 0
    said_no: int = 0
    is_attended: bool = False

    @property
    def income_change(self) -> Decimal:
        """What the households that were followed up earn more, in baht."""
        return self.income_after - self.income_before

    @property
    def applied_percent_of_all(self) -> Decimal | None:
        """The same on the other base of KPI 2 (handbook R-KPI-02): all target households, whoever came."""
        return percent(self.applied, self.households)

    @property
    def increased_percent_of_all(self) -> Decimal | None:
        return percent(self.increased, self.households)

    @property
    def applied_percent(self) -> Decimal | None:
        return percent(self.applied, self.promoted)

    @property
    def increased_percent(self) -> Decimal | None:
        return percent(self.increased, self.promoted)


@dataclass(frozen=True, kw_only=True)
class VillageGroup:
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
class Dossier:
    """All that is known of one target village. `key` is its code, stable over the years."""

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

    def rows(self) -> Iterable[Record]:
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
        counts = [sum(n in household.criteria for household in self.households) for n in (1, 2, 3, 4)]
        return Criteria(tpmap=counts[0], low_income=counts[1], released=counts[2], interested=counts[3])

    @property
    def household_count(self) -> int:
        return len(self.households)

    @property
    def donor_count(self) -> int:
        return sum(household.is_donor for household in self.households)

    @cached_property
    def training_start(self) -> dt.time | None:
        return min((s.start for s in self.sessions if s.start is not None), default=None)

    @cached_property
    def training_end(self) -> dt.time | None:
        return max((s.end for s in self.sessions if s.end is not None), default=None)

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
        return MaterialSum(total=total(m.amount for m in self.materials), count=len(self.materials))

    @cached_property
    def budget_sum(self) -> BudgetSum:
        return sum_of(self.budget)

    @cached_property
    def witnesses(self) -> tuple[str, str]:
        """Two members of the village committee; empty where they are not known yet."""
        named = [name.strip() for name in self.village.committee_witnesses.split(",") if name.strip()]
        first, second = [*named, "", ""][:2]
        return first, second

    @cached_property
    def turnout(self) -> tuple[Turnout, ...]:
        """Target and attendance of sages, households and officials."""
        return (
            self._turnout(SAGE, len(self.sages)),
            self._turnout(HOUSEHOLD, len(self.households)),
            self._turnout(STAFF, sum(row.kind == STAFF for row in self.attendance)),
        )

    def _turnout(self, kind: str, target: int) -> Turnout:
        """`came` is None until everybody of the kind has been keyed in: half a list is no attendance."""
        rows = [row for row in self.attendance if row.kind == kind]
        came = sum(bool(row.morning or row.afternoon) for row in rows) if rows and len(rows) >= target else None
        return Turnout(label=kind, target=target, came=came)

    @cached_property
    def turnout_sum(self) -> Turnout:
        """All kinds together; `came` is None until it is known of every kind."""
        came = [t.came for t in self.turnout if t.came is not None]
        is_known = len(came) == len(self.turnout)
        return Turnout(label="", target=sum(t.target for t in self.turnout), came=sum(came) if is_known else None)

    @cached_property
    def results(self) -> tuple[HouseholdResult, ...]:
        """A line for each household, in the order of the households."""
        keyed_in = [row for row in self.attendance if row.kind == HOUSEHOLD]
        came = {row.seq: bool(row.morning or row.afternoon) for row in keyed_in}
        by_seq: dict[int | None, Outcome] = {row.seq: row for row in self.outcomes if row.seq is not None}
        by_house = {row.house_no: row for row in self.outcomes if row.seq is None and row.house_no}
        return tuple(
            HouseholdResult(
                household=household,
                came=came.get(household.seq),
                outcome=by_seq.get(household.seq) or by_house.get(household.house_no),
            )
            for household in self.households
        )

    @cached_property
    def outcome(self) -> OutcomeSum:
        followed = [result for result in self.results if result.outcome is not None]
        is_complete = all(result.came is not None for result in self.results)
        came = [result for result in self.results if result.came] if is_complete else []
        return OutcomeSum(
            known=bool(followed),
            followed=len(followed),
            promoted=len(came) or len(followed),
            applied=sum(bool(result.applied) for result in came or followed),
            increased=sum(result.increased for result in came or followed),
            income_before=total(result.income_before for result in followed),
            income_after=total(result.income_after for result in followed),
            households=self.household_count,
            said_yes=sum(result.applied is True for result in followed),
            said_no=sum(result.applied is False for result in followed),
            is_attended=bool(came),
        )

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
    def missing_pictures(self) -> tuple[str, ...]:
        """The kinds of photographs that the least set has and the village has not."""
        return tuple(space.kind for space in self.pictures if space.file is None)

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


NO_MEMBER = GroupMember()
PRESIDENT, _VICE, _SECRETARY, _TREASURER = "ประธาน", "รองประธาน", "เลขานุการ", "เหรัญญิก"


@dataclass(frozen=True, kw_only=True)
class Committee:
    """Who holds which office in a group (the second ก): `listed` are all of them in the order of the sheet."""

    listed: tuple[GroupMember, ...] = ()

    def _with_role(self, role: str) -> GroupMember:
        exact = [member for member in self.listed if member.group_role == role]
        return next(iter(exact or [m for m in self.listed if m.group_role.startswith(role)]), NO_MEMBER)

    @cached_property
    def president(self) -> GroupMember:
        """Who presides, and takes over the group's materials."""
        return self._with_role(PRESIDENT)

    @cached_property
    def vice_president(self) -> GroupMember:
        return self._with_role(_VICE)

    @cached_property
    def secretary(self) -> GroupMember:
        return self._with_role(_SECRETARY)

    @cached_property
    def treasurer(self) -> GroupMember:
        return self._with_role(_TREASURER)


@dataclass(frozen=True, kw_only=True)
class GroupDossier:
    """All that is known of one occupation group. Its key is the workbook's own code of it, stable over the years.

    `village` is its home, `attendees` are all who are meant to come to its meeting, its members among them.
    """

    key: str
    programme: Programme = field(default_factory=Programme)
    group: Group
    district_name: str = ""  # its village's district, by its full name
    village: Village = field(default_factory=Village)
    district: District = NOWHERE
    attendees: tuple[GroupMember, ...] = ()
    sessions: tuple[Session, ...] = ()
    materials: tuple[Material, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    plans: tuple[GroupPlan, ...] = ()
    photos: tuple[Photo, ...] = ()

    def rows(self) -> Iterable[Record]:
        """Every row of the workbook that speaks of this group, and that of its village."""
        yield self.group
        yield self.village
        yield from (*self.attendees, *self.sessions, *self.materials, *self.budget, *self.attendance, *self.plans)

    @cached_property
    def officer(self) -> Official:
        """The officer (พัฒนากร) in charge of the tambon of the group's village."""
        return self.district.officer_of(self.village.tambon)

    @cached_property
    def members(self) -> tuple[GroupMember, ...]:
        """Who has joined the group."""
        return tuple(attendee for attendee in self.attendees if attendee.is_member)

    @property
    def member_count(self) -> int:
        return len(self.members)

    @cached_property
    def committee(self) -> Committee:
        """The members who hold an office."""
        return Committee(listed=tuple(member for member in self.members if member.is_committee))

    @property
    def attendee_target(self) -> int:
        """How many are meant to come to the meeting (ก2-2: 20)."""
        return self.programme.group_attendees or len(self.attendees)

    @cached_property
    def open_places(self) -> tuple[int, ...]:
        """The numbers of the lines that the list of those who come has left, for names that are written in by hand."""
        last = max((attendee.seq or 0 for attendee in self.attendees), default=0)
        free = max(self.attendee_target - len(self.attendees), 0)
        return tuple(range(last + 1, last + 1 + free))

    @property
    def share_sum(self) -> Decimal:
        """What the members hold in shares and savings, in baht."""
        return total(member.shares for member in self.members)

    @cached_property
    def training_start(self) -> dt.time | None:
        return min((s.start for s in self.sessions if s.start is not None), default=None)

    @cached_property
    def training_end(self) -> dt.time | None:
        return max((s.end for s in self.sessions if s.end is not None), default=None)

    @cached_property
    def handover_start(self) -> dt.time | None:
        """When materials are handed over, as the schedule says."""
        return handover_of(self.sessions)

    @cached_property
    def material_sum(self) -> MaterialSum:
        return MaterialSum(total=total(m.amount for m in self.materials), count=len(self.materials))

    @cached_property
    def budget_sum(self) -> BudgetSum:
        return sum_of(self.budget)

    @cached_property
    def turnout(self) -> Turnout:
        """How many were meant to come to the meeting and came; None until everybody has been keyed in."""
        rows = [row for row in self.attendance if row.kind == HOUSEHOLD]
        came = sum(bool(row.morning or row.afternoon) for row in rows)
        is_known = bool(rows) and len(rows) >= len(self.attendees)
        return Turnout(label=HOUSEHOLD, target=self.attendee_target, came=came if is_known else None)

    @cached_property
    def pictures(self) -> tuple[PictureSpace, ...]:
        """The photographs in the order of the work, and frames for those that are missing (handbook 2.14)."""
        return spaces(self.photos, GROUP_SET, lambda _: self.group.training_date)


@dataclass(frozen=True, kw_only=True)
class Project:
    """The programme's settings, its districts, villages and groups, and the numbers given to its papers."""

    programme: Programme
    districts: tuple[District, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    groups: tuple[GroupDossier, ...] = ()
    numbers: tuple[LetterNumber, ...] = ()
    register: tuple[LetterNumber, ...] = ()  # also the rows that are cancelled: their numbers are used up
    areas: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    province_officials: tuple[Official, ...] = ()
    other_districts: tuple[District, ...] = ()  # of the province, without a target village

    @cached_property
    def sums(self) -> ProvinceSum:
        """What the figures of all villages come to, by district and for the province."""
        return province_sum(self)

    @cached_property
    def province_chief(self) -> Official:
        """The head of the province's community development office (พัฒนาการจังหวัด)."""
        return next((o for o in self.province_officials if o.role == PROVINCE_CHIEF), NOBODY)

    @cached_property
    def province(self) -> ProvinceOffice:
        """The province's office and who signs for it."""
        programme = self.programme
        return ProvinceOffice(
            name=programme.province_office,
            section=programme.province_section,
            letter_prefix=programme.letter_prefix,
            address=programme.province_address,
            phone=programme.province_phone,
            governor=next((o for o in self.province_officials if o.role == GOVERNOR), NOBODY),
            chief=self.province_chief,
        )

    @cached_property
    def _numbers_by_key(self) -> dict[tuple[str, str], LetterNumber]:
        return {(row.document, row.place): row for row in self.numbers}

    @cached_property
    def _units(self) -> dict[str, str]:
        """The district that each village, group and district belongs to."""
        units = {dossier.key: dossier.village.district for dossier in self.dossiers}
        units |= {group.key: group.district_name for group in self.groups}
        return units | {district.name: district.name for district in self.districts}

    def unit_of(self, place: str) -> str:
        """Whose register a number of this place stands in: a district's name, or empty for the province's."""
        return self._units.get(place.partition("/")[0], "")

    def number_of(self, names: Iterable[str], place: str) -> LetterNumber | None:
        """What the register says of a document, known by any of its names, and a place."""
        found = (self._numbers_by_key.get((name.upper(), place)) for name in names)
        return next((row for row in found if row is not None), None)
