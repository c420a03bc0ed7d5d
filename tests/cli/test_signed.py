"""Papers that were signed are never written over; the history tells every version, and brings one back."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
from tests.support.papers import few_templates
from tests.support.projects import CODE, Book

from docgen.cli import run
from docgen.errors import ExitCode
from docgen.programmes.sammachip.sheets import Household, LetterNumber

Run = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    few_templates(tmp_path)
    return tmp_path


def build(book: Book, capsys: Run, *options: str) -> dict[str, Any]:
    book.save(Path("inputs/a.xlsx"))
    capsys.readouterr()
    run(["build", "--format", "json", *options])
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def surname(last: str) -> Book:
    book = Book()
    book.rows[Household][1]["สกุล"] = last
    return book


def of(built: dict[str, Any], short: str) -> dict[str, Any]:
    return next(paper for paper in built["papers"] if Path(paper["path"]).name.startswith(short))


def paper(short: str) -> Path:
    return next(path for path in Path("outputs").rglob(f"{short}*.docx") if "ประวัติ" not in path.parts)


def say(capsys: Run, *arguments: str) -> tuple[int, str]:
    capsys.readouterr()
    code = run(list(arguments))
    return code, capsys.readouterr().out


def test_a_signed_paper_stays_and_the_new_version_stands_beside_it(folder: Path, capsys: Run) -> None:
    """Kept to the byte, also by --force and --replace-edited; the new one is beside it, a copy in the history."""
    build(Book(), capsys)
    signed = paper("D07").read_bytes()
    assert say(capsys, "sign", f"D07 {CODE}", "--date", "20/1/2565")[0] == ExitCode.DONE
    built = build(surname("ใจดีงาม"), capsys)
    found = of(built, "D07")
    assert (found["outcome"], found["must_resign"]) == ("beside-signed", True)
    assert [(c["old"], c["new"]) for c in found["changes"]] == [("นายสมค  ใจดี", "นายสมค  ใจดีงาม")]
    assert of(built, "D09")["outcome"] == "written"
    for options in ((), ("--force",), ("--replace-edited",)):
        build(surname("ใจดีงาม"), capsys, *options)
        assert (Path("outputs") / found["path"]).read_bytes() == signed
    kept = list(Path("outputs/ประวัติ").rglob("D07*.docx"))
    assert [path.name for path in kept] == ["D07_ใบลงทะเบียน_ฉบับที่ 1 ลงนาม 2565-01-20.docx"]
    assert kept[0].read_bytes() == signed
    assert (Path("outputs") / found["file"]).name == "D07_ใบลงทะเบียน_ฉบับใหม่.docx"


def test_what_must_be_signed_again_is_told_until_it_is_signed(folder: Path, capsys: Run) -> None:
    """Each time, with what is other than what was signed, also after a second correction."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", "--only", "D07"])
    build(surname("ใจดีงาม"), capsys)
    build(surname("ใจดียิ่ง"), capsys)
    code, said = say(capsys, "status")
    assert code == ExitCode.ATTENTION
    assert "ต้องพิมพ์และลงนามใหม่ 1 ฉบับ:" in said
    assert "“นายสมค  ใจดี” → “นายสมค  ใจดียิ่ง”" in said
    newest = (paper("D07").parent / "D07_ใบลงทะเบียน_ฉบับใหม่.docx").read_bytes()
    assert run(["sign", "--date", "30/9/2565", f"D07 {CODE}"]) == ExitCode.DONE
    assert paper("D07").read_bytes() == newest
    assert not (paper("D07").parent / "D07_ใบลงทะเบียน_ฉบับใหม่.docx").exists()
    code, said = say(capsys, "status")
    assert (code, "ลงนามใหม่" in said) == (ExitCode.DONE, False)


def test_a_correction_taken_back_needs_no_new_signature(folder: Path, capsys: Run) -> None:
    """The signed paper is right again; the version beside it goes, and its bytes stay among the versions."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", "--only", "D07"])
    build(surname("ใจดีงาม"), capsys)
    built = build(Book(), capsys)
    assert (of(built, "D07")["outcome"], of(built, "D07")["must_resign"]) == ("current", False)
    assert len(list(paper("D07").parent.glob("D07*"))) == 1


def test_a_number_written_with_the_pen_needs_no_new_signature(folder: Path, capsys: Run) -> None:
    """The order is signed first, then it gets its number; the clerk enters it in the register afterwards."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", "--only", "D02"])
    book = Book()
    row = {"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "15/2565", "วันที่": "5 ม.ค. 2565"}
    book.rows[LetterNumber] = [row]
    assert of(build(book, capsys), "D02")["outcome"] == "current"
    book.rows[LetterNumber] = [{**row, "เลขที่": "16/2565"}]
    run(["sign", "--why", "บันทึกผิด", "--undo", "--only", "D02"])
    assert of(build(book, capsys), "D02")["outcome"] == "written"
    run(["sign", "--date", "30/9/2565", "--only", "D02"])
    book.rows[LetterNumber] = [row]
    assert of(build(book, capsys), "D02")["must_resign"]


def test_a_paper_edited_and_then_signed_is_what_was_signed(folder: Path, capsys: Run) -> None:
    """A person's own file counts from then on as the signed one."""
    build(Book(), capsys)
    path = paper("D07")
    path.write_bytes(path.read_bytes() + b"by hand")
    by_hand = path.read_bytes()
    _, said = say(capsys, "sign", "--date", "30/9/2565", str(path), "--format", "json")
    assert [note["noted"] for note in json.loads(said)] == ["signed-edited"]
    assert of(build(Book(), capsys), "D07")["outcome"] == "current"
    assert of(build(surname("ใจดีงาม"), capsys), "D07")["outcome"] == "beside-signed"
    assert path.read_bytes() == by_hand


def test_two_versions_of_an_edited_paper_must_be_told_apart(folder: Path, capsys: Run) -> None:
    """Which of the two was signed only a person knows; the file that is named is."""
    build(Book(), capsys)
    path = paper("D07")
    path.write_bytes(path.read_bytes() + b"by hand")
    build(surname("ใจดีงาม"), capsys)
    code, said = say(capsys, "sign", "--date", "30/9/2565", "--only", "D07", "--format", "json")
    assert (code, [note["noted"] for note in json.loads(said)]) == (ExitCode.ATTENTION, ["two-versions"])
    beside = path.with_name("D07_ใบลงทะเบียน_ฉบับใหม่.docx")
    newest = beside.read_bytes()
    assert run(["sign", "--date", "30/9/2565", str(beside)]) == ExitCode.DONE
    assert (path.read_bytes() == newest, beside.exists()) == (True, False)
    assert of(build(surname("ใจดีงาม"), capsys), "D07")["outcome"] == "current"


@pytest.mark.parametrize("name", ["รายชื่อ.txt", "รายชื่อ.csv", "รายชื่อ.xlsx"])
def test_papers_are_signed_from_a_list(folder: Path, capsys: Run, name: str) -> None:
    """One a line, as a file or as code and village; remarks and blank lines do not count."""
    build(Book(), capsys)
    lines = ["# ลงนามแล้ว", "", f"D02 {CODE}", str(paper("D08").relative_to("outputs"))]
    if name.endswith("xlsx"):
        from openpyxl import Workbook

        book = Workbook()
        for line in lines:
            book.worksheets[0].append([line])
        book.save(name)
    else:
        Path(name).write_text("\n".join(lines), encoding="utf-8")
    code, said = say(capsys, "sign", "--date", "30/9/2565", "--list", name, "--format", "json")
    assert code == ExitCode.DONE
    assert [note["document"] for note in json.loads(said)] == ["speaker-team-order", "material-receipt"]


def test_a_folder_means_all_that_is_in_it_and_documents_narrow(folder: Path, capsys: Run) -> None:
    """`docgen sign outputs/อำเภอ --only D01` signs that one paper."""
    book = Book()
    book.add_village()
    build(book, capsys)
    _, said = say(capsys, "sign", "--date", "30/9/2565", "outputs/กมลาไสย", "--only", "D01", "--format", "json")
    assert [note["key"] for note in json.loads(said)] == ["กมลาไสย"]
    _, said = say(capsys, "sign", "--date", "30/9/2565", str(paper("D07").parent), "--format", "json")
    assert len({note["key"] for note in json.loads(said)}) == 1
    assert len(json.loads(said)) == len(list(paper("D07").parent.glob("*.docx")))


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), ExitCode.USAGE),
        (("D99 46031010",), ExitCode.USAGE),
        (("--only", "D07", "--date", "31/2/2565"), ExitCode.USAGE),
        (("--only", "D07", "--date", "1/1/2700"), ExitCode.USAGE),
        (("--list", "ไม่มี.txt"), ExitCode.WORKBOOK),
        (("--list", "inputs"), ExitCode.WORKBOOK),
        (("--only", "D07", "--village", "99999999"), ExitCode.USAGE),
    ],
)
def test_a_wrong_order_records_nothing(folder: Path, capsys: Run, arguments: tuple[str, ...], code: ExitCode) -> None:
    """One sentence, and no signature."""
    build(Book(), capsys)
    assert run(["sign", "--date", "30/9/2565", *arguments]) == code
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    build(surname("ใจดีงาม"), capsys)
    assert not any(p["must_resign"] for p in build(surname("ใจดียิ่ง"), capsys)["papers"])


def test_signing_survives_a_deleted_manifest(folder: Path, capsys: Run) -> None:
    """The manifest may be lost; what was signed is in the ledger, and stays protected."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", "--only", "D07"])
    signed = paper("D07").read_bytes()
    Path("outputs/.docgen/manifest.sqlite").unlink()
    built = build(surname("ใจดีงาม"), capsys)
    assert of(built, "D07")["outcome"] == "beside-signed"
    assert of(built, "D09")["outcome"] == "written"
    assert (Path("outputs") / of(built, "D07")["path"]).read_bytes() == signed


def test_two_damaged_copies_of_the_record_stop_the_run(folder: Path, capsys: Run) -> None:
    """Nobody knows what was signed: nothing is written until one of them is put in its place."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", "--only", "D07"])
    books = (Path("outputs/.docgen/ledger.sqlite"), Path(".docgen/outputs/ledger.sqlite"))
    kept = books[0].read_bytes()
    for book in books:
        book.write_bytes(b"not a ledger" * 500)
    surname("ใจดีงาม").save(Path("inputs/a.xlsx"))
    before = {path: path.read_bytes() for path in Path("outputs").rglob("*.docx")}
    assert run(["build"]) == ExitCode.OUTPUT
    assert "ledger.sqlite" in capsys.readouterr().err
    assert {path: path.read_bytes() for path in Path("outputs").rglob("*.docx")} == before
    books[0].write_bytes(kept)
    assert of(build(surname("ใจดีงาม"), capsys), "D07")["outcome"] == "beside-signed"


def test_only_unsigned_and_only_changed_papers_can_be_chosen(folder: Path, capsys: Run) -> None:
    """What is left to sign, and what was made and is not right any more."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", "--only", "D07", "--only", "D09"])
    everything = len(build(Book(), capsys)["papers"])
    assert len(build(Book(), capsys, "--unsigned")["papers"]) == everything - 2
    surname("ใจดีงาม").save(Path("inputs/a.xlsx"))
    _, said = say(capsys, "status", "--changed", "--format", "json")
    assert {Path(p["path"]).name[:3] for p in json.loads(said)["papers"]} >= {"D07", "D09", "D11"}
    assert all(p["changes"] for p in json.loads(said)["papers"])
    built = build(surname("ใจดีงาม"), capsys, "--changed", "--unsigned")
    assert {p["outcome"] for p in built["papers"]} == {"written", "beside-signed"}


def test_history_tells_every_version_and_restore_brings_one_back(folder: Path, capsys: Run) -> None:
    """Why, what changed, signed or not; what is brought back is kept like a person's edit, and nothing is lost."""
    build(Book(), capsys)
    first = paper("D07").read_bytes()
    assert run(["restore", f"D07 {CODE}"]) == ExitCode.USAGE  # there is but one
    build(surname("ใจดีงาม"), capsys)
    second = paper("D07").read_bytes()
    run(["sign", f"D07 {CODE}", "--date", "20/1/2565"])
    _, said = say(capsys, "history", f"D07 {CODE}")
    assert "ฉบับที่ 1" in said
    assert "ข้อมูลเปลี่ยน  ลงนาม 20 ม.ค. 2565" in said
    assert "“นายสมค  ใจดี” → “นายสมค  ใจดีงาม”" in said
    assert run(["restore", f"D07 {CODE}"]) == ExitCode.USAGE  # it is signed
    run(["sign", "--why", "บันทึกผิด", "--undo", "--only", "D07"])
    assert run(["restore", f"D07 {CODE}"]) == ExitCode.DONE
    assert paper("D07").read_bytes() == first
    assert of(build(surname("ใจดีงาม"), capsys), "D07")["outcome"] == "kept-edited"
    assert run(["restore", f"D07 {CODE}", "--version", "2"]) == ExitCode.DONE
    assert paper("D07").read_bytes() == second
    assert of(build(surname("ใจดีงาม"), capsys), "D07")["outcome"] == "current"
    assert run(["restore", f"D07 {CODE}", "--version", "9"]) == ExitCode.USAGE


def test_a_clock_that_goes_back_does_not_change_the_order(
    folder: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Versions are counted, not dated."""
    build(Book(), capsys)

    class Earlier(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Earlier:  # noqa: ARG003
            return cls(2001, 1, 1, 8, 30)

    monkeypatch.setattr("docgen.cli.papers.dt.datetime", Earlier)
    build(surname("ใจดีงาม"), capsys)
    _, said = say(capsys, "history", f"D07 {CODE}", "--format", "json")
    versions = json.loads(said)[0]["versions"]
    assert [v["number"] for v in versions] == [1, 2]
    assert versions[1]["made_at"] < versions[0]["made_at"]
    assert versions[1]["newest"]
    assert of(build(surname("ใจดีงาม"), capsys), "D07")["outcome"] == "current"


def test_a_signed_file_that_was_lost_comes_back_as_it_was_signed(folder: Path, capsys: Run) -> None:
    """Also when the template is another one since."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", "--only", "D07"])
    signed = paper("D07").read_bytes()
    path = paper("D07")
    path.unlink()
    assert of(build(Book(), capsys), "D07")["reasons"] == ["output-missing"]
    assert path.read_bytes() == signed


def test_an_older_file_of_ours_in_the_place_of_the_newest_is_made_again(folder: Path, capsys: Run) -> None:
    """Somebody copied an old version back: the paper on the disk is not what the data say."""
    build(Book(), capsys)
    old = paper("D07").read_bytes()
    build(surname("ใจดีงาม"), capsys)
    newest = paper("D07").read_bytes()
    paper("D07").write_bytes(old)
    assert of(build(surname("ใจดีงาม"), capsys), "D07")["reasons"] == ["output-missing"]
    assert paper("D07").read_bytes() == newest


def test_status_never_names_the_signed_paper_as_the_one_to_print(folder: Path, capsys: Run) -> None:
    """Before a build made the new version there is nothing to print; afterwards it is the file beside it."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", f"D07 {CODE}"])
    surname("ใจดีงาม").save(Path("inputs/a.xlsx"))
    before = say(capsys, "status")[1]
    assert "ยังไม่มีฉบับใหม่ให้พิมพ์ สั่ง docgen build ก่อน" in before
    assert "D07_ใบลงทะเบียน.docx" not in before
    build(surname("ใจดีงาม"), capsys)
    assert "D07_ใบลงทะเบียน_ฉบับใหม่.docx" in say(capsys, "status")[1]


def test_a_new_version_that_cannot_be_written_is_not_told_as_there(folder: Path, capsys: Run) -> None:
    """What lies beside the signed paper is an earlier correction, and must not be printed."""
    build(Book(), capsys)
    run(["sign", "--date", "30/9/2565", f"D07 {CODE}"])
    beside = Path("outputs") / of(build(surname("ใจดีงาม"), capsys), "D07")["file"]
    beside.with_name(f"~${beside.name[2:]}").touch()
    surname("ใจดียิ่ง").save(Path("inputs/a.xlsx"))
    code, said = say(capsys, "build")
    assert code == ExitCode.OUTPUT
    assert "ยังเขียนฉบับใหม่ไม่ได้" in said
    assert f"พิมพ์ {beside.relative_to('outputs').as_posix()}" not in said


def test_one_paper_too_many_says_how_many_were_meant(folder: Path, capsys: Run) -> None:
    """`restore` works on one paper; a folder has more."""
    build(Book(), capsys)
    capsys.readouterr()
    assert run(["restore", "outputs"]) == ExitCode.USAGE
    made = len(list(Path("outputs").rglob("D*.docx")))
    assert f"หมายถึง {made} เอกสาร" in capsys.readouterr().err


def test_a_blank_that_was_filled_in_is_told_as_blank(folder: Path, capsys: Run) -> None:
    """Quotation marks with nothing in them are read as a slip."""
    book = Book()
    build(book, capsys)
    book.rows[LetterNumber] = [{"รหัสเอกสาร": "D02", "หมู่บ้าน/อำเภอ": CODE, "เลขที่": "5/2565", "ลงวันที่": "3/1/2565"}]
    book.save(Path("inputs/a.xlsx"))
    said = say(capsys, "status")[1]
    assert "“(ว่าง)” → “3 มกราคม 2565”" in said
    assert "“”" not in said


def test_a_list_from_another_machine_is_read(folder: Path, capsys: Run) -> None:
    """Notepad's Unicode, a header, Thai digits, and the strokes of Windows."""
    build(Book(), capsys)
    thai_code = CODE.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    lines = ["เอกสาร", f"D07 {thai_code}", str(paper("D09")).replace("/", "\\")]
    Path("list.txt").write_text("\r\n".join(lines), encoding="utf-16")
    assert say(capsys, "sign", "--date", "30/9/2565", "--list", "list.txt")[0] == ExitCode.DONE
    built = build(Book(), capsys)
    assert [of(built, short)["signed_on"] is not None for short in ("D07", "D09", "D02")] == [True, True, False]


def test_every_wrong_line_of_a_list_is_told_at_once(folder: Path, capsys: Run) -> None:
    """And nothing is recorded."""
    build(Book(), capsys)
    Path("list.txt").write_text(f"D07 {CODE}\nD77 {CODE}\nD07 99999999\n", encoding="utf-8")
    capsys.readouterr()
    assert run(["sign", "--date", "30/9/2565", "--list", "list.txt"]) == ExitCode.USAGE
    assert f"“D77 {CODE}” “D07 99999999”" in capsys.readouterr().err
    assert of(build(Book(), capsys), "D07")["signed_on"] is None


def everything(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder, without the books' own."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".docgen" not in path.parts}


@pytest.mark.parametrize("version", ["1", "2"])
def test_a_version_that_is_in_place_is_not_restored(folder: Path, capsys: Run, version: str) -> None:
    """It is said, nothing is written, and it goes on being what it was: the office's choice, or the newest."""
    build(Book(), capsys)
    build(surname("ใจดีงาม"), capsys)
    if version == "1":
        assert "กลับมาแล้ว" in say(capsys, "restore", f"D07 {CODE}")[1]
    before = everything(Path("outputs"))
    code, said = say(capsys, "restore", f"D07 {CODE}", "--version", version)
    assert (code, "อยู่ในที่แล้ว" in said, "กลับมาแล้ว" in said) == (ExitCode.DONE, True, False)
    assert everything(Path("outputs")) == before
    outcome = of(build(surname("ใจดีงาม"), capsys), "D07")["outcome"]
    assert outcome == ("kept-edited" if version == "1" else "current")


def test_a_version_that_somebody_copied_into_its_place_is_restored_for_good(folder: Path, capsys: Run) -> None:
    """Its bytes are there, but the next build would make the newest of them: restoring means that they stay."""
    build(Book(), capsys)
    first = paper("D07").read_bytes()
    build(surname("ใจดีงาม"), capsys)
    paper("D07").write_bytes(first)
    assert "กลับมาแล้ว" in say(capsys, "restore", f"D07 {CODE}")[1]
    assert of(build(surname("ใจดีงาม"), capsys), "D07")["outcome"] == "kept-edited"


def test_the_signed_version_is_in_place(folder: Path, capsys: Run) -> None:
    """No paper is more in its place than a signed one, also where a newer version stands beside it."""
    build(Book(), capsys)
    run(["sign", f"D07 {CODE}", "--date", "20/1/2565"])
    build(surname("ใจดีงาม"), capsys)
    code, said = say(capsys, "restore", f"D07 {CODE}", "--version", "1")
    assert (code, "อยู่ในที่แล้ว" in said) == (ExitCode.DONE, True)


def test_what_must_be_signed_again_is_listed_place_by_place(folder: Path, capsys: Run) -> None:
    """As `sign` lists it and as the workbook does: a village's papers stand together, in the order of the registry."""
    book = Book()
    book.add_village()
    build(book, capsys)
    _, signed = say(capsys, "sign", "--yes", "--all", "--date", "20/1/2565")
    book.settings["ชื่อโครงการ"] = "โครงการที่เปลี่ยนชื่อ"
    book.save(Path("inputs/a.xlsx"))
    listed = re.compile(r"^  [✎✓] (\S+) .* · (\w+)", re.MULTILINE)
    villages = [found for found in listed.findall(signed) if found[0].isdecimal()]
    assert villages == sorted(villages)
    assert len({place for place, _ in villages}) == 2
    for command in ("status", "build"):
        told = listed.findall(say(capsys, command)[1])
        assert [found for found in told if found[0].isdecimal()] == villages, command


def test_many_papers_to_sign_again_are_told_by_place(
    folder: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first in full, the others with their short names, and where all of them stand; a few need no such line."""
    from docgen.report import to_sign

    book = Book()
    book.add_village()
    build(book, capsys)
    run(["sign", "--yes", "--all", "--date", "20/1/2565"])
    book.settings["ชื่อโครงการ"] = "โครงการที่เปลี่ยนชื่อ"
    book.save(Path("inputs/a.xlsx"))
    assert "แผ่น “ต้องลงนามใหม่”" not in say(capsys, "status")[1]
    monkeypatch.setattr(to_sign, "WHOLE", 2)
    monkeypatch.setattr(to_sign, "PLACES", 1)
    _, said = say(capsys, "build")
    lines = said.splitlines()
    told = lines[lines.index(next(line for line in lines if line.startswith("ต้องพิมพ์และลงนามใหม่"))) :]
    assert [line[:3] for line in told[1:5]] == ["  ✎", "   ", "  ✎", "   "]
    assert re.sub(r".*: ", "", told[5]) == "D07 D08 D09 D11 (4 ฉบับ)"
    assert told[6] == "  และอีก 7 ฉบับ ใน 2 แห่ง"
    assert "outputs/รายการแก้ไข.xlsx แผ่น “ต้องลงนามใหม่”" in told[7].replace("\\", "/")


@pytest.mark.parametrize("last", ["ใจดี", "ใจดีงาม"])
def test_an_edited_paper_is_replaced_where_that_is_asked_for(folder: Path, capsys: Run, last: str) -> None:
    """Whether its data changed since or not, and also where the new version lies beside it already; a copy is kept."""
    build(Book(), capsys)
    made = paper("D07").read_bytes()
    path = paper("D07")
    path.write_bytes(made + b"by hand")
    build(surname(last), capsys)
    assert path.read_bytes() == made + b"by hand"
    built = build(surname(last), capsys, "--replace-edited")
    assert of(built, "D07")["outcome"] == "replaced-edited"
    assert b"by hand" not in path.read_bytes()
    assert list(path.parent.glob("D07*ฉบับใหม่*")) == []
    kept = [one.read_bytes() for one in Path("outputs/ประวัติ").rglob("D07*.docx")]
    assert made + b"by hand" in kept
    assert of(build(surname(last), capsys), "D07")["outcome"] == "current"
