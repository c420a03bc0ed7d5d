"""Letters and minutes: whom a village's invitations go to, what its meeting's minutes say, the province's office."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from docgen.model.trace import Traced
from docgen.programmes.sammachip.districts import GOVERNOR, PROVINCE_CHIEF
from docgen.programmes.sammachip.sheets import Household, Meeting, Official, Programme, Recipient, Sage, Village
from docgen.programmes.sammachip.sheets.letters import CHAIR, GUEST, LEADER_OF_VILLAGE, SPEAKER, VENUE
from docgen.records.kinds import NOTHING

MONK_PREFIXES = ("พระ", "สามเณร")  # พระครู, พระมหา, พระอธิการ … (handbook 1.9, 4.5)
TO_MONKS, TO_ALL = "นมัสการ", "เรียน"
HOUSEHOLD = "ผู้แทนครัวเรือนเป้าหมาย"
HEADMAN_KEY = "ผู้ใหญ่บ้าน"  # what the register calls the headman's letter: 46010101/ผู้ใหญ่บ้าน


@dataclass(frozen=True, kw_only=True)
class Invitation:
    """One letter of invitation. Every sage and the headman get one; the sheet ผู้รับเชิญ adds others, or changes theirs.

    `source` is the row that it comes from; `sage` is the speaker whom that row names. `full_name` is the name, or the
    position of one who is written to by that alone; `person` and `position` are each what it says, for the one who
    signs the answer. `key` is what the register knows it by: a sage's number, `ผู้ใหญ่บ้าน`, and `ร1` for number 1 of
    the sheet ผู้รับเชิญ.
    """

    internal: ClassVar[frozenset[str]] = frozenset({"source"})

    source: Sage | Village | Recipient | Household
    key: str
    addressee: str
    full_name: str = ""
    person: str = ""
    position: str = ""
    purpose: str = GUEST
    salutation: str = TO_ALL
    sage: Sage | None = None

    @property
    def is_to_monk(self) -> bool:
        """The letter begins with นมัสการ and ends with ขอนมัสการด้วยความเคารพ (handbook 1.9)."""
        return self.salutation == TO_MONKS

    @property
    def is_speaker(self) -> bool:
        """It invites a speaker."""
        return self.purpose == SPEAKER

    @property
    def is_chair(self) -> bool:
        """It invites whoever opens the day."""
        return self.purpose == CHAIR

    @property
    def is_leader(self) -> bool:
        """It asks the village's leader to come and to bring the households."""
        return self.purpose == LEADER_OF_VILLAGE

    @property
    def is_venue(self) -> bool:
        """It asks for a place to meet."""
        return self.purpose == VENUE

    @property
    def is_household(self) -> bool:
        """It invites one who stands for a target household."""
        return self.purpose == HOUSEHOLD

    @property
    def topic(self) -> str:
        """What a speaker is to speak about, also where a row of ผู้รับเชิญ stands for the speaker's letter."""
        return self.sage.topic if self.sage is not None else ""


def invitations_of(village: Village, sages: Iterable[Sage], recipients: Iterable[Recipient]) -> tuple[Invitation, ...]:
    """The letters of one village: its sages, its headman, then the rows of ผู้รับเชิญ.

    A row that names a sage or the headman stands for the letter that they would get anyway, in its place.
    """
    rows = list(recipients)
    by_name = {_bare(row.full_name): row for row in rows if row.full_name}
    letters: list[Invitation] = []
    used: set[int] = set()
    for usual in _usual(village, sages):
        row = by_name.get(_bare(usual.full_name)) if usual.full_name else None
        if row is None:
            letters.append(usual)
            continue
        used.add(id(row))
        own = _to(row, usual.key)
        letters.append(dataclasses.replace(own, purpose=row.purpose or usual.purpose, sage=usual.sage))
    for number, row in enumerate(rows, 1):
        if id(row) not in used and (row.full_name or row.position):
            letters.append(_to(row, f"ร{row.seq or number}"))
    return tuple(letters)


def _usual(village: Village, sages: Iterable[Sage]) -> Iterator[Invitation]:
    for sage in sages:
        yield Invitation(
            source=sage,
            key=str(sage.seq),
            addressee=sage.full_name,
            full_name=sage.full_name,
            person=sage.full_name,
            purpose=SPEAKER,
            salutation=_salutation(sage.full_name),
            sage=sage,
        )
    position = f"ผู้ใหญ่บ้าน หมู่ที่ {village.moo} ตำบล{village.tambon}"
    yield Invitation(
        source=village,
        key=HEADMAN_KEY,
        addressee=position,
        full_name=village.headman,
        person=village.headman,
        position=position,
        purpose=LEADER_OF_VILLAGE,
    )


def invitations_of_households(households: Iterable[Household]) -> tuple[Invitation, ...]:
    """A letter for each target household, to the one who stands for it (handbook 2.12); one without a name has none."""
    return tuple(_of_household(household, number) for number, household in enumerate(households, 1) if household.first)


def _of_household(household: Household, number: int) -> Invitation:
    position = f"{HOUSEHOLD} บ้านเลขที่ {household.house_no}{_elsewhere(household)}" if household.house_no else HOUSEHOLD
    return Invitation(
        source=household,
        key=str(household.seq or number),
        addressee=f"{household.full_name} ({position})",
        full_name=household.full_name,
        person=household.full_name,
        position=position,
        purpose=HOUSEHOLD,
        salutation=_salutation(household.full_name),
    )


def _elsewhere(household: Household) -> str:
    """Where the house lies of a household from a neighbouring village: this village may have the same number."""
    if not household.is_donor or household.origin_moo is None:
        return ""
    return f" หมู่ที่ {household.origin_moo} ตำบล{household.origin_tambon}"


def _to(row: Recipient, key: str) -> Invitation:
    both = f"{row.full_name} ({row.position})" if row.full_name and row.position else row.full_name or row.position
    salutation = row.salutation or _salutation(row.full_name or row.position)
    return Invitation(
        source=row,
        key=key,
        addressee=both,
        full_name=row.full_name or row.position,
        person=row.full_name,
        position=row.position,
        purpose=row.purpose or GUEST,
        salutation=salutation,
    )


def _salutation(name: str) -> str:
    return TO_MONKS if name.startswith((*MONK_PREFIXES, "เจ้าอาวาส")) else TO_ALL


def _bare(name: str) -> str:
    return "".join(name.split())


REGISTER_LINES = 60  # of a village whose households nobody has counted
MOST_REGISTER_LINES = 300  # a larger village's hall holds no more
SPARE_LINES = 15  # for the village committee and officials


@dataclass(frozen=True, kw_only=True)
class Minutes:
    """What the minutes of the village's meeting say; who presided and who wrote them are filled in where usual.

    Minutes are evidence: nothing is said of the meeting that nobody keyed in. `is_held` is whether it was keyed in;
    until then the minutes are a form, whose resolutions are the pen's.
    """

    meeting: Meeting
    chair: str
    chair_position: str
    secretary: str
    secretary_position: str
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    total_households: int | None = None

    @property
    def is_held(self) -> bool:
        """The meeting was held, as the sheet ประชุม shows."""
        return self.meeting.is_held

    @property
    def is_nobody_present(self) -> bool:
        """It was keyed in that there were no others."""
        return self.meeting.present == NOTHING

    @property
    def is_nobody_absent(self) -> bool:
        """It was keyed in that nobody was absent."""
        return self.meeting.absent == NOTHING

    @property
    def attendees(self) -> int | None:
        """How many people came: as keyed in, or the sum of all whom it is made of; None where that is not known."""
        parts = (self.meeting.households, self.meeting.committee, self.meeting.staff)
        known = [part for part in parts if part is not None]
        if self.meeting.attendees is None and len(known) == len(parts):
            return sum(known)
        return self.meeting.attendees

    @property
    def register_lines(self) -> tuple[int, ...]:
        """The numbers of the lines of the register in which those who come sign, one for each household and more."""
        lines = min(self.total_households or REGISTER_LINES, MOST_REGISTER_LINES) + SPARE_LINES
        return tuple(range(1, lines + 1))


def minutes_of(row: Meeting | None, village: Village, officer: Official) -> Minutes:
    """The minutes: the headman presides, and the officer writes, where the sheet ประชุม names nobody else."""
    meeting = row or Meeting()
    is_headman = not meeting.chair or _bare(meeting.chair) == _bare(village.headman)
    is_officer = not meeting.secretary or _bare(meeting.secretary) == _bare(officer.full_name)
    headman = f"ผู้ใหญ่บ้าน หมู่ที่ {village.moo} ตำบล{village.tambon}"
    return Minutes(
        meeting=meeting,
        chair=meeting.chair or village.headman,
        chair_position=meeting.chair_position or (headman if is_headman else ""),
        secretary=meeting.secretary or officer.full_name,
        secretary_position=meeting.secretary_position or (officer.position if is_officer else ""),
        present=_listed(meeting.present),
        absent=_listed(meeting.absent),
        total_households=village.total_households,
    )


def _listed(text: str) -> tuple[str, ...]:
    """The people of a cell; none where it says that there are none."""
    if text == NOTHING:
        return ()
    return tuple(filter(None, (part.strip() for part in text.replace("\n", ",").replace(";", ",").split(","))))


@dataclass(frozen=True, kw_only=True)
class ProvinceOffice(Traced):
    """The province's office: where the reports of districts go to, and who signs its own letters."""

    internal: ClassVar[frozenset[str]] = frozenset({"programme", "officials"})

    programme: Programme = field(default_factory=Programme)
    officials: tuple[Official, ...] = ()

    @property
    def name(self) -> str:
        return self.programme.province_office

    @property
    def section(self) -> str:
        return self.programme.province_section

    @property
    def letter_prefix(self) -> str:
        return self.programme.letter_prefix

    @property
    def address(self) -> str:
        return self.programme.province_address

    @property
    def phone(self) -> str:
        return self.programme.province_phone

    def _with_role(self, role: str) -> Official:
        return next((official for official in self.officials if official.role == role), Official())

    @cached_property
    def governor(self) -> Official:
        """The governor (ผู้ว่าราชการจังหวัด)."""
        return self._with_role(GOVERNOR)

    @cached_property
    def chief(self) -> Official:
        """The head of the province's community development office (พัฒนาการจังหวัด)."""
        return self._with_role(PROVINCE_CHIEF)
