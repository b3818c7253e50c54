"""What may ship is known for each component, and its licence goes along in full."""

from pathlib import Path

import components
import licences
import product
import pytest

Component = components.Component
RULES = licences.rules()


def made(name: str, licence: str = "MIT", **more: object) -> components.Component:
    return Component(name, "1", f"pkg:pypi/{name}@1", licence, **{"texts": {"L": name}, **more})


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("GPL-3.0-or-later", False),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-or-later", False),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-3.0-or-later WITH Autoconf-exception-3.0", False),
        ("LicenseRef-public-domain", True),
    ],
)
def test_one_way_through_has_to_be_allowed(licence: str, fits: bool) -> None:
    assert licences.allowed(licence, RULES.may_ship) is fits


def test_words_that_are_no_expression_are_refused() -> None:
    with pytest.raises(ValueError, match="Apache License, Version 2"):
        licences.allowed("Apache License, Version 2 (", RULES.may_ship)


def test_older_words_are_understood_and_loose_ones_replaced() -> None:
    said = {
        "sqlite-fts4": "Apache License, Version 2.0",
        "jaraco-classes": "MIT License",
        "segno": "BSD License",
        "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        "libxcb-xkb1": "",
    }
    judged = {
        name: licences.judged(made(name, words), RULES).licence for name, words in said.items()
    }
    assert judged == {
        "sqlite-fts4": "Apache-2.0",
        "jaraco-classes": "MIT",
        "segno": "BSD-3-Clause",
        "pyside6-essentials": "LGPL-3.0-only",
        "libxcb-xkb1": "MIT",
    }


def test_qt_is_inside_its_python_package_with_the_texts_that_it_brings_not() -> None:
    files = ("PySide6/Qt/lib/libicui18n.so.73", "PySide6/Qt/lib/libicuuc.so.73")
    qt = licences.judged(made("pyside6-essentials", texts={}, files=files), RULES)
    assert [(one.name, one.version, one.licence) for one in qt.inside] == [
        ("qt", "1", "LGPL-3.0-only"),
        ("icu", "73", "Unicode-3.0"),
    ]
    lesser, general, _unicode = qt.texts.values()
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in lesser
    assert "GNU GENERAL PUBLIC LICENSE" in general


def test_what_may_not_ship_is_named_with_the_reason() -> None:
    ours = Component(product.PROGRAM, "1", "pkg:generic/x@1")
    shipping = [
        ours,
        made("good"),
        made("libreadline8", "GPL-3.0-or-later"),
        made("silent", ""),
        made("mute", texts={}),
        made("outside", inside=(made("within", "AGPL-3.0-only"),)),
    ]
    assert licences.faults(shipping, RULES) == [
        "libreadline8: GPL-3.0-or-later may not ship",
        "silent: no licence stated; read it, and say it in licences.toml",
        "mute: no text of its licence",
        "within: AGPL-3.0-only may not ship",
    ]


def test_the_list_names_everything_and_has_each_text_once() -> None:
    qt = licences.judged(made("pyside6-essentials"), RULES)
    twins = [made(name, texts={"LICENSE": "Do as you like.  \n\n"}) for name in ("one", "two")]
    words = licences.text([Component(product.PROGRAM, "1", ""), *twins, qt], RULES)
    assert words.startswith(f"{product.NAME} {product.version()} contains the work")
    listing = words[words.index("\n\none ") :].split("\n\n")[1]
    qt_for_python = "https://download.qt.io/official_releases/QtForPython/pyside6/"
    assert listing.splitlines() == [
        "one 1: MIT",
        "two 1: MIT",
        "pyside6-essentials 1: LGPL-3.0-only",
        "    with qt 1: LGPL-3.0-only",
        f"    source of pyside6-essentials: {qt_for_python}",
        "    source of qt: https://download.qt.io/official_releases/qt/",
    ]
    assert words.count("Do as you like.") == 1
    assert "\none, two\n" in words


def test_every_licence_in_the_rules_is_one_that_may_ship() -> None:
    told = {**RULES.means, **RULES.is_under}
    told |= {entry["name"]: entry["licence"] for entry in RULES.inside}
    assert not [name for name, one in told.items() if not licences.allowed(one, RULES.may_ship)]
    wanted = {name for names in RULES.texts.values() for name in names}
    assert {file.stem for file in licences.TEXTS.iterdir()} == wanted


def test_it_goes_into_the_program_and_beside_the_installers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DIST", "PROGRAM_FOLDER", "INSTALLERS"):
        monkeypatch.setattr(product, name, tmp_path / name)
    assert [file.parent.name for file in licences.places()] == ["PROGRAM_FOLDER", "INSTALLERS"]
    (tmp_path / "DIST" / f"{product.NAME}.app" / "Contents" / "Resources").mkdir(parents=True)
    assert [file.parent.name for file in licences.places()] == [
        *("PROGRAM_FOLDER", "Resources", "INSTALLERS"),
    ]


@pytest.mark.parametrize(("faulty", "code"), [(False, 0), (True, 1)])
def test_nothing_is_written_when_something_may_not_ship(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    faulty: bool,
    code: int,
) -> None:
    shipping = [made("one", "GPL-3.0-only" if faulty else "MIT")]
    monkeypatch.setattr(licences, "shipped", lambda: shipping)
    files = [tmp_path / "a" / "LICENCES.txt", tmp_path / "b" / "licences.txt"]
    monkeypatch.setattr(licences, "places", lambda: files)
    assert licences.main() == code
    assert [file.exists() for file in files] == [not faulty] * 2
    said = capsys.readouterr()
    assert said.err == ("one: GPL-3.0-only may not ship\n" if faulty else "")
    assert said.out.splitlines() == ([] if faulty else [f"{file}: 1 components" for file in files])


def test_a_file_of_nobodys_is_named_and_nothing_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def nobodys() -> None:
        raise components.NobodysFile("evil.so from /tmp")

    monkeypatch.setattr(licences, "shipped", nobodys)
    monkeypatch.setattr(licences, "places", lambda: pytest.fail("nothing is to be written"))
    assert licences.main() == 1
    assert capsys.readouterr().err == "evil.so from /tmp\n"
