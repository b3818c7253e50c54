"""What is wrong in a file is told by its place, and never by what stands there."""

import tomllib

import pytest

from desktop.services.toml_faults import fault


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("secret = hush", "a.toml: line 1, column 10"),
        ("x = 1\nhush", "a.toml: end of document"),
        ("[hush]\n[hush]\n", "a.toml: line 2, column 6"),
        ('hush = 1\nhush = "at line 7, column 7"\n', "a.toml: line 2, column 29"),
    ],
)
def test_a_place_is_told_without_a_word_of_the_file(text: str, told: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as raised:
        tomllib.loads(text)
    assert fault("a.toml", raised.value) == told


def test_what_kept_it_from_being_read_is_told_by_its_name() -> None:
    error = PermissionError(13, "(at line 1, column 1)", "a.toml")
    assert fault("a.toml", error) == "a.toml: PermissionError"
