"""Shares and means are rounded half up, as the handbook's tables are (5.5): never to the even figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from docgen.model.figures import mean, percent
from docgen.papers import FILTERS


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (1, 8, "12.50"),
        (1, 32, "3.13"),  # 3.125
        (1, 800, "0.13"),  # 0.125
        (5, 32, "15.63"),  # 15.625
        (Decimal("12.345"), 100, "12.35"),
        (Decimal("0.005"), 100, "0.01"),
        (2, 3, "66.67"),
        (1, 3, "33.33"),
    ],
)
def test_a_share_at_a_half_is_rounded_up(part: int | Decimal, whole: int, expected: str) -> None:
    """To two places; what is above a half and below it as everywhere; and it is printed as it was worked out."""
    share = percent(part, whole)
    assert str(share) == expected
    assert FILTERS["percent"](share) == expected


@pytest.mark.parametrize(
    ("amount", "count", "expected"),
    [("0.25", 2, "0.13"), ("100.01", 2, "50.01"), ("10", 3, "3.33"), ("0.45", 2, "0.23")],
)
def test_a_mean_at_half_a_satang_is_rounded_up(amount: str, count: int, expected: str) -> None:
    """Fifty satang are a baht's half, and half a satang is one."""
    assert str(mean(Decimal(amount), count)) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("percent", "12.5", "12.50"),
        ("percent", "12.345", "12.35"),
        ("percent", "0.125", "0.13"),
        ("money", "12.345", "12.35"),
        ("money", "0.125", "0.13"),
        ("money2", "24000.005", "24,000.01"),
        ("baht", "0.125", "สิบสามสตางค์"),
    ],
)
def test_a_figure_at_a_half_is_printed_rounded_up(name: str, value: str, expected: str) -> None:
    """Also one that a template works out itself, which nothing has rounded before."""
    assert FILTERS[name](Decimal(value)) == expected
