"""The scenes: a project as it was before a run, the run, what must not be lost in it, and what is true afterwards."""

from __future__ import annotations

import hashlib
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.programmes.sammachip.sheets import Area, Household, Village
from docgen.shelf.copies import look
from tests.faults.runs import Command, Ended, do
from tests.support.projects import CODE, OTHER_CODE, Book

BUILD: Command = ("build",)
STATUS: Command = ("status", "--format", "json")
DATE = ("--date", "19/1/2565")


def two_villages() -> Book:
    """A small, right project."""
    book = Book()
    book.add_village()
    return book


def corrected(last: str = "ใจดีงาม") -> Book:
    """One surname in each village is another."""
    book = two_villages()
    for row in (book.rows[Household][1], book.rows[Household][3]):
        row["สกุล"] = last
    return book


def renamed() -> Book:
    """The first village has another name."""
    book = two_villages()
    book.rows[Village][0]["ชื่อบ้าน"] = "โจดใหม่"
    return book


def without_codes() -> Book:
    """The sheet of areas is not filled yet: places are known by what happened to be typed."""
    book = two_villages()
    book.rows[Area] = []
    return book


def save(book: Book, folder: Path) -> None:
    """The project's workbook is this now."""
    book.save(folder / "inputs" / "a.xlsx")


def good(folder: Path, *commands: Command) -> Ended:
    """Commands that must succeed: they only prepare."""
    ended = do(folder, *commands)
    assert ended.code in (0, 1), f"{commands}: {ended}"
    return ended


def paper(folder: Path, short: str, village: str = "โจด") -> Path:
    """The paper's file in its village's folder."""
    papers = (folder / "outputs").rglob(f"{short}_*.docx")
    return next(p for p in sorted(papers) if village in p.parent.name and "ประวัติ" not in p.parts)


def edit(path: Path) -> None:
    """A person edited the file and saved it; it opens still."""
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"edited by hand"


def _new(folder: Path) -> None:
    save(two_villages(), folder)


def _built(folder: Path) -> None:
    save(two_villages(), folder)
    good(folder, BUILD)


def _corrected(folder: Path) -> None:
    _built(folder)
    save(corrected(), folder)


def _protected(folder: Path) -> None:
    _built(folder)
    good(folder, ("sign", "--yes", f"D07 {CODE}", f"D09 {OTHER_CODE}", *DATE))
    edit(paper(folder, "D09"))
    edit(paper(folder, "D07", "ม่วง"))
    save(corrected(), folder)


def _pruned(folder: Path) -> None:
    _protected(folder)
    good(folder, BUILD)  # now the second village has versions beside its papers, too
    save(Book(), folder)


def _renamed(folder: Path) -> None:
    _protected(folder)
    save(two_villages(), folder)
    good(folder, BUILD)
    (paper(folder, "D07").parent / "บันทึกของพัฒนากร.txt").write_text("อย่าลบ", encoding="utf-8")
    save(renamed(), folder)


def _rekeyed(folder: Path) -> None:
    save(without_codes(), folder)
    good(folder, BUILD)
    good(folder, ("issue", "--date", "10/1/2565"), BUILD)
    good(folder, ("sign", "--yes", "--all", "--date", "18/1/2565"))
    save(two_villages(), folder)


def _numbered(folder: Path) -> None:
    _built(folder)
    good(folder, ("issue", "--date", "10/1/2565", "--only", "D01"))


def _signed(folder: Path) -> None:
    _built(folder)
    edit(paper(folder, "D09"))


def _signed_again(folder: Path) -> None:
    _built(folder)
    good(folder, ("sign", "--yes", "--all", "--date", "18/1/2565"))
    save(corrected(), folder)
    good(folder, BUILD)


def _signed_beside(folder: Path) -> None:
    _signed(folder)
    save(corrected(), folder)
    good(folder, BUILD)


def _taken_back(folder: Path) -> None:
    _protected(folder)
    good(folder, BUILD)
    save(two_villages(), folder)


def _restored(folder: Path) -> None:
    _corrected(folder)
    good(folder, BUILD)
    edit(paper(folder, "D07"))


def _restored_newest(folder: Path) -> None:
    _corrected(folder)
    good(folder, BUILD)
    good(folder, ("restore", f"D07 {CODE}", "--version", "1"))


def _destroyed(folder: Path) -> None:
    _signed_again(folder)
    good(folder, ("backup", "b.zip"))
    for name in ("inputs", "outputs", ".docgen"):
        shutil.rmtree(folder / name)


def _beside(folder: Path) -> tuple[Command, ...]:
    path = next((folder / "outputs").rglob("D09_*_ฉบับใหม่.docx"))
    return (("sign", path.relative_to(folder).as_posix(), *DATE),)


@dataclass(frozen=True)
class Scene:
    """`then` are commands that follow the run, in the undisturbed folder and in the disturbed one.

    `first` come between the kill and the run's repetition: somebody does something else before.
    """

    name: str
    before: Callable[[Path], None]
    run: Command | Callable[[Path], tuple[Command, ...]] = BUILD
    first: tuple[Command, ...] = ()
    then: tuple[Command, ...] = ()

    def command(self, folder: Path) -> Command:
        """The command that is disturbed."""
        return self.run(folder)[0] if callable(self.run) else self.run


SCENES = (
    Scene("first", _new),
    Scene("corrected", _corrected),
    Scene("protected", _protected),
    Scene("replace-edited", _protected, ("build", "--replace-edited")),
    Scene("prune", _pruned, ("build", "--prune")),
    Scene("renamed", _renamed),
    Scene("rekeyed", _rekeyed),
    Scene("issue", _built, ("issue", "--date", "10/1/2565"), then=(BUILD,)),
    Scene("issue-more", _numbered, ("issue", "--date", "10/1/2565"), then=(BUILD,)),
    Scene("taken-back", _taken_back),
    Scene("sign", _signed, ("sign", "--yes", "--all", *DATE), then=(BUILD,)),
    Scene("sign-again", _signed_again, ("sign", "--yes", "--all", *DATE), then=(BUILD,)),
    Scene("sign-again, build first", _signed_again, ("sign", "--yes", "--all", *DATE), first=(BUILD,), then=(BUILD,)),
    Scene("sign-beside", _signed_beside, _beside, then=(BUILD,)),
    Scene("recover", _destroyed, ("recover", "b.zip"), then=(BUILD,)),
    Scene("restore", _restored, ("restore", f"D07 {CODE}", "--version", "1"), then=(BUILD,)),
    Scene("restore-newest", _restored_newest, ("restore", f"D07 {CODE}", "--version", "2"), then=(BUILD,)),
)


def digest(data: bytes) -> str:
    """What names the bytes of a file."""
    return hashlib.sha256(data).hexdigest()[:16]


def files(folder: Path) -> Iterator[Path]:
    """All that lies in the outputs, but for docgen's own books."""
    for path in sorted((folder / "outputs").rglob("*")):
        if path.is_file() and ".docgen" not in path.parts:
            yield path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """What a book says."""
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@dataclass(frozen=True)
class State:
    """Everything that must be the same after a disturbed run and its repetition."""

    code: int
    said: str
    files: Mapping[str, str]
    papers: list[tuple[object, ...]]
    versions: list[tuple[object, ...]]
    signatures: list[tuple[object, ...]]

    def against(self, calm: State) -> Iterator[str]:
        """How this state differs from the undisturbed one."""
        if self.code != calm.code:
            yield f"exit code {self.code}, not {calm.code}: {self.said[-300:]}"
        for name in sorted(self.files.keys() | calm.files.keys()):
            if self.files.get(name) != calm.files.get(name):
                yield f"{name}: {self.files.get(name)} instead of {calm.files.get(name)}"
        for book in ("papers", "versions", "signatures"):
            mine, theirs = getattr(self, book), getattr(calm, book)
            yield from (f"{book}: {row} is too much" for row in mine if row not in theirs)
            yield from (f"{book}: {row} is missing" for row in theirs if row not in mine)
        if self.said != calm.said:
            yield f"status says {self.said[-400:]} instead of {calm.said[-400:]}"


def state(folder: Path, *commands: Command) -> State:
    """Run these commands, and look at all that there is; the last thing said is the status."""
    codes = [do(folder, command) for command in commands]
    ended = do(folder, STATUS)
    docgen = folder / "outputs" / ".docgen"
    paper_columns = "document, key, path, file, digest, made_at, data, template, catalogue, engine, place, label"
    return State(
        code=codes[0].code,
        said=ended.said if codes[0].code in (0, 1) else codes[0].said,
        files={p.relative_to(folder).as_posix(): digest(p.read_bytes()) for p in files(folder)},
        papers=rows(docgen / "manifest.sqlite", f"SELECT {paper_columns} FROM paper ORDER BY 1, 2"),
        versions=rows(
            docgen / "ledger.sqlite",
            # Whether a paper's folder was moved by this run or by the one that was ended is no matter.
            "SELECT document, key, number, digest, path, REPLACE(reasons, ' moved', ''), changes FROM version"
            " ORDER BY 1, 2, 3",
        ),
        signatures=rows(
            docgen / "ledger.sqlite",
            "SELECT kind, document, key, body FROM posting WHERE kind NOT IN ('numbered') ORDER BY id",
        ),
    )


def _broken_books(home: Path, copy: Path) -> Iterator[str]:
    for path in home.glob("versions/*.version"):
        if hashlib.sha256(path.read_bytes()).hexdigest() != path.stem:
            yield f"(a) versions/{path.name} is not what its name says"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(home, copy)
    for book in ("manifest.sqlite", "ledger.sqlite"):
        if (copy / book).exists():
            try:
                told = rows(copy / book, "PRAGMA integrity_check")
            except sqlite3.Error as error:
                told = [(str(error),)]
            if told != [("ok",)]:
                yield f"(b) {book}: {told}"
    found = look(copy / "ledger.sqlite")
    if found.is_damaged or found.broken is not None:
        yield f"(b) {home}/ledger.sqlite: its journal does not hold: {found.broken}"


@dataclass
class Stage:
    """A scene that is ready to be played any number of times."""

    scene: Scene
    home: Path
    calm: State
    command: Command
    protected: Mapping[str, str]
    calls: tuple[str, ...]
    code: int
    played: int = field(default=0)

    @classmethod
    def build(cls, scene: Scene, home: Path) -> Stage:
        """Prepare the folder and play the scene undisturbed."""
        before, calm = home / "before", home / "calm"
        before.mkdir(parents=True)
        scene.before(before)
        command = scene.command(before)
        outputs = before / "outputs"
        protected: dict[str, str] = {}
        if (outputs / ".docgen").exists():
            ours = {str(row[0]) for row in rows(outputs / ".docgen/manifest.sqlite", "SELECT digest FROM written")}
            signed = {
                str(row[0])
                for row in rows(
                    outputs / ".docgen/ledger.sqlite", "SELECT body ->> 'digest' FROM posting WHERE kind = 'signed'"
                )
            }
            for path in files(before):
                whole = hashlib.sha256(path.read_bytes()).hexdigest()
                if whole in signed or whole not in ours:
                    protected[path.relative_to(before).as_posix()] = whole[:16]
        shutil.copytree(before, calm)
        ended = do(calm, command, counts=True)
        assert ended.code in (0, 1), f"{scene.name}: {ended}"
        shutil.rmtree(calm)
        shutil.copytree(before, calm)
        return cls(scene, home, state(calm, command, *scene.then), command, protected, ended.calls, ended.code)

    def fresh(self) -> Path:
        """The folder as it was before the run."""
        self.played += 1
        folder = self.home / "play"
        if folder.exists():
            shutil.rmtree(folder)
        shutil.copytree(self.home / "before", folder)
        return folder

    def broken_now(self, folder: Path) -> Iterator[str]:
        """(a), (b), (c): right after the run was disturbed."""
        outputs = folder / "outputs"
        there = set()
        for path in files(folder):
            data = path.read_bytes()
            there.add(digest(data))
            if path.suffix == ".docx":
                yield from _whole(path)
        for name, content in self.protected.items():
            if content not in there:
                yield f"(c) {name} is lost"
        for home in (folder / ".docgen" / "outputs", outputs / ".docgen"):
            if home.exists():
                yield from _broken_books(home, folder.parent / "books")

    def broken_later(self, folder: Path) -> Iterator[str]:
        """(d): the run is repeated."""
        for command in self.scene.first:
            ended = do(folder, command)
            if ended.code not in (0, 1):
                yield f"(d) {command} in between: {ended.code} {ended.said[-300:]}"
        found = state(folder, self.command, *self.scene.then)
        yield from (f"(d) {difference}" for difference in found.against(self.calm))
        yield from (f"(d) left behind: {path.name}" for path in (folder / "outputs").rglob(".docgen-*"))
        yield from self.broken_now(folder)
        journals = [
            rows(home / "ledger.sqlite", "SELECT * FROM posting ORDER BY id")
            for home in (folder / ".docgen" / "outputs", folder / "outputs" / ".docgen")
            if (home / "ledger.sqlite").exists()
        ]
        if len(journals) != 2 or journals[0] != journals[1]:
            yield "(d) the record's two copies say different things"

    def wrong_words(self, ended: Ended) -> Iterator[str]:
        """A run that met a fault ends with a public exit code and a Thai sentence."""
        if "Traceback" in ended.said or ended.code not in (self.code, 1, 5):
            yield f"exit code {ended.code}: {ended.said[-600:]}"
        if not re.search("[ก-๙]{4}", ended.said):
            yield f"nothing was said: {ended.said!r}"


def _whole(path: Path) -> Iterator[str]:
    try:
        with zipfile.ZipFile(path) as archive:
            bad = archive.testzip()
        if bad is not None:
            yield f"(a) {path.name}: {bad} is broken"
    except zipfile.BadZipFile as error:
        yield f"(a) {path.name}: {error}"
