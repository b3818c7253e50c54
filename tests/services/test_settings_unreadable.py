"""A file of settings that cannot be read is a problem, and says what is wrong in it."""

import re

import pytest

from desktop.core.troubles import AppError, Kind
from tests.services.settings_computer import Computer, computer

__all__ = ["computer"]

ID = "00001111-aaaa-2222-bbbb-3333cccc4444"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("client_id = ", "end of document"),
        (f'client_id = "{ID}"\nclient_secret = hush', "line 2, column 17"),
        ('[registration]\n"hush" = 1\n"hush" = 2\n', "line 3, column 11"),
        ("client_id = 7", "client_id"),
        (f'client_id = "{ID}"\ntenant = ["x"]', "tenant"),
        ("\x00", "line 1, column 1"),
        ("[[", "end of document"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_an_administrators_file_in_error_is_a_problem_that_says_where(
    computer: Computer, text: str, wrong: str
) -> None:
    computer.administer(text)
    computer.settings.save_typed(ID, "", None)
    registration = computer.settings.registration()
    assert not registration.is_complete
    code = f"registration.toml: {wrong}"
    assert registration.problem == AppError(Kind.REGISTRATION_UNREADABLE, code=code)


def test_an_administrators_file_too_deep_to_read_is_a_problem(computer: Computer) -> None:
    computer.administer("x = " + "[" * 100_000)
    problem = computer.settings.registration().problem
    assert problem is not None
    assert problem.code.startswith("registration.toml: ")


def test_an_administrators_file_that_may_not_be_read_is_a_problem(computer: Computer) -> None:
    (computer.site / "registration.toml").mkdir(parents=True)  # read as a file it fails for anybody
    problem = computer.settings.registration().problem
    assert problem is not None
    assert problem.kind is Kind.REGISTRATION_UNREADABLE
    assert re.fullmatch(r"registration.toml: (IsADirectory|Permission)Error", problem.code)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"registration": 7}', '{"registration": {"client_id": 7}}', "\xff"]
)
def test_typed_settings_nobody_can_read_are_a_problem_until_typed_again(
    computer: Computer, text: str
) -> None:
    computer.folder.mkdir()
    computer.file.write_bytes(text.encode("latin-1"))
    problem = computer.settings.registration().problem
    assert problem is not None
    assert problem.kind is Kind.REGISTRATION_UNREADABLE
    assert problem.code.startswith("settings.json")
    computer.settings.save_typed(ID, "", None)
    assert computer.settings.registration().is_complete
