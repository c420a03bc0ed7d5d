"""Where the office's font comes from when the system has none."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from tools import fonts
from tools.fonts import Fonts, FontsMissing, find_fonts, write_fontconfig

pytestmark = pytest.mark.print

GENUINE_WIDTH = 0.386  # of ก in TH Sarabun New 1.35, as a part of the em


@pytest.fixture
def without_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is installed but Laksaman, and pip reaches no index."""
    installed = fonts._installed
    monkeypatch.setattr(fonts, "_installed", lambda family: [] if family == fonts.FAMILY else installed(family))
    for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "", "PIP_CONFIG_FILE": "/dev/null"}.items():
        monkeypatch.setenv(name, value)


def test_every_name_of_the_font_leads_to_the_file_with_the_same_widths(tmp_path: Path) -> None:
    """fontconfig gives TH Sarabun New for TH SarabunPSK, bold too, and the digits' font for TH SarabunIT๙."""
    if shutil.which("fc-match") is None:
        pytest.skip("fontconfig is missing")
    configuration = write_fontconfig(tmp_path, find_fonts())
    found = {
        name: subprocess.run(
            ["fc-match", "--format", "%{family}", name],
            env={"FONTCONFIG_FILE": str(configuration), "HOME": str(tmp_path)},
            executable=shutil.which("fc-match"), capture_output=True, encoding="utf-8", check=True,
        ).stdout
        for name in ("TH SarabunPSK", "TH SarabunPSK:bold", "TH SarabunIT๙", "TH Sarabun New")
    }  # fmt: skip
    assert found == {
        "TH SarabunPSK": "TH Sarabun New",
        "TH SarabunPSK:bold": "TH Sarabun New",
        "TH SarabunIT๙": "Sarabun Thai Digits",
        "TH Sarabun New": "TH Sarabun New",
    }


@pytest.mark.usefixtures("without_network")
def test_laksaman_made_smaller_stands_in(tmp_path: Path) -> None:
    """Without network Debian's Laksaman takes the font's place: its ก is as wide as that of the original."""
    if len(fonts._installed("Laksaman")) < 4:
        pytest.skip("fonts-tlwg-laksaman-ttf is not installed")
    found = find_fonts(tmp_path)
    assert found.origin == "laksaman"
    with TTFont(found.folder / "THSarabunNew-Regular.ttf") as font:
        assert font["name"].getDebugName(1) == "TH Sarabun New"
        width, _ = font["hmtx"][font.getBestCmap()[ord("ก")]]
        assert width / font["head"].unitsPerEm == pytest.approx(GENUINE_WIDTH, rel=0.01)


@pytest.mark.usefixtures("without_network")
def test_no_font_at_all_is_an_error_that_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A substitute of other widths is never taken."""
    monkeypatch.setattr(fonts, "_installed", lambda _family: [])
    with pytest.raises(FontsMissing, match="install fonts-tlwg-laksaman-ttf"):
        find_fonts(tmp_path)


def test_a_changed_file_in_the_cache_is_not_trusted(tmp_path: Path) -> None:
    """The digest is compared at each start: one changed byte, and the files count as absent."""
    folder = tmp_path / "package"
    folder.mkdir()
    for name in fonts.SHA256:
        (folder / name).write_bytes(b"not a font")
    assert not fonts._is_genuine(folder)


def test_the_fontconfig_file_escapes_its_folders(tmp_path: Path) -> None:
    """A checkout under a folder named `a & b` gives well-formed XML."""
    from lxml import etree

    path = write_fontconfig(tmp_path, Fonts(folder=tmp_path / "a & b", origin="package"), tmp_path)
    folders = [element.text for element in etree.parse(str(path)).getroot().iter("dir")]
    assert str(tmp_path / "a & b") in folders
