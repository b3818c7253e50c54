import pytest

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.bound_account import BoundAccount

ANNA = Organiser("tenant", "anna", "anna@salon.example")
BEN = Organiser("tenant", "ben", "ben@salon.example")


class Desk:
    """An account somebody else may sign in to at any time."""

    def __init__(self) -> None:
        self.organiser: Organiser | None = ANNA
        self.asked: list[bool] = []

    def token(self, fresh: bool) -> str:
        self.asked.append(fresh)
        return f"token of {self.organiser.user_id if self.organiser else 'nobody'}"


def test_tokens_are_of_the_account_that_was_told() -> None:
    desk = Desk()
    bound = BoundAccount(desk)
    assert bound.organiser() == ANNA
    assert bound.token(False) == "token of anna"
    assert bound.token(True) == "token of anna"
    assert desk.asked == [False, True]


@pytest.mark.parametrize("newcomer", [BEN, None])
def test_no_token_of_an_account_that_came_meanwhile(newcomer: Organiser | None) -> None:
    desk = Desk()
    bound = BoundAccount(desk)
    bound.organiser()
    desk.organiser = newcomer
    with pytest.raises(AppError) as raised:
        bound.token(False)
    assert raised.value.kind is Kind.OTHER_ACCOUNT
    assert bound.organiser() == newcomer
    assert bound.token(False).startswith("token of")
