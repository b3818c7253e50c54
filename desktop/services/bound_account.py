"""The account as one step of work judged it, whoever signs in meanwhile on another lane."""

from desktop.core.models import Organiser
from desktop.core.troubles import AppError, Kind
from desktop.services.account import Account


class BoundAccount:
    """Gives no token of another account than it told last, for one lane's steps.

    Else a sign-in between the two would have a meeting made under the new account and written
    down under the old one.
    """

    def __init__(self, account: Account) -> None:
        self._account = account
        self._told: Organiser | None = None

    def organiser(self) -> Organiser | None:
        """Return who is connected; tokens are given for them until this is asked again."""
        self._told = self._account.organiser
        return self._told

    def token(self, fresh: bool) -> str:
        """Return an access token.

        Raises AppError: OTHER_ACCOUNT when the account has changed since, and as ``Account.token``.
        """
        token = self._account.token(fresh)
        if self._account.organiser != self._told:
            raise AppError(Kind.OTHER_ACCOUNT)
        return token
