"""The order in which a paper lists people and the hours of a day."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import Any

from docgen.programmes.sammachip.sheets import GroupMember, Household, Sage, Session


def numbered(people: Sequence[Any]) -> tuple[Any, ...]:
    """Sages or households in the order of their numbers; who has none gets the next free one, after the others."""
    numbered = sorted((p for p in people if p.seq is not None), key=_seq)
    last = _seq(numbered[-1]) if numbered else 0
    others = [p for p in people if p.seq is None]
    return (*numbered, *(dataclasses.replace(p, seq=last + n) for n, p in enumerate(others, 1)))


def _seq(person: Sage | Household | GroupMember) -> int:
    return person.seq or 0


def by_time(sessions: Sequence[Session]) -> tuple[Session, ...]:
    """A schedule in the order of the day, however its rows were sorted."""
    return tuple(sorted(sessions, key=lambda session: session.start or dt.time.max))
