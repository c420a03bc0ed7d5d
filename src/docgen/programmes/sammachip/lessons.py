"""The hours of a day's schedule in which somebody teaches, as they are paid (handbook 2.4, 2.13)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from docgen.programmes.sammachip.sheets import Sage, Session

_HOUR, _WHOLE, _HALF = 60, 50, 25  # minutes; from 50 an hour is paid, from 25 half an hour (handbook 2.13)
_NO_LESSON = ("พัก", "พิธี")  # topics of the schedule
_NO_LESSON_BEGINS = (*_NO_LESSON, "ลงทะเบียน", "เปิดประชุม", "ปิดกิจกรรม", "สรุปผล")
_TEA = "อาหารว่าง"


def hours_taught(sessions: Sequence[Session], speaker: Sage, team: Iterable[Sage] = ()) -> Decimal | None:
    """The hours for which a speaker may be paid by the schedule; None where its lessons have no hours (handbook 2.4).

    A speaker has the lessons that name him, and those that name nobody of the team; where the schedule names him
    nowhere, he may have taught in all of them.
    """
    named = [session for session in sessions if _names(session, speaker)]
    others = tuple(sage for sage in team if sage is not speaker)
    own = [s for s in sessions if not any(_names(s, sage) for sage in others) or _names(s, speaker)]
    return lesson_hours(own if named else sessions)


def lesson_hours(sessions: Sequence[Session]) -> Decimal | None:
    """What the lessons come to in hours of payment.

    Their minutes are counted together; a rest of 50 minutes is an hour, of 25 half an hour, of less nothing. A break
    for tea between two lessons is not taken off, as the regulation on training has it.
    """
    lessons = [session for session in sessions if _is_lesson(session)]
    if not lessons or any(session.start is None or session.end is None for session in lessons):
        return None
    minutes = sum(_minutes(session) for session in (*lessons, *_breaks(sessions, lessons)))
    hours, rest = divmod(minutes, _HOUR)
    return Decimal(hours) + (1 if rest >= _WHOLE else Decimal("0.5") if rest >= _HALF else 0)


def _is_lesson(session: Session) -> bool:
    return session.topic not in _NO_LESSON and (
        bool(session.topic) or not session.activity.startswith(_NO_LESSON_BEGINS)
    )


def _breaks(sessions: Iterable[Session], lessons: Sequence[Session]) -> list[Session]:
    ends, starts = {lesson.end for lesson in lessons}, {lesson.start for lesson in lessons}
    return [s for s in sessions if _TEA in s.activity and s not in lessons and s.start in ends and s.end in starts]


def _minutes(session: Session) -> int:
    if session.start is None or session.end is None:
        return 0
    start, end = ((time.hour * _HOUR + time.minute) for time in (session.start, session.end))
    return max(end - start, 0)


def _names(session: Session, speaker: Sage) -> bool:
    """The schedule's words name the speaker, with whatever prefix and spaces."""
    return bool(speaker.first and speaker.last) and speaker.first in session.speaker and speaker.last in session.speaker
