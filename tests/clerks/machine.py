"""Random clerks as a state machine, and the laws of what was signed and numbered."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from openpyxl import load_workbook

from docgen.errors import ExitCode
from docgen.shelf import homes_of, journal, read_shelf, store
from docgen.shelf.copies import look
from docgen.shelf.journal import Kind
from docgen.shelf.ledger import NAME
from tests.clerks.office import DAY, OUTPUTS, REGISTER, Hamlet, Office, Sager, built, number_on, say, text_of

Paper = tuple[str, str]  # document, and what the record knows the paper by
steps: Counter[str] = Counter()  # how often each rule was run, of all examples
ORDERS = ("support-team-order", "speaker-team-order")
index = st.integers(0, 1000)


@dataclass
class Signed:
    """What was signed: whose paper it was, and the file."""

    who: tuple[int, int]
    name: str
    data: bytes


class Clerks(RuleBasedStateMachine):
    """Each rule is what one clerk does; a build after each tells whether the laws hold."""

    def __init__(self) -> None:
        super().__init__()
        self.home, self.back = tempfile.mkdtemp(prefix="docgen-clerks-"), Path.cwd()
        os.chdir(self.home)
        self.owners: dict[Paper, tuple[int, int]] = {}
        self.papers: dict[tuple[str, tuple[int, int]], Paper] = {}
        self.signed: dict[Paper, list[Signed]] = {}
        self.numbers: dict[Paper, str] = {}
        self.plan: dict[Paper, dict[str, Any]] = {}

    def teardown(self) -> None:
        os.chdir(self.back)
        shutil.rmtree(self.home)

    @initialize()
    def begin(self) -> None:
        self.office = Office()
        self.build()

    # What clerks do to the workbook.

    def hamlet(self, at: int) -> Hamlet:
        return self.office.hamlets[at % len(self.office.hamlets)]

    def person(self, at: int) -> tuple[Hamlet, Sager] | None:
        people = [(hamlet, person) for hamlet in self.office.hamlets for person in hamlet.people]
        return people[at % len(people)] if people else None

    def saved(self, step: str) -> None:
        steps[step] += 1
        self.office.save()
        self.build()

    @rule(at=index)
    def replace_a_person(self, at: int) -> None:
        """The row is deleted, and one for another is added below."""
        if chosen := self.person(at):
            hamlet, person = chosen
            hamlet.people.remove(person)
            self.office.join(hamlet)
        self.saved("replace")

    @rule(at=index)
    def type_over_a_name(self, at: int) -> None:
        """Another person in the row of the old one, whose house is left there."""
        if chosen := self.person(at):
            hamlet, person = chosen
            new = self.office.newcomer()
            new.house = person.house
            hamlet.people[hamlet.people.index(person)] = new
        self.saved("type over")

    @rule(at=index, letter=st.sampled_from("กนรมส"), is_last=st.booleans())
    def correct_a_name(self, at: int, letter: str, is_last: bool) -> None:
        """A letter more."""
        if chosen := self.person(at):
            if is_last:
                chosen[1].last += letter
            else:
                chosen[1].first += letter
        self.saved("correct name")

    @rule(at=index)
    def correct_a_house(self, at: int) -> None:
        """Another number."""
        if chosen := self.person(at):
            chosen[1].house += "/1"
        self.saved("correct house")

    @rule(at=index)
    def marry(self, at: int) -> None:
        """Another surname, the rest stays."""
        if chosen := self.person(at):
            chosen[1].last = f"สกุลใหม่{self.office.newcomer().who}"
        self.saved("marry")

    @rule(at=index, random=st.randoms(use_true_random=False))
    def sort_the_rows(self, at: int, random: Any) -> None:
        """People of a village in another order."""
        random.shuffle(self.hamlet(at).people)
        self.saved("sort")

    @rule(at=index)
    def add_a_person(self, at: int) -> None:
        """One more row."""
        if len(self.hamlet(at).people) < 6:
            self.office.join(self.hamlet(at))
        self.saved("add")

    @rule(at=index)
    def delete_a_person(self, at: int) -> None:
        """A row less."""
        chosen = self.person(at)
        if chosen is not None and len(chosen[0].people) > 1:
            chosen[0].people.remove(chosen[1])
        self.saved("delete")

    @precondition(lambda self: len(self.office.hamlets) < 4)
    @rule()
    def add_a_village(self) -> None:
        """With its people."""
        self.office.found_hamlet()
        self.saved("add village")

    @precondition(lambda self: len(self.office.hamlets) > 1)
    @rule(at=index)
    def delete_a_village(self, at: int) -> None:
        """With its people."""
        self.office.hamlets.remove(self.hamlet(at))
        self.saved("delete village")

    @rule(at=index)
    def correct_a_moo(self, at: int) -> None:
        """And with it the code."""
        hamlet = self.hamlet(at)
        taken = {one.moo for one in self.office.hamlets if one.tambon == hamlet.tambon}
        hamlet.moo = next(moo for moo in range(hamlet.moo + 1, 40) if moo not in taken)
        self.saved("correct moo")

    @rule(at=index, tambon=st.sampled_from(["เจ้าท่า", "ธัญญา", "หลักเมือง"]))
    def correct_a_tambon(self, at: int, tambon: str) -> None:
        """And with it the code."""
        hamlet = self.hamlet(at)
        if hamlet.moo not in {one.moo for one in self.office.hamlets if one.tambon == tambon}:
            hamlet.tambon = tambon
        self.saved("correct tambon")

    @rule(at=index)
    def correct_a_village_name(self, at: int) -> None:
        """It is called something more."""
        hamlet = self.hamlet(at)
        if not hamlet.name.endswith("ใหม่"):
            hamlet.name += "ใหม่"
        self.saved("correct village name")

    @rule()
    def take_or_leave_the_codes(self) -> None:
        """The sheet of areas is filled, or emptied: all keys are others."""
        self.office.has_codes = not self.office.has_codes
        self.saved("codes")

    @rule(random=st.randoms(use_true_random=False))
    def sort_the_villages(self, random: Any) -> None:
        """In another order."""
        random.shuffle(self.office.hamlets)
        self.saved("sort villages")

    # What clerks do to files and folders.

    def files(self) -> list[Path]:
        return sorted(path for path in OUTPUTS.rglob("*.docx") if not {"ประวัติ", ".docgen"} & set(path.parts))

    @rule(at=index)
    def delete_a_paper(self, at: int) -> None:
        """A file is gone."""
        if files := self.files():
            files[at % len(files)].unlink()
        steps["delete file"] += 1
        self.build()

    @rule(at=index)
    def rename_a_paper(self, at: int) -> None:
        """A file has another name."""
        if files := self.files():
            path = files[at % len(files)]
            path.replace(path.with_name(f"สำเนา {path.name}"))
        steps["rename file"] += 1
        self.build()

    @rule(at=index)
    def delete_a_folder(self, at: int) -> None:
        """All of a village's papers."""
        folders = sorted({path.parent for path in self.files()} - {OUTPUTS})
        if folders:
            shutil.rmtree(folders[at % len(folders)])
        steps["delete folder"] += 1
        self.build()

    @rule()
    def start_again(self) -> None:
        """All outputs are deleted."""
        shutil.rmtree(OUTPUTS)
        steps["delete outputs"] += 1
        self.build()

    @rule()
    def delete_the_record(self) -> None:
        """The folder beside the outputs that nobody knows what it is for."""
        shutil.rmtree(homes_of(OUTPUTS)[0])
        steps["delete record"] += 1
        self.build()

    @precondition(lambda _self: REGISTER.exists())
    @rule()
    def delete_the_register(self) -> None:
        """Nothing is done without it; it is written again from the record."""
        had = self.given()
        REGISTER.unlink()
        steps["delete register"] += 1
        code, _ = built()
        assert code == (ExitCode.WORKBOOK if had else code)
        if had:
            assert say("issue", "--date", DAY)[0] == ExitCode.WORKBOOK
            assert say("issue", "--rebuild")[0] == ExitCode.DONE
        self.build()

    @precondition(lambda _self: REGISTER.exists())
    @rule(at=index)
    def delete_a_row_of_the_register(self, at: int) -> None:
        """The paper keeps its number."""
        book = load_workbook(REGISTER)
        table = book.worksheets[0]
        if table.max_row > 1:
            table.delete_rows(2 + at % (table.max_row - 1))
        book.save(REGISTER)
        steps["delete number"] += 1
        self.build()

    # What clerks do with docgen.

    @rule(at=index)
    def sign_a_paper(self, at: int) -> None:
        """One that is as the data say."""
        due = [paper for paper, told in self.plan.items() if (OUTPUTS / told["file"]).exists()]
        steps["sign"] += 1
        if not due:
            return
        paper = due[at % len(due)]
        self.sign(paper)

    def sign(self, paper: Paper) -> None:
        path = OUTPUTS / self.plan[paper]["file"]
        data = path.read_bytes()
        code, said = say("sign", str(path), "--date", "25/2/2565")
        if code == ExitCode.DONE and (paper not in self.signed or self.signed[paper][-1].data != data):
            with read_shelf(OUTPUTS) as shelf:
                signature = shelf.ledger.signature(*paper)
            assert signature is not None, said
            self.signed.setdefault(paper, []).append(Signed(self.owners[paper], signature.path.name, data))
        self.build()

    @rule()
    def issue(self) -> None:
        """Numbers for the orders that have none."""
        say("issue", "--date", DAY)
        steps["issue"] += 1
        self.build()

    @rule(at=index)
    def restore(self, at: int) -> None:
        """The version before the newest."""
        steps["restore"] += 1
        if self.plan:
            say("restore", " ".join(sorted(self.plan)[at % len(self.plan)]))
        self.build()

    @rule()
    def destroy_and_recover(self) -> None:
        """All of the project is gone, and comes back from a backup."""
        steps["recover"] += 1
        backup = Path("backup.zip")
        say("backup", str(backup))
        for folder in ("inputs", "outputs", ".docgen"):
            shutil.rmtree(folder, ignore_errors=True)
        code, said = say("recover", str(backup))
        assert code == ExitCode.DONE, said
        backup.unlink()
        self.build()

    @rule()
    def prune(self) -> None:
        """Papers that are planned no more are put away."""
        steps["prune"] += 1
        self.build("--prune")

    @rule()
    def force(self) -> None:
        """All are made again."""
        steps["force"] += 1
        self.build("--force")

    # What is asked is answered truly, and the laws.

    def given(self) -> list[Any]:
        with read_shelf(OUTPUTS) as shelf:
            return [one for one in shelf.ledger.given() if not one.is_cancelled]

    def build(self, *options: str) -> None:
        """Build, answer what is asked, and look whether the laws hold."""
        code, done = built(*options)
        assert code in (ExitCode.DONE, ExitCode.ATTENTION), code
        for _ in range(20):
            asked = [one for one in done["findings"] if one["code"] == "identity-unsure"]
            if not asked:
                break
            self.answer(str(asked[0]["mend"]), str(asked[0]["value"]))
            code, done = built()
            assert code in (ExitCode.DONE, ExitCode.ATTENTION), code
        self.hold(done)

    def answer(self, mend: str, value: str) -> None:
        """Say who somebody is, as it is in truth."""
        key = mend.partition('docgen same "')[2].partition('"')[0]
        steps["asked"] += 1
        who = self.office.who(f"{value} " if "/" not in key else self._label(value))
        document = "speaker-voucher" if "/" in key else "speaker-team-order"
        mine = self.papers.get((document, who))
        code, said = (1, "")
        if mine is not None:
            place = key.partition("/")[0]
            known = mine[1] if "/" not in key else f"{place}/{mine[1].partition('/')[2]}"
            code, said = say("same", key, known)
        if code != ExitCode.DONE:
            code, said = say("same", key, "--new")
        assert code == ExitCode.DONE, said

    def _label(self, value: str) -> str:
        """What the program would call the paper of a person: nobody is called so in two villages."""
        name = " ".join(value.removeprefix("นาง").split())
        homes = [one for one in self.office.hamlets if any(f"{p.first} {p.last}" == name for p in one.people)]
        return f"บ้าน{homes[0].name} – {name}" if homes else ""

    def hold(self, done: dict[str, Any]) -> None:
        self.plan = {(one["document"], one["key"]): one for one in done["papers"]}
        lying = {path: path.read_bytes() for path in OUTPUTS.rglob("*.docx")}
        for paper, told in self.plan.items():
            self._is_hers(paper, told, lying)
            self._asks_for_a_signature_only_where_it_must(paper, told, lying)
            self._has_one_number(paper, told, lying)
        self._what_was_signed_is_there(lying)
        self._numbers_are_apart()

    def _is_hers(self, paper: Paper, told: dict[str, Any], lying: dict[Path, bytes]) -> None:
        """A paper never becomes another one's, and nobody gets a second one."""
        who = self.office.who(told["label"])
        assert self.owners.setdefault(paper, who) == who, (paper, told["label"])
        assert self.papers.setdefault((paper[0], who), paper) == paper, (paper, told["label"])
        if paper[0] == "speaker-voucher":
            person = next(p for h in self.office.hamlets for p in h.people if p.who == who[1])
            words = "".join(text_of(lying[OUTPUTS / told["file"]]).split())
            assert told["signed_on"] is not None or told["edited"] or f"{person.first}{person.last}" in words

    def _asks_for_a_signature_only_where_it_must(
        self, paper: Paper, told: dict[str, Any], lying: dict[Path, bytes]
    ) -> None:
        if told["must_resign"]:
            assert text_of(self.signed[paper][-1].data) != text_of(lying[OUTPUTS / told["file"]]), paper
        assert (told["signed_on"] is not None) == (paper in self.signed), paper

    def _has_one_number(self, paper: Paper, told: dict[str, Any], lying: dict[Path, bytes]) -> None:
        if paper[0] in ORDERS:
            number = number_on(lying[OUTPUTS / told["file"]])
            is_by_pen = told["signed_on"] is not None and not told["must_resign"]  # signed before it was numbered
            is_older = told["edited"]  # restored from before
            assert number or is_by_pen or is_older or paper not in self.numbers, paper
            if number:
                assert self.numbers.setdefault(paper, number) == number, paper

    def _what_was_signed_is_there(self, lying: dict[Path, bytes]) -> None:
        for paper, signatures in self.signed.items():
            last = signatures[-1]
            if paper in self.plan:
                assert any(path.name == last.name and data == last.data for path, data in lying.items()), (
                    paper,
                    last.name,
                )
            for one in signatures:
                assert one.data in lying.values() or self._is_kept(one.data), (paper, one.name)

    def _is_kept(self, data: bytes) -> bool:
        with read_shelf(OUTPUTS) as shelf:
            return shelf.ledger.bytes.bytes_of(store.digest(data)) == data

    def _numbers_are_apart(self) -> None:
        assert len(set(self.numbers.values())) == len(self.numbers), self.numbers

    @invariant()
    def the_chain_verifies(self) -> None:
        """In both copies, and both say the same."""
        if not OUTPUTS.exists():
            return
        with read_shelf(OUTPUTS) as shelf:
            postings = shelf.ledger.postings
            assert journal.first_broken(postings) is None
            assert sum(one.kind is Kind.SIGNED for one in postings) == sum(map(len, self.signed.values()))
        copies = [look(home / NAME) for home in homes_of(OUTPUTS)]
        assert all(copy.is_whole for copy in copies)
        assert len({copy.postings for copy in copies}) == 1


def told() -> str:
    """How many steps were run, by rule."""
    return json.dumps(dict(steps.most_common()) | {"all": sum(steps.values())}, ensure_ascii=False)
