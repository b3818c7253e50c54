"""What MSAL hands over of the identity platform's answers; it takes their form on trust."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from desktop.core.troubles import AppError, Kind, from_entra

T = TypeVar("T")

_TRIPS = (ValueError, RuntimeError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What MSAL raises at an answer of the wrong form."""


def unless_it_trips(kind: Kind, act: Callable[[], T]) -> T:
    """Return what ``act`` does; where MSAL trips over an answer, raise AppError of ``kind``.

    MSAL's texts hold state, nonce and token: only the exception's name goes on.
    """
    try:
        return act()
    except _TRIPS as error:
        raise AppError(kind, code=type(error).__name__) from None


def redeemed(act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return the token endpoint's answer to the code, with everything in it that must be.

    Raises AppError: SIGN_IN_NOT_OURS, SIGN_IN_FAILED, and what ``from_entra`` knows.
    """
    result = unless_it_trips(Kind.SIGN_IN_NOT_OURS, act)
    if "error" in result:
        raise entra_error(result)
    if not result.get("access_token"):
        raise AppError(Kind.SIGN_IN_FAILED, code="no access_token")
    if not isinstance(result.get("id_token_claims"), dict):
        raise AppError(Kind.SIGN_IN_NOT_OURS, code="no id_token")
    return result


def entra_error(answer: Mapping[str, Any]) -> AppError:
    """Return what an ``error`` of the token endpoint or of the browser's way back means."""
    return from_entra(
        str(answer.get("error", "")),
        str(answer.get("error_description", "")),
        str(answer.get("error_subcode") or answer.get("suberror") or ""),
    )
