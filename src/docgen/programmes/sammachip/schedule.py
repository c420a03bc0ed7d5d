"""What a day's schedule (กำหนดการ) says: its hours, when materials are handed over, which topics it treats."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from docgen import thai
from docgen.programmes.sammachip.constants import DEMONSTRATED, POINTS, VILLAGE_TOPICS, Topic
from docgen.programmes.sammachip.sheets import Sage, Session

_HANDED_OVER = ("รับวัสดุ", "มอบวัสดุ", "จ่ายวัสดุ")  # รับวัสดุ, รับมอบวัสดุ, ส่งมอบวัสดุ, เบิกจ่ายวัสดุ


def start_of(sessions: Iterable[Session]) -> dt.time | None:
    """When the day begins; None where no hour is known."""
    return min((session.start for session in sessions if session.start is not None), default=None)


def end_of(sessions: Iterable[Session]) -> dt.time | None:
    """When the day ends; None where no hour is known."""
    return max((session.end for session in sessions if session.end is not None), default=None)


def handover_of(sessions: Iterable[Session]) -> dt.time | None:
    """When materials are handed over (ก1-ง1, ก2-ง1): the first hour that tells of it; None leaves it to the pen.

    The day's beginning is not meant: it is for registration, and a group has not elected who signs by then.
    """
    return next((s.start for s in sessions if s.start is not None and _tells_of_handing_over(s)), None)


def _tells_of_handing_over(session: Session) -> bool:
    text = "".join(session.activity.split())
    return any(word in text for word in _HANDED_OVER)


def missing_topics(sessions: Iterable[Session]) -> tuple[Topic, ...]:
    """The topics that no line has the code of, and no line without a code speaks of."""
    listed = tuple(sessions)
    return tuple(topic for topic in VILLAGE_TOPICS if not any(_treats(session, topic) for session in listed))


def missing_points(sessions: Iterable[Session]) -> tuple[Topic, ...]:
    """The points of 9.1.2 that no line of it names."""
    lines = (s.activity for s in sessions if DEMONSTRATED in _code(s) or not _code(s))
    text = "".join("".join(lines).split())
    return tuple(point for point in POINTS if not any(word in text for word in point.words))


def _treats(session: Session, topic: Topic) -> bool:
    code = _code(session)
    return topic.code in code if code else any(word in session.activity for word in topic.words)


def _code(session: Session) -> str:
    return thai.to_arabic_digits(session.topic).strip()


@dataclass(frozen=True, kw_only=True)
class SpeakerHours:
    """A sage, and the lines of the schedule that are his; none where the schedule does not tell."""

    sage: Sage
    sessions: tuple[Session, ...] = ()


def hours_of(sages: Iterable[Sage], sessions: Iterable[Session]) -> tuple[SpeakerHours, ...]:
    """When each sage speaks (handbook 2.3): the lines that name him; if none does, those of his topic.

    A line that names other sages is theirs alone, whatever it treats.
    """
    team, listed = tuple(sages), tuple(sessions)
    named = {id(sage): tuple(s for s in listed if _speaks(sage, s)) for sage in team}
    taken = {id(session) for lines in named.values() for session in lines}
    return tuple(
        SpeakerHours(
            sage=sage,
            sessions=named[id(sage)]
            or tuple(s for s in listed if id(s) not in taken and not _names_somebody(s) and _is_about(s, sage.topic)),
        )
        for sage in team
    )


def _speaks(sage: Sage, session: Session) -> bool:
    return any((name.first, name.last or "") == (sage.first, sage.last) for name in _speakers(session))


def _names_somebody(session: Session) -> bool:
    return bool(_speakers(session))


def _speakers(session: Session) -> tuple[thai.PersonName, ...]:
    """The people whom a line's speaker cell names; a team or a position is nobody."""
    parts = re.split(r"[,;/\n]|\sและ\s?", session.speaker)
    return tuple(found[0] for found in map(thai.split_person, parts) if found is not None)


def _is_about(session: Session, topic: str) -> bool:
    """The line treats the topic: it has the same code, its words hold the topic's, or both name a point of 9.1.2."""
    wanted = "".join(thai.to_arabic_digits(topic).split())
    if not wanted:
        return False
    activity = "".join(thai.to_arabic_digits(session.activity).split())
    if wanted == _code(session) or wanted in activity:
        return True
    may_be = DEMONSTRATED in _code(session) or not _code(session)
    return may_be and any(_has(point, wanted) and _has(point, activity) for point in POINTS)


def _has(point: Topic, text: str) -> bool:
    return any(word in text for word in point.words)
