"""The registry of documents: what it may say, and one clear error for each thing that it may not."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.errors import ExitCode, TemplateError
from docgen.papers import Office, load_catalogue

ENTRY = 'id = "a"\nshort = "D01"\ntitle = "คำสั่ง"\ntemplate = "a.docx"\nper = "village"\n'


def registry(folder: Path, text: str) -> Path:
    (folder / "documents.toml").write_text(text, encoding="utf-8")
    (folder / "a.docx").write_bytes(b"")
    return folder


def test_a_document_is_one_table(tmp_path: Path) -> None:
    """Everything that is not said has a sound default."""
    (document,) = load_catalogue(registry(tmp_path, f"[[document]]\n{ENTRY}"))
    assert (document.id, document.per, document.copies, document.digits) == ("a", "village", 1, "thai")
    assert document.file_pattern == "{district}/{code}_{name}_ม{moo}/{short}_{title}.docx"


def test_a_document_is_found_by_id_or_code(tmp_path: Path) -> None:
    """In any case."""
    catalogue = load_catalogue(registry(tmp_path, f"[[document]]\n{ENTRY}"))
    assert catalogue.find("d01") is catalogue.find("A") is not None
    assert catalogue.find("D02") is None


@pytest.mark.parametrize(
    ("per", "each", "file"),
    [
        ("village", "sages", "{district}/{code}_{name}_ม{moo}/{short}_{title}_{seq}_{item}.docx"),
        ("group", "members", "กลุ่มอาชีพ/{code}_{name}/{short}_{title}_{seq}_{item}.docx"),
        ("district", "district.team", "{district}/{short}_{title}_{seq}_{item}.docx"),
        ("project", "groups", "จังหวัด/{short}_{title}_{seq}_{item}.docx"),
    ],
)
def test_a_document_for_each_item_has_a_file_for_each(tmp_path: Path, per: str, each: str, file: str) -> None:
    """In the folder of its place, told apart by number and name."""
    entry = ENTRY.replace("village", per)
    (document,) = load_catalogue(registry(tmp_path, f'[[document]]\n{entry}each = "{each}"\n'))
    assert (document.each, document.file_pattern) == (each, file)


def test_a_document_may_wait_until_it_is_named(tmp_path: Path) -> None:
    """`enabled = false`; it is found all the same."""
    catalogue = load_catalogue(registry(tmp_path, f"[[document]]\n{ENTRY}enabled = false\n"))
    assert [document.enabled for document in catalogue] == [False]
    assert catalogue.find("D01") is not None


def test_a_document_may_come_after_the_work(tmp_path: Path) -> None:
    """`after` lists what becomes known only then, apart from what it `needs`."""
    text = f'[[document]]\n{ENTRY}needs = ["sages"]\nafter = ["turnout_sum.is_begun"]\n'
    (document,) = load_catalogue(registry(tmp_path, text))
    assert (document.needs, document.after) == (("sages",), ("turnout_sum.is_begun",))
    assert load_catalogue(registry(tmp_path, f"[[document]]\n{ENTRY}")).documents[0].after == ()


def test_a_document_says_what_fills_it(tmp_path: Path) -> None:
    """`filled` lists what shows that it is more than a form; nothing, where it is whole when it is made."""
    found = load_catalogue(registry(tmp_path, f'[[document]]\n{ENTRY}filled = ["outcome.is_complete"]\n')).documents[0]
    assert (found.filled, found.needs, found.after) == (("outcome.is_complete",), (), ())
    assert load_catalogue(registry(tmp_path, f"[[document]]\n{ENTRY}")).documents[0].filled == ()


def test_the_list_of_changes_has_a_table_of_its_own(tmp_path: Path) -> None:
    """It is no document of the plan; without the table there is none."""
    catalogue = load_catalogue(registry(tmp_path, f'[changes]\ntemplate = "a.docx"\n\n[[document]]\n{ENTRY}'))
    assert catalogue.changes is not None
    assert (catalogue.changes.template.name, catalogue.changes.digits) == ("a.docx", "thai")
    assert [document.id for document in catalogue] == ["a"]
    assert load_catalogue(registry(tmp_path, f"[[document]]\n{ENTRY}")).changes is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "registry-empty"),
        ("[[document]\n", "registry-syntax"),
        ("[papers]\n", "registry-key"),
        ("office = 5\n", "registry-value"),
        ('[office]\nfonts = "TH SarabunPSK"\n', "office-key"),
        ("[office]\nfont = 5\n", "office-font"),
        ('[office]\nfont = "TH SarabunPSK, Arial"\n', "office-font"),
        ('[office]\nfont = "TH SarabunIT9"\n', "office-font-digit"),
        ("[office]\nsize = 8\n", "office-size"),
        ("[office]\nsize = 16.3\n", "office-size"),
        ("[office]\nsize = nan\n", "office-size"),
        ("[office]\nsize = true\n", "office-size"),
        ('[office]\nsize = "16"\n', "office-size"),
        (f'[[document]]\n{ENTRY}tittle = "x"\n', "registry-key"),
        ('[[document]]\nid = "a"\n', "registry-missing-key"),
        (f"[[document]]\n{ENTRY.replace('village', 'tambon')}", "registry-value"),
        (f"[[document]]\n{ENTRY}copies = 0\n", "registry-value"),
        (f"[[document]]\n{ENTRY}copies = true\n", "registry-value"),
        (f'[[document]]\n{ENTRY}after = "turnout_sum.came"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}filled = "outcome.known"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}digits = "roman"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}file = "{{nobody}}.docx"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}file = "../x.docx"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}file = "/x.docx"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}file = "x.txt"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}file = "{{seq}}.docx"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}each = "nobody"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}each = "witnesses"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}each = "village"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}each = "sages"\nfile = "{{item}}.docx"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}enabled = "no"\n', "registry-value"),
        (f"[[document]]\n{ENTRY}enabled = 1\n", "registry-value"),
        (f"[[document]]\n{ENTRY.replace('a.docx', 'b.docx')}", "template-missing"),
        (f"[[document]]\n{ENTRY}\n[[document]]\n{ENTRY}", "registry-twice"),
        (f"changes = 1\n[[document]]\n{ENTRY}", "registry-value"),
        (f"[[document]]\n{ENTRY}\n[changes]\n", "registry-missing-key"),
        (f'[[document]]\n{ENTRY}\n[changes]\ntemplate = "a.docx"\nper = "x"\n', "registry-key"),
        (f'[[document]]\n{ENTRY}\n[changes]\ntemplate = "a.docx"\ndigits = "x"\n', "registry-value"),
        (f'[[document]]\n{ENTRY}\n[changes]\ntemplate = "b.docx"\n', "template-missing"),
    ],
)
def test_a_wrong_registry_says_what_is_wrong(tmp_path: Path, text: str, code: str) -> None:
    """Unknown keys are errors: a misspelt `needs` must not be overlooked."""
    with pytest.raises(TemplateError) as caught:
        load_catalogue(registry(tmp_path, text))
    assert caught.value.code == code
    assert caught.value.exit_code == ExitCode.TEMPLATE


def test_the_office_is_one_table(tmp_path: Path) -> None:
    """Font and size are said once for all documents; what is not said is left to the templates."""
    text = f'[office]\nfont = "th sarabun new"\nsize = 15.5\n[[document]]\n{ENTRY}'
    (document,) = load_catalogue(registry(tmp_path, text))
    assert (document.office.font, document.office.size, str(document.office)) == (
        "TH Sarabun New", 15.5, "TH Sarabun New 15.5",
    )  # fmt: skip
    (document,) = load_catalogue(registry(tmp_path, f"[[document]]\n{ENTRY}"))
    assert document.office == Office()
    assert str(document.office) == ""
    (document,) = load_catalogue(registry(tmp_path, f'[office]\nfont = "Sarabun"\n[[document]]\n{ENTRY}'))
    assert "Sarabun" in document.office.fonts


def test_a_font_that_draws_thai_digits_gets_arabic_ones() -> None:
    """TH SarabunIT๙ shows 0-9 as Thai: papers in Thai digits hold 0-9, papers in Arabic digits take another font."""
    it9, psk = Office(font="TH SarabunIT๙"), Office(font="TH SarabunPSK")
    assert [(o.font_for("thai"), o.digits_in_file("thai")) for o in (it9, psk)] == [
        ("TH SarabunIT๙", "arabic"), ("TH SarabunPSK", "thai"),
    ]  # fmt: skip
    assert [(o.font_for("arabic"), o.digits_in_file("arabic")) for o in (it9, psk)] == [("TH SarabunPSK", "arabic")] * 2


def test_a_folder_without_a_registry(tmp_path: Path) -> None:
    """Says which file is looked for."""
    with pytest.raises(TemplateError) as caught:
        load_catalogue(tmp_path)
    assert caught.value.code == "registry-missing"
