"""Orders that amend a district's support team for some persons only (handbook 2.1, mode ค).

The first order stays in force as it was signed: its list of members is `District.team`, and nothing here changes it. A
round of amendments is an order of its own, which names whom it replaces by the number that he has in that list.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from docgen import thai
from docgen.model.trace import Traced
from docgen.programmes.sammachip.sheets import Amendment, Official
from docgen.programmes.sammachip.sheets.amendments import JOINS, LEAVES, OTHER_ROLE, REPLACES
from docgen.records import Record

_BECAUSE = ("เนื่องจาก", "เพราะ", "ด้วยเหตุ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """A place in the team in force: who holds it, and its number in the first order's list, None for who joined."""

    official: Official
    number: int | None = None


Seats = tuple[Seat, ...]


@dataclass(frozen=True, kw_only=True)
class CitedOrder:
    """Number and date of an order that another one names; empty and None for the pen."""

    number: str = ""
    dated: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class TeamChange:
    """One change of a team, between the team before and after it.

    `person` is who joins, leaves, or gets another duty; `role` the duty that he has by it, or had until then, where he
    leaves. `replaced` is who held the place before, with his number in the first order's list and his duty.
    """

    internal: ClassVar[frozenset[str]] = frozenset({"source", "seats_before", "seats_after"})

    source: Amendment
    action: str
    person: Official
    role: str
    replaced: Official = field(default_factory=Official)
    number: int | None = None
    former_role: str = ""
    seats_before: Seats = ()
    seats_after: Seats = ()

    @property
    def is_replacement(self) -> bool:
        """Somebody takes another's place (แทน)."""
        return self.action == REPLACES

    @property
    def is_addition(self) -> bool:
        """Somebody joins the team (เพิ่ม)."""
        return self.action == JOINS

    @property
    def is_departure(self) -> bool:
        """Somebody leaves, and nobody takes the place (พ้น)."""
        return self.action == LEAVES

    @property
    def reason(self) -> str:
        """Why, as it follows the word เนื่องจาก; empty where nobody said."""
        text = self.source.reason.strip()
        return next((text.removeprefix(word).strip() for word in _BECAUSE if text.startswith(word)), text)


@dataclass(frozen=True, kw_only=True)
class TeamRound(Traced):
    """One amending order: its changes in the sheet's order, the first order, and the rounds before it.

    `source` are all rows that it stands on: its own, those of whom it replaces, and the orders that it names.
    """

    internal: ClassVar[frozenset[str]] = frozenset({"source"})
    sheet: ClassVar[str] = Amendment.sheet

    number: int
    changes: tuple[TeamChange, ...]
    order: CitedOrder = field(default_factory=CitedOrder)
    earlier: tuple[CitedOrder, ...] = ()
    source: tuple[Record, ...] = ()

    @property
    def key(self) -> str:
        """What the register knows it by, after the district's name: `กมลาไสย/2`."""
        return str(self.number)

    @property
    def title(self) -> str:
        """How the round is called: `ครั้งที่ 2`."""
        return f"ครั้งที่ {self.number}"

    @property
    def is_first(self) -> bool:
        """No order amended the team before it."""
        return not self.earlier

    @property
    def changes_people(self) -> bool:
        """Somebody is replaced or leaves; else the team only grows, or its duties are shared out anew."""
        return any(change.is_replacement or change.is_departure for change in self.changes)

    @property
    def team(self) -> tuple[Official, ...]:
        """The team in force by this order."""
        return tuple(seat.official for seat in self.changes[-1].seats_after)

    @property
    def not_before(self) -> dt.date | None:
        """The day of the latest order that it names: it cannot be older."""
        return max((cited.dated for cited in (self.order, *self.earlier) if cited.dated is not None), default=None)


def seats_of(team: Iterable[Official]) -> Seats:
    """The team of the first order, numbered as the order lists it."""
    return tuple(Seat(official=member, number=number) for number, member in enumerate(team, 1))


def changes_of(rows: Iterable[Amendment], seats: Seats) -> Iterator[TeamChange]:
    """The changes of one round, one after the other: each begins with the team that the one before it left.

    A row that names nobody of the team changes nothing, but who joins by it is in the team: later rows may name him.
    """
    for row in rows:
        change = _change(row, seats)
        yield change
        seats = change.seats_after


def _change(row: Amendment, seats: Seats) -> TeamChange:
    fitting = seats_named(row.replaced, seats) if row.action != JOINS else ()
    seat = fitting[0] if len(fitting) == 1 else None
    replaced = seat.official if seat is not None else Official(position=row.replaced)
    joins = row.action in (REPLACES, JOINS)
    role = replaced.team_role if row.action == LEAVES else row.team_role or replaced.team_role
    person = _person(row, role) if joins else replaced
    after = list(seats)
    if joins and seat is None:
        after.append(Seat(official=person))
    elif joins and seat is not None:
        after[seats.index(seat)] = Seat(official=person, number=seat.number)
    elif row.action == LEAVES and seat is not None:
        after.remove(seat)
    elif row.action == OTHER_ROLE and seat is not None:
        after[seats.index(seat)] = Seat(official=dataclasses.replace(replaced, team_role=role), number=seat.number)
    return TeamChange(
        source=row,
        action=row.action,
        person=person,
        role=role,
        replaced=replaced,
        number=seat.number if seat is not None else None,
        former_role=replaced.team_role,
        seats_before=seats,
        seats_after=tuple(after),
    )


def _person(row: Amendment, role: str) -> Official:
    """Who joins, as a member of the team; the cells are those of the row that names him."""
    return Official(
        where=row.where, cells=row.cells, unit=row.district, prefix=row.prefix, first=row.first, last=row.last,
        position=row.position, team_role=role,
    )  # fmt: skip


def seats_named(text: str, seats: Seats) -> Seats:
    """The seats of whom a clerk means by a name, with or without its prefix, or by a position."""
    wanted = {_bare(text), *_bare_names(text)} - {""}
    by_name = tuple(seat for seat in seats if wanted & _names(seat.official))
    return by_name or tuple(seat for seat in seats if _bare(seat.official.position) in wanted)


def is_member(person: Official, seats: Seats) -> bool:
    """The person has a seat already; who is known by his position alone is compared by that."""
    if person.full_name:
        return any(_own_name(person) == _own_name(seat.official) for seat in seats if seat.official.full_name)
    position = _bare(person.position)
    return any(not seat.official.full_name and _bare(seat.official.position) == position for seat in seats)


def _names(member: Official) -> set[str]:
    if not member.full_name:
        return set()
    return {_bare(member.full_name), _own_name(member), _bare(f"{member.full_name}{member.position}")}


def _own_name(member: Official) -> str:
    """First and last name: the prefix changes with a marriage, a rank, a doctor's degree."""
    return _bare(f"{member.first}{member.last}")


def _bare_names(text: str) -> Sequence[str]:
    try:
        name = thai.parse_person_name(text)
    except thai.ThaiValueError:  # a position
        return ()
    return (_bare(name.full), _bare(name.without_prefix)) if name is not None else ()


def _bare(text: str) -> str:
    return "".join(thai.to_arabic_digits(text).split())
