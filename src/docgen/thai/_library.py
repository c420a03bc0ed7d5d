"""The only door to PyThaiNLP, phonenumbers and python-stdnum: loaded at the first use, never at import.

Importing PyThaiNLP makes a folder in the user's home and fails where it cannot; read-only and offline mode stop that.
What the user set in the environment wins.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from typing import Any


def _settle_pythainlp() -> None:
    if "PYTHAINLP_READ_MODE" not in os.environ:  # the old name of the same switch: both together is an error
        os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    os.environ.setdefault("PYTHAINLP_OFFLINE", "1")


@cache
def normalize() -> Callable[[str], str]:
    """`pythainlp.util.normalize`: it deletes marks after a space, so join those first (docgen.thai.text does)."""
    _settle_pythainlp()
    from pythainlp.util import normalize as function

    return function


@cache
def thai_words() -> Callable[[], frozenset[str]]:
    """`pythainlp.corpus.thai_words`: the words of a dictionary, read from the package's own file."""
    _settle_pythainlp()
    from pythainlp.corpus import thai_words as function

    return function


@cache
def strftime() -> Callable[..., str]:
    """`pythainlp.util.thai_strftime`: adds 543 always, so the caller writes the year of dates before 1941 itself."""
    _settle_pythainlp()
    from pythainlp.util import thai_strftime as function

    return function


@cache
def number_to_words() -> Callable[[int], str]:
    """`pythainlp.util.num_to_thaiword`: whole numbers, exact at any size (bahttext goes through float)."""
    _settle_pythainlp()
    from pythainlp.util import num_to_thaiword as function

    return function


@cache
def words_to_number() -> Callable[[str], int]:
    """`pythainlp.util.thaiword_to_num`: ValueError for units, spaces, digits and misspellings; strip those first."""
    _settle_pythainlp()
    from pythainlp.util import thaiword_to_num as function

    return function


@cache
def pin_check_digit() -> Callable[[str], str]:
    """`stdnum.th.pin.calc_check_digit`; its validate() refuses the first digits 0 and 9, which do occur on cards."""
    from stdnum.th.pin import calc_check_digit

    return calc_check_digit


@cache
def phonenumbers() -> Any:
    """The module phonenumbers; it silently drops letters, so the caller refuses them first."""
    import phonenumbers as module

    return module


@cache
def edit_distance() -> Callable[[str, str], int]:
    """rapidfuzz's optimal string alignment: insert, delete, change, swap two neighbours."""
    from rapidfuzz.distance import OSA

    return OSA.distance
