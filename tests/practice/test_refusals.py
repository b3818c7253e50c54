"""Every way Entra ID says no can be asked for, at the token endpoint and on the way back."""

import pytest

from desktop.core.troubles import _BY_AADSTS, _BY_ERROR
from desktop.practice.accounts import ANNA
from desktop.practice.faults import Fault
from desktop.practice.refusals import _TABLE, Refused
from tests.practice.visitor import App


@pytest.mark.parametrize("number", _BY_AADSTS)
def test_a_number_the_app_knows_comes_with_an_error_of_its_own(app: App, number: int) -> None:
    assert number in _TABLE
    token = app.sign_in()["refresh_token"]
    app.cloud.faults.switch_on(Fault.TOKEN_REFUSED, code=number)
    content = app.refresh(token).json()
    assert content["error"] == _TABLE[number].error
    assert content["error_codes"] == [number]
    assert content["error_description"].startswith(f"AADSTS{number}: ")
    assert "{" not in content["error_description"]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        *((error, 400) for error in sorted(_BY_ERROR.keys() - {"invalid_client", "server_error"})),
        ("invalid_client", 401),
        ("server_error", 500),
    ],
)
def test_a_bare_error_comes_without_a_number(app: App, error: str, status: int) -> None:
    status = 503 if error == "temporarily_unavailable" else status
    token = app.sign_in()["refresh_token"]
    app.cloud.faults.switch_on(Fault.TOKEN_REFUSED, code=error)
    answer = app.refresh(token)
    content = answer.json()
    assert (answer.status_code, content["error"], content["error_codes"]) == (status, error, [])
    assert "AADSTS" not in answer.text
    assert "error_uri" not in content


@pytest.mark.parametrize("code", [90095, 650052, "server_error"])
def test_the_same_comes_on_the_way_back(app: App, code: int | str) -> None:
    app.cloud.faults.switch_on(Fault.AUTHORIZE_REFUSED, code=code)
    fields = app.visit(app.link(), ANNA.email).fields
    assert fields["error"] == Refused(code).error
    assert ("AADSTS" in fields["error_description"]) is isinstance(code, int)
    assert ("error_uri" in fields) is isinstance(code, int)
    assert "Trace ID: " in fields["error_description"]


def test_the_code_still_buys_a_token_while_refreshing_is_refused(app: App) -> None:
    app.cloud.faults.switch_on(Fault.TOKEN_REFUSED)
    assert app.sign_in()["access_token"]
