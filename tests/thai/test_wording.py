"""Every code of the Thai parsers has its sentence, and importing the package stays cheap."""

from __future__ import annotations

import os
import pickle
import string
import subprocess
import sys

from docgen import thai
from docgen.words import codes, say, wording


def test_every_fault_has_a_message_and_a_mend() -> None:
    """`[value.<code>]` says what is wrong and what to type instead."""
    assert sorted(set(thai.Fault) - codes("value")) == []
    assert [code for code in thai.Fault if not {"message", "mend"} <= wording("value", code).keys()] == []


def test_repairs_and_their_wording_are_the_same_set() -> None:
    """`[repair.<code>]` has a sentence for each guess, and no guess that is never made."""
    assert sorted(codes("repair")) == sorted(thai.Repair)


def test_wording_asks_only_for_values_that_every_error_of_its_code_has() -> None:
    """A placeholder is filled by whatever line raises the error (the sources are read for that)."""
    needed = {
        code: {
            name for text in wording("value", code).values() for _, name, _, _ in string.Formatter().parse(text) if name
        }
        for code in thai.Fault
    }
    assert {code: names for code, names in needed.items() if names} == {
        "excel-error": {"error"},
        "unreadable-text": {"character"},
        "date-ambiguous": {"first", "second"},
        "unknown-month": {"month"},
        "weekday-mismatch": {"typed", "actual"},
        "year-out-of-range": {"year"},
        "year-from-two-digits": {"year", "meant"},
        "number-unknown-unit": {"unit"},
        "number-words-disagree": {"figure", "words"},
        "id-length": {"length"},
        "phone-length": {"length"},
        "moo-out-of-range": {"number"},
        "code-length": {"length", "width"},
    }


def test_error_survives_the_way_to_another_process() -> None:
    """A worker's error arrives with its code and values."""
    error = pickle.loads(pickle.dumps(thai.ThaiValueError(thai.Fault.UNKNOWN_MONTH, month="ก.ม.")))
    assert (error.code, error.values) == ("unknown-month", {"month": "ก.ม."})
    assert say("value", error.code, error.values) == "ไม่รู้จักเดือน “ก.ม.”"


def test_importing_the_package_loads_no_outside_library() -> None:
    """`docgen --help` does not pay for PyThaiNLP, nor do clean values; nothing is made in the home folder."""
    program = (
        "import sys, docgen.thai as thai\n"
        "thai.read_text('บ้านโนนสูง'); thai.read_date('15 ม.ค. 2565'); thai.read_number('24,000')\n"
        "thai.read_person_name('นายสมชาย ใจดี'); thai.to_thai_digits('24')\n"
        "print(sorted({'pythainlp', 'phonenumbers', 'stdnum', 'babel', 'rapidfuzz'} & set(sys.modules)))\n"
        "thai.read_text('นํ้า')\n"
        "import os; print(os.environ['PYTHAINLP_READ_ONLY'], os.environ['PYTHAINLP_OFFLINE'])\n"
    )
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHAINLP")}
    environment = inherited | {"PYTHONPATH": os.pathsep.join(sys.path), "PYTHAINLP_OFFLINE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.split("\n")[:2] == ["[]", "1 0"]  # what the user set is kept
