"""Who is who between two runs: a place whose code was corrected, a person whose row moved, one who was replaced.

Papers, signatures and numbers belong to an identity that is given once, not to a row's place in a sheet or to what
happened to be typed. What the workbook shows now is matched with what was seen before by evidence: an identity number,
then the name with all else that is known, then the order of rows. Where the evidence fits two, nobody is matched, and a
person is asked: a wrong guess would put one's signature on another's paper.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

NAME, FIRST, LAST = "name", "first", "last"  # evidence that is a name; a person's has two parts
STRONG = "#"  # what begins so is known by one alone: an identity number, as a digest

SAME, LIKELY, CLEAR = 0.75, 0.5, 0.15  # from how much on it is the same one; may be; stands out from the next


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A place, or a row of a list of a place, as it was last seen: `id` is how the record knows it, for ever.

    `scope` is what it is one of; `natural_key` what the workbook called it, `place` where it stood, `evidence` what
    tells it from the others. Who `is_gone` may come back, and nobody else gets its id.
    """

    scope: str
    id: str
    natural_key: str
    place: int
    evidence: Mapping[str, str]
    is_gone: bool = False

    @property
    def name(self) -> str:
        return name_in(self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the workbook shows now; `is_code` where its key is no number of rows but says of itself who it is."""

    natural_key: str
    place: int
    evidence: Mapping[str, str]
    is_code: bool = False

    @property
    def name(self) -> str:
        return name_in(self.evidence)

    @property
    def digest(self) -> str:
        """Its evidence, as what was said of it is bound to."""
        return strong(json.dumps(self.evidence, ensure_ascii=False, sort_keys=True))


T = TypeVar("T", Thing, Seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What was found out of one scope: ids by natural key, whom those may be that nobody can tell, and changes.

    While somebody is unsure, nothing is `changed` but who is new: the next run must not take for granted what this one
    found likely, and so answer the question by itself.
    """

    ids: Mapping[str, str]
    unsure: Mapping[str, tuple[Thing, ...]] = field(default_factory=dict)
    changed: tuple[Thing, ...] = ()
    rekeyed: tuple[tuple[Thing, str], ...] = ()


def name_in(evidence: Mapping[str, str]) -> str:
    """How one is called, by evidence."""
    parts = (evidence.get(part, "") for part in (FIRST, LAST))
    return evidence.get(NAME, "") or " ".join(filter(None, parts))


def strong(value: str) -> str:
    """A number by which one is known, as it is kept: nobody can read it."""
    return hashlib.sha256(value.encode("utf-8")).hexdigest()[:32]


def match(scope: str, before: Sequence[Thing], now: Sequence[Seen], said: Mapping[str, str] | None = None) -> Matched:
    """Who of `now` is who of `before`; `said` is what a person said of one: an id, or "" for somebody new."""
    task = _Matching(before, now)
    task.unchanged()
    for key, known in (said or {}).items():
        task.decide(key, known)
    if task.new:
        for step in (task.by_evidence, task.by_number, task.by_name, task.by_order, task.by_likeness):
            step()
    return task.result(scope)


class _Matching:
    """The work of one scope: who is left on both sides, and what was found out so far."""

    def __init__(self, before: Sequence[Thing], now: Sequence[Seen]) -> None:
        self.before, self.now = before, now
        self.old = {one.id: one for one in before}
        self.new = {one.natural_key: one for one in now}
        self.found: dict[str, Thing] = {}
        self.unsure: dict[str, tuple[Thing, ...]] = {}
        self.moved: list[Thing] = []  # all that do not stand unchanged where they stood

    def pair(self, one: Seen, other: Thing) -> None:
        self.found[one.natural_key] = other
        self.old.pop(other.id)
        self.new.pop(one.natural_key)

    def decide(self, key: str, known: str) -> None:
        """What a person said holds."""
        if key in self.new and known in self.old:
            self.pair(self.new[key], self.old[known])
        elif not known:
            self.new.pop(key, None)

    def unchanged(self) -> None:
        """Where it stood, and as it was."""
        for other in list(self.old.values()):
            one = self.new.get(other.natural_key)
            if one is not None and not other.is_gone and other.evidence == one.evidence:
                self.pair(one, other)
        self.moved = list(self.old.values())

    def by_evidence(self) -> None:
        """All that is known is the same: only the row moved. Who cannot be told apart is taken in order."""
        olds: defaultdict[tuple[tuple[str, str], ...], list[Thing]] = defaultdict(list)
        for other in sorted(self.old.values(), key=lambda other: (other.is_gone, other.place)):
            olds[tuple(sorted(other.evidence.items()))].append(other)
        for one in list(self.new.values()):
            waiting = olds.get(tuple(sorted(one.evidence.items())))
            if waiting and one.evidence:
                self.pair(one, waiting.pop(0))

    def by_number(self) -> None:
        """The same identity number, and nobody else's: the same person, unless the name is quite another one."""
        for kind in sorted({key for one in self.new.values() for key in one.evidence if key.startswith(STRONG)}):
            olds, news = _unique(self.moved, kind), _unique(self.now, kind)
            for number in news.keys() & olds.keys():
                one, other = news[number], olds[number]
                if one.natural_key not in self.new or other.id not in self.old:
                    continue
                if not one.name or not other.name or _alike_names(one.evidence, other.evidence) >= LIKELY:
                    self.pair(one, other)
                else:  # a name that was typed over the old one, or a number that was left behind?
                    self.unsure[one.natural_key] = (other,)
                    self.new.pop(one.natural_key)

    def by_name(self) -> None:
        """The same name, and nothing against it; among several of a name, those with whom most else agrees."""
        olds, news = defaultdict(list), defaultdict(list)
        for one in self.old.values():
            olds[one.name].append(one)
        for seen in self.new.values():
            news[seen.name].append(seen)
        for name in news.keys() & olds.keys() - {""}:
            pairs = sorted(
                ((not o.is_gone, _agreement(n.evidence, o.evidence), -abs(n.place - o.place), n, o)
                 for n in news[name] for o in olds[name] if _is_by_name(n, o)),
                key=lambda pair: pair[:3], reverse=True,
            )  # fmt: skip
            for *_, seen, one in pairs:
                if seen.natural_key in self.new and one.id in self.old:
                    self.pair(seen, one)

    def by_order(self) -> None:
        """Who has no name is known by its key alone."""
        by_key = {one.natural_key: one for one in self.old.values() if not one.is_gone}
        for one in list(self.new.values()):
            other = by_key.get(one.natural_key)
            if other is not None and (not one.name or not other.name) and other.id in self.old:
                self.pair(one, other)

    def by_likeness(self) -> None:
        """A name, a code or a number that was corrected: the one that stands out, or nobody."""
        olds = [one for one in self.old.values() if not one.is_gone]
        having = Counter(said for other in self.moved for said in other.evidence.items())
        shown = Counter(said for one in self.now for said in one.evidence.items())
        telling = {
            other.id: {k: v for k, v in other.evidence.items() if having[k, v] == 1 and shown[k, v] <= 1}
            for other in olds
        }
        scores = {
            (one.natural_key, other.id): _alike(one, other, telling[other.id])
            for one in self.new.values()
            for other in olds
        }
        by_new, by_old = defaultdict(list), defaultdict(list)
        for (key, known), score in scores.items():
            if score >= LIKELY:
                by_new[key].append((score, known))
                by_old[known].append((score, key))
        pairs, asked = [], {}
        for key, candidates in by_new.items():
            candidates.sort(reverse=True)
            score, known = candidates[0]
            back = sorted(by_old[known], reverse=True)
            if score >= SAME and back[0][1] == key and _stands_out(candidates) and _stands_out(back):
                pairs.append((self.new[key], self.old[known]))
            else:
                asked[key] = tuple(self.old[known] for _, known in candidates)
        for one, other in pairs:
            self.pair(one, other)
        for key, others in asked.items():
            left = tuple(other for other in others if other.id in self.old)
            if left:
                self.unsure[key] = left

    def result(self, scope: str) -> Matched:
        ids, changed, rekeyed = {}, [], []
        taken = {one.id for one in self.before}
        left = {key: tuple(o for o in others if o.id in self.old) for key, others in self.unsure.items()}
        self.unsure = {key: others for key, others in left.items() if others}
        for one in self.now:
            key = one.natural_key
            if key in self.unsure:
                continue
            known = self.found.get(key)
            if known is None:
                identity = _free(key, taken)
                taken.add(identity)
            else:
                identity = known.id
                if known.natural_key != key and not known.is_gone:
                    rekeyed.append((known, key))
            ids[key] = identity
            evidence = _remembered(one, known)
            thing = Thing(scope=scope, id=identity, natural_key=key, place=one.place, evidence=evidence)
            if known is None or (thing != known and not self.unsure):
                changed.append(thing)
        if not self.unsure:
            changed += [replace(one, is_gone=True) for one in self.old.values() if not one.is_gone]
        return Matched(ids=ids, unsure=self.unsure, changed=tuple(changed), rekeyed=tuple(rekeyed))


def _remembered(one: Seen, known: Thing | None) -> Mapping[str, str]:
    """What is kept of one: a name that cannot be read now is still the one that was read before."""
    return one.evidence if known is None or one.name else {**known.evidence, **one.evidence}


def _unique(things: Iterable[T], kind: str) -> dict[str, T]:
    """Those that alone have a value of this kind of evidence, by that value."""
    having = [one for one in things if one.evidence.get(kind)]
    counted = Counter(one.evidence[kind] for one in having)
    return {one.evidence[kind]: one for one in having if counted[one.evidence[kind]] == 1}


def _agreement(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """From 0 to 1: how much of what both say, besides the name, is the same; a half where there is nothing."""
    both = [key for key in one.keys() & other.keys() if key not in (NAME, FIRST, LAST) and one[key] and other[key]]
    return sum(one[key] == other[key] for key in both) / len(both) if both else 0.5


def _is_by_name(one: Seen, other: Thing) -> bool:
    """The name is enough: a place's where nearly all else agrees, a person's unless the identity number is another."""
    agreement = _agreement(one.evidence, other.evidence)
    return agreement >= SAME if one.is_code else agreement >= LIKELY or not _numbers_differ(one, other)


def _numbers_differ(one: Seen, other: Thing) -> bool:
    both = one.evidence.keys() & other.evidence.keys()
    return any(key.startswith(STRONG) and one.evidence[key] != other.evidence[key] for key in both)


def _alike_names(one: Mapping[str, str], other: Mapping[str, str]) -> float:
    """From 0 to 1: how much two names may be one that was typed wrong; of persons, the first name says more."""
    from rapidfuzz import fuzz  # only where something changed

    whole = fuzz.ratio(name_in(one), name_in(other)) / 100
    if not (one.get(FIRST) and other.get(FIRST)):
        return whole
    firsts = fuzz.ratio(one[FIRST], other[FIRST]) / 100
    lasts = fuzz.ratio(one.get(LAST, ""), other.get(LAST, "")) / 100
    if firsts == 1:  # another surname: she has married, or it was typed wrong
        return max(whole, SAME)
    if lasts == 1:  # one of the house, or a letter of the first name
        return firsts
    return min(firsts, lasts) if min(firsts, lasts) < LIKELY else whole


def _alike(one: Seen, other: Thing, telling: Mapping[str, str]) -> float:
    """From 0 to 1: how much the one may be the other; `telling` is what tells the other from those beside it."""
    if one.is_code and one.natural_key == other.natural_key:
        return 0.9  # not for certain: two codes may have been typed the wrong way round
    if one.is_code:  # a place: its name is one thing of many
        name, agreement = _alike_names(one.evidence, other.evidence), _agreement(one.evidence, other.evidence)
        return (2 * name + 3 * agreement) / 5 if name >= LIKELY or agreement > SAME else 0.0
    alike = _alike_names(one.evidence, other.evidence)
    if _numbers_differ(one, other) and alike < 0.9:
        return min(alike, LIKELY)
    # A name that is not the same one is not enough where the house, or all else that tells, speaks against it.
    return min(alike, LIKELY) if _agreement(one.evidence, telling) < LIKELY else alike


def _stands_out(scores: Sequence[tuple[float, str]]) -> bool:
    """The first is clearly better than the next."""
    return len(scores) < 2 or scores[0][0] - scores[1][0] >= CLEAR


def _free(key: str, taken: set[str]) -> str:
    """An id that nobody has or had: the key itself, the next number, or the key with one."""
    if key not in taken:
        return key
    if key.isdecimal():
        return str(max(int(one) for one in taken if one.isdecimal()) + 1)
    return next(candidate for n in range(2, len(taken) + 3) if (candidate := f"{key}~{n}") not in taken)
