"""The smaller ICU has what Qt asks for, and orders letters as the whole one does."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from struct import pack

import icu
import pytest

HEAD = pack("<H", 32) + b"\xda\x27" + bytes(8) + b"CmnD" + bytes(16)
ITEMS = {
    "icudt73l/coll/de.res": b"\1" * 20,
    "icudt73l/coll/fr.res": b"\2",
    "icudt73l/root.res": b"\3" * 4,
    "icudt73l/translit/root.res": b"\4",
}

COLLATE = """
import sys
from PySide6.QtCore import QCollator, QLocale
words = sys.argv[1:]
for language in ("de", "en", "sv", "C"):
    collator = QCollator(QLocale(language))
    collator.setNumericMode(True)
    print(*sorted(words, key=collator.sortKey))
print(*(QLocale("tr").toUpper(word) for word in words))
"""
WORDS = ["Zoë", "Ähre", "apfel", "Apfel", "Öl", "Ole", "straße", "strasse", "10", "9", "Łódź", "ił"]


def test_what_is_packed_can_be_read_again() -> None:
    library = b"\x7fELF..." + icu.packed(HEAD, ITEMS)
    head, items = icu.items(library)
    assert head == HEAD
    assert {name: item.rstrip(b"\0") for name, item in items.items()} == ITEMS


def test_each_item_lies_at_a_multiple_of_16_bytes() -> None:
    packed = icu.packed(HEAD, ITEMS)
    assert [packed.index(item) % 16 for item in ITEMS.values()] == [0] * len(ITEMS)


def test_a_library_without_data_is_refused() -> None:
    with pytest.raises(icu.NotIcuData):
        icu.items(b"\x7fELF and so on \xda\x27 and nothing more" + bytes(32))


@pytest.mark.parametrize(
    ("name", "size", "wanted"),
    [
        ("icudt73l/root.res", 10, True),
        ("icudt73l/pool.res", 10, True),
        ("icudt73l/likelySubtags.res", 300_000, True),
        ("icudt73l/de.res", 10, True),
        ("icudt73l/en_GB.res", 10, True),
        ("icudt73l/de_AT.res", 10, True),
        ("icudt73l/fil.res", 10, False),
        ("icudt73l/fr.res", 10, False),
        ("icudt73l/coll/ucadata.icu", 600_000, True),
        ("icudt73l/coll/de.res", 10, True),
        ("icudt73l/coll/zh.res", 10, False),
        ("icudt73l/brkitr/cjdict.dict", 10, False),
        ("icudt73l/unit/de.res", 10, False),
        ("icudt73l/unames.icu", 10, False),
        ("icudt73l/ibm-1252.cnv", 1_000, True),
        ("icudt73l/gb18030.cnv", 200_000, False),
    ],
)
def test_what_stays(name: str, size: int, wanted: bool) -> None:
    assert icu.is_wanted(name, bytes(size), {"de"}) is wanted


def qts_library() -> Path:
    found = importlib.util.find_spec("PySide6")
    if sys.platform != "linux" or found is None or not found.origin:
        pytest.skip("Qt brings ICU on Linux only")
    (library,) = (Path(found.origin).parent / "Qt" / "lib").glob("libicudata.so.*")
    return library


def test_letters_are_ordered_as_with_the_whole_data(tmp_path: Path) -> None:
    library = qts_library()
    if not shutil.which("as") or not shutil.which("ld"):
        pytest.skip("needs: sudo apt-get install binutils")
    smaller = icu.trimmed_library(library, tmp_path, {"de"})
    assert smaller.stat().st_size < library.stat().st_size / 8
    said = [
        subprocess.run(
            [sys.executable, "-c", COLLATE, *WORDS],
            env={**os.environ, "LD_PRELOAD": str(preloaded)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.splitlines()
        for preloaded in (library, smaller)
    ]
    with_all, with_less = (lines[:2] + lines[3:] for lines in said)  # Swedish is not spoken here
    assert with_less == with_all
    assert said[0][0] != said[0][2], "German and Swedish order alike: nothing was asked of ICU"
