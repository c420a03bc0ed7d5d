"""Two states of a list laid side by side by what its rows say, not by where they stand.

A clerk who takes a row out of the middle has changed one row, and not all that follow. Nothing here knows what a row is
of: a row is its cells, as texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Row = tuple[str, ...]
Pair = tuple[int | None, int | None]  # the places of a row before and after; None where it is not in one of the two
_NEVER = float("inf")
_SAME_NAME = 1.5  # less than two rows alone
_MOST = 40_000  # pairs of rows that are weighed one against the other: two hundred rows changed at a time


def align(before: Sequence[Row], after: Sequence[Row], *, name: int | None = None) -> list[Pair]:
    """Each row of the two lists once, in order: with its other state, or alone where it was taken out or put in.

    `name` is the cell by which a row is known. Rows with the same name belong together, whatever else they say; rows
    with other names where most of their cells are the same, and no row with either name is on the other side. What is
    nearer in its text goes before what is farther. Rows without names are known by their places, as long as there are
    as many as there were. A row whose place among the others changed comes twice: where it was, and where it is.
    """
    if name is None and len(before) == len(after):
        return [(n, n) for n in range(len(before))]
    shortest = min(len(before), len(after))
    head = next((n for n in range(shortest) if before[n] != after[n]), shortest)
    tail = next((n for n in range(shortest - head) if before[-1 - n] != after[-1 - n]), shortest - head)
    middle = _middle(before[head : len(before) - tail], after[head : len(after) - tail], name)
    return [
        *((n, n) for n in range(head)),
        *((_plus(one, head), _plus(other, head)) for one, other in middle),
        *((len(before) - n, len(after) - n) for n in range(tail, 0, -1)),
    ]


def _plus(place: int | None, offset: int) -> int | None:
    return None if place is None else place + offset


def _middle(before: Sequence[Row], after: Sequence[Row], name: int | None) -> Iterator[Pair]:
    """The part that differs; one that is too long to weigh all its pairs is first cut at the rows that are the same."""
    if len(before) * len(after) <= _MOST:
        yield from _weighed(before, after, name)
        return
    for tag, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((i + n, j + n) for n in range(i_end - i))
        elif (i_end - i) * (j_end - j) <= _MOST:
            for one, other in _weighed(before[i:i_end], after[j:j_end], name):
                yield _plus(one, i), _plus(other, j)
        else:  # nothing in it is as it was
            for n in range(max(i_end - i, j_end - j)):
                yield (i + n if i + n < i_end else None), (j + n if j + n < j_end else None)


def _weighed(before: Sequence[Row], after: Sequence[Row], name: int | None) -> list[Pair]:
    """The cheapest way from one to the other: a changed cell costs a little over 1, a row alone by how many cells."""
    alone = max(2.0, max(map(len, (*before, *after)), default=0) / 2 + 1) / 2 + 0.125
    was, now = ({_name(row, name) for row in rows} for rows in (before, after))
    costs = [[alone * (i + j) for j in range(len(after) + 1)] for i in range(len(before) + 1)]
    pairs = [[_NEVER] * len(after) for _ in before]
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            if one == other:
                pairs[i][j] = 0.0
            elif name is not None and one[name] and one[name] == other[name]:
                pairs[i][j] = min(_difference(one, other), _SAME_NAME)
            elif _name(one, name) not in now and _name(other, name) not in was:
                pairs[i][j] = _difference(one, other)
            costs[i + 1][j + 1] = min(costs[i][j] + pairs[i][j], costs[i][j + 1] + alone, costs[i + 1][j] + alone)
    return _way(costs, pairs)


def _way(costs: Sequence[Sequence[float]], pairs: Sequence[Sequence[float]]) -> list[Pair]:
    """The steps that the cheapest way is made of, from its end; where two ways cost the same, rows go in pairs."""
    i, j = len(costs) - 1, len(costs[0]) - 1
    found: list[Pair] = []
    while i or j:
        if i and j and costs[i][j] == costs[i - 1][j - 1] + pairs[i - 1][j - 1]:
            i, j = i - 1, j - 1
            found.append((i, j))
        elif j and (not i or costs[i][j - 1] <= costs[i - 1][j]):
            j -= 1
            found.append((None, j))
        else:
            i -= 1
            found.append((i, None))
    return found[::-1]


def _name(row: Row, name: int | None) -> Row | str:
    """What a row is known by: its name, all that it says where it has none."""
    return row if name is None or not row[name] else row[name]


def _difference(one: Row, other: Row) -> float:
    """How many cells differ; more where their texts have less in common."""
    return sum(1 + _unlike(old, new) / 2 for old, new in zip(one, other, strict=True) if old != new)


def _unlike(old: str, new: str) -> float:
    """From 0 to 1: how much of the longer text is neither a common beginning nor a common end."""
    shortest, longest = sorted((len(old), len(new)))
    head = next((n for n in range(shortest) if old[n] != new[n]), shortest)
    tail = next((n for n in range(shortest - head) if old[-1 - n] != new[-1 - n]), shortest - head)
    return 1 - (head + tail) / longest
