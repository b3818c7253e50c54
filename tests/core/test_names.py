"""Names in the form in which they are looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import names


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Zoë  Ångström", "zoe angstrom"),
        ("STRAẞE", "strasse"),
        ("Łukasz Đorđević", "lukasz dordevic"),
        ("İlknur I\u015f\u0131k", "ilknur isik"),
        ("Ægir Œuvre", "aegir oeuvre"),
        ("Nguyễn", "nguyen"),
        ("Алёна", "алена"),
        ("محمد", "محمد"),
        ("\t Mia\n", "mia"),
        ("", ""),
    ],
)
def test_case_accents_and_space_do_not_matter(name: str, folded: str) -> None:
    assert names.fold(name) == folded


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Jürgen", {"jurgen", "juergen"}),
        ("Søren Åkesson", {"soren", "soeren", "akesson", "aakesson"}),
        ("Mia", {"mia"}),
    ],
)
def test_a_name_is_found_spelt_out_too(name: str, words: set[str]) -> None:
    assert set(names.searchable(name).split()) == words


@given(st.text(max_size=30))
def test_folding_what_is_folded_changes_nothing(name: str) -> None:
    assert names.fold(names.fold(name)) == names.fold(name)
