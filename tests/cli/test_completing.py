"""What the shell offers while a command is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from tests.cli.test_groups import REGISTRY, three_groups
from tests.support.projects import CODE, OTHER_CODE, Book

from docgen.cli import main, run


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with a workbook of two villages and three groups; nothing made yet."""
    monkeypatch.chdir(tmp_path)
    three_groups().save(tmp_path / "inputs" / "a.xlsx")
    return tmp_path


def offered(*words: str) -> dict[str, str | None]:
    """What is offered for the last word: value → help."""
    completing = ShellComplete(main, {}, "docgen", "_DOCGEN_COMPLETE")
    items = completing.get_completions(list(words[:-1]), words[-1])
    return {item.value: item.help for item in items}


def test_documents_come_from_the_registry(folder: Path) -> None:
    """Short codes with their titles, in any case; an id for who types one."""
    assert offered("build", "--only", "d0")["D07"] == "ใบลงทะเบียน"
    assert offered("status", "--only", "attend") == {"attendance-sheet": "ใบลงทะเบียน"}
    assert "D02" in offered("templates", "fields", "")


def test_the_projects_own_registry_counts(folder: Path) -> None:
    """`--templates` and the project's folder, as for the command itself."""
    own = folder / "mine"
    own.mkdir()
    (own / "documents.toml").write_text(REGISTRY, encoding="utf-8")
    for name in ("village", "group", "district", "project"):
        (own / f"{name}.docx").touch()
    assert set(offered("build", "--templates", "mine", "--only", "")) == {"X1", "X2", "X3", "X4"}


def test_before_the_first_build_the_workbook_is_read(folder: Path) -> None:
    """Villages, districts and groups, each with its name."""
    assert offered("build", "--village", "4603") == {OTHER_CODE: "ม่วง ม3 · กมลาไสย", CODE: "โจด ม10 · กมลาไสย"}
    assert set(offered("build", "--district", "")) == {"กมลาไสย", "กุฉินารายณ์"}
    assert offered("build", "--group", "G02") == {"G02": "กลุ่มทอเสื่อบ้านม่วง · กมลาไสย"}


def test_after_a_build_no_workbook_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The places of the papers that were made, from the manifest."""

    def fail(*_: object) -> None:
        raise AssertionError

    run(["build", "--outputs", "there"])
    monkeypatch.setattr("docgen.runs.pipeline.check", fail)
    assert offered("status", "--outputs", "there", "--village", "") == {
        OTHER_CODE: "ม่วง ม3 · กมลาไสย",
        CODE: "โจด ม10 · กมลาไสย",
    }
    assert offered("status", "--outputs", "there", "--district", "ก") == {"กมลาไสย": None}


def test_a_name_that_is_the_only_one_becomes_its_code(folder: Path) -> None:
    """Nobody knows eight digits by heart."""
    assert list(offered("build", "--village", "โจ")) == [CODE]
    assert list(offered("build", "--group", "กลุ่มจัก")) == ["G03"]
    assert offered("build", "--group", "กลุ่มทอ") == {}


@pytest.mark.parametrize("option", ["--only", "--village", "--district", "--group"])
def test_whatever_is_wrong_nothing_is_said(folder: Path, capsys: pytest.CaptureFixture[str], option: str) -> None:
    """A broken registry, a broken workbook, a manifest that is none: nothing is offered."""
    (folder / "templates").mkdir()
    (folder / "templates" / "documents.toml").write_text("[[document", encoding="utf-8")
    (folder / "inputs" / "a.xlsx").write_bytes(b"PK")
    (folder / "outputs" / ".docgen").mkdir(parents=True)
    (folder / "outputs" / ".docgen" / "manifest.sqlite").write_bytes(b"no database" * 100)
    assert offered("build", option, "") == {}
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_gets_its_script(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    """`_DOCGEN_COMPLETE=bash_source docgen` writes what the README says to load."""
    monkeypatch.setenv("_DOCGEN_COMPLETE", f"{shell}_source")
    assert run([]) == 0
    assert b"_docgen_completion" in capsysbinary.readouterr().out


def test_a_shell_asks_as_it_does(
    folder: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way of bash: the words in the environment, the values on stdout."""
    Book().save(folder / "inputs" / "a.xlsx")
    for name, value in (
        ("_DOCGEN_COMPLETE", "bash_complete"),
        ("COMP_WORDS", "docgen build --village 46"),
        ("COMP_CWORD", "3"),
    ):
        monkeypatch.setenv(name, value)
    assert run([]) == 0
    assert capsysbinary.readouterr().out.decode() == f"plain,{CODE}\n"
