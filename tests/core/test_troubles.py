import re
from string import Formatter

import pytest

from desktop.core.troubles import ADVICE, AppError, Kind, Mender, from_entra, from_graph

AADSTS = {
    # consent
    65001: Kind.ADMIN_CONSENT,
    65004: Kind.CONSENT_DECLINED,
    90094: Kind.ADMIN_CONSENT,
    90095: Kind.ADMIN_CONSENT,
    # the wrong kind of account
    50020: Kind.PERSONAL_ACCOUNT,
    500208: Kind.PERSONAL_ACCOUNT,
    # the app registration
    700016: Kind.UNKNOWN_APP,
    7000112: Kind.APP_DISABLED,
    7000215: Kind.BAD_SECRET,
    7000222: Kind.EXPIRED_SECRET,
    7000218: Kind.SECRET_MISSING,
    700025: Kind.SECRET_UNWANTED,
    50011: Kind.WRONG_REDIRECT,
    90002: Kind.UNKNOWN_TENANT,
    50194: Kind.TENANT_NEEDED,
    # sign in again
    70008: Kind.SIGN_IN_AGAIN,
    700082: Kind.SIGN_IN_AGAIN,
    50173: Kind.SIGN_IN_AGAIN,
    70043: Kind.SIGN_IN_AGAIN,
    # what the organisation asks for
    50076: Kind.SECOND_FACTOR,
    50079: Kind.SECOND_FACTOR,
    53000: Kind.CONDITIONAL_ACCESS,
    53001: Kind.CONDITIONAL_ACCESS,
    53003: Kind.CONDITIONAL_ACCESS,
    530032: Kind.CONDITIONAL_ACCESS,
    50105: Kind.NOT_ASSIGNED,
    50057: Kind.USER_BLOCKED,
    50053: Kind.USER_BLOCKED,
    50055: Kind.PASSWORD_EXPIRED,
}
TRACE = "11112222-3333-4444-5555-666677778888"


@pytest.mark.parametrize(("number", "kind"), AADSTS.items())
def test_an_aadsts_number_chooses_the_words(number: int, kind: Kind) -> None:
    description = f"AADSTS{number}: Anna said no. Trace ID: {TRACE} Correlation ID: {'0' * 36}"
    error = from_entra("invalid_request", description)
    assert (error.kind, error.code, error.request_id) == (kind, f"AADSTS{number}", TRACE)


@pytest.mark.parametrize(
    ("error", "subcode", "kind"),
    [
        ("access_denied", "", Kind.CONSENT_DECLINED),
        ("access_denied", "cancel", Kind.CONSENT_DECLINED),
        ("consent_required", "", Kind.ADMIN_CONSENT),
        ("interaction_required", "", Kind.SIGN_IN_AGAIN),
        ("interaction_required", "consent_required", Kind.ADMIN_CONSENT),
        ("login_required", "", Kind.SIGN_IN_AGAIN),
        ("invalid_grant", "", Kind.SIGN_IN_AGAIN),
        ("invalid_client", "", Kind.BAD_SECRET),
        ("unauthorized_client", "", Kind.UNKNOWN_APP),
        ("invalid_scope", "", Kind.MISSING_PERMISSION),
        ("invalid_tenant", "", Kind.UNKNOWN_TENANT),
        ("temporarily_unavailable", "", Kind.DOWN),
        ("server_error", "", Kind.DOWN),
        ("never_heard_of", "", Kind.SIGN_IN_FAILED),
    ],
)
def test_without_a_known_number_the_error_decides(error: str, subcode: str, kind: Kind) -> None:
    assert from_entra(error, "", subcode).kind is kind
    assert from_entra(error, "AADSTS99999999: new", subcode).kind in {
        kind,
        from_entra(error, "").kind,
    }


def test_neither_description_nor_a_made_up_error_is_kept() -> None:
    error = from_entra("anna@salon.example <b>", "User anna@salon.example is not known")
    assert str(error) == "sign_in_failed"


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        (200, "", Kind.DOWN),
        (302, "", Kind.DOWN),
        (400, "BadRequest", Kind.UNEXPECTED),
        (401, "InvalidAuthenticationToken", Kind.SIGN_IN_AGAIN),
        (402, "PaymentRequired", Kind.NO_TEAMS_LICENCE),
        (403, "Forbidden", Kind.TEAMS_REFUSED),
        (403, "", Kind.TEAMS_REFUSED),
        (404, "NotFound", Kind.MEETING_GONE),
        (404, "9024", Kind.TEAMS_REFUSED),
        (404, "TeamsMeetingProcessorException", Kind.TEAMS_REFUSED),
        (405, "", Kind.UNEXPECTED),
        (407, "", Kind.PROXY_SIGN_IN),
        (408, "", Kind.DOWN),
        (409, "Conflict", Kind.BUSY),
        (410, "", Kind.MEETING_GONE),
        (413, "", Kind.UNEXPECTED),
        (415, "", Kind.UNEXPECTED),
        (423, "Locked", Kind.BUSY),
        (429, "TooManyRequests", Kind.BUSY),
        (500, "InternalServerError", Kind.DOWN),
        (502, "", Kind.DOWN),
        (503, "ServiceUnavailable", Kind.DOWN),
        (504, "", Kind.DOWN),
        (509, "", Kind.BUSY),
    ],
)
def test_a_status_of_graph_has_its_kind(status: int, code: str, kind: Kind) -> None:
    error = from_graph(status, code, request_id="r", retry_after=2.128)
    assert (error.kind, error.request_id, error.retry_after) == (kind, "r", 2.128)
    assert error.code == f"{status} {code}".strip()


def test_every_kind_has_its_advice() -> None:
    assert set(ADVICE) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_advice_is_whole_and_can_be_read_at_a_front_desk(kind: Kind) -> None:
    advice = AppError(kind).advice
    assert 0 < len(advice.title) <= 60
    assert not advice.title.endswith(".")
    for text in (advice.cause, advice.next_step):
        assert text.endswith(".")
        assert len(text) <= 220
        assert not re.search(r"\{|AADSTS\d|token|OAuth|HTTP|Exception|'", text)


@pytest.mark.parametrize("kind", [kind for kind in Kind if ADVICE[kind].mender is Mender.IT])
def test_where_it_must_act_there_is_a_message_to_send(kind: Kind) -> None:
    assert ADVICE[kind].message_to_it.startswith("Hello,\n\n")


@pytest.mark.parametrize("kind", Kind)
def test_messages_leave_open_only_what_is_documented(kind: Kind) -> None:
    fields = {name for _, name, _, _ in Formatter().parse(ADVICE[kind].message_to_it) if name}
    assert fields <= {"client_id", "tenant", "consent_link", "code", "folder"}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (Kind.NO_OFFLINE_ACCESS, "grant admin consent in Entra → Enterprise applications"),
        (Kind.PERSONAL_ACCOUNT, "connect again with a work or school account"),
        (Kind.NO_TEAMS_LICENCE, "Ask your IT whether the plan includes Teams"),
        (Kind.TEAMS_REFUSED, "connect again with a work or school account"),
        (Kind.TEAMS_REFUSED, "ask your IT whether the plan includes Teams"),
        (Kind.CONSENT_DECLINED, "If Microsoft asks for an administrator"),
        (Kind.MISSING_PERMISSION, "grant admin consent in Entra → Enterprise applications"),
        (Kind.OFFLINE, "connecting an account has to be started again"),
        (Kind.PROXY_SIGN_IN, "Help → Guide for IT, “Firewall and proxy”"),
        (Kind.BUSY, "If you were connecting an account, start again"),
        (Kind.DOWN, "If you were connecting an account, start again"),
        (Kind.NOT_FORGOTTEN, "disconnect or save again"),
    ],
)
def test_the_next_step_names_what_helps(kind: Kind, words: str) -> None:
    assert words in ADVICE[kind].next_step


@pytest.mark.parametrize(
    "kind", [Kind.ADMIN_CONSENT, Kind.CONSENT_DECLINED, Kind.NO_OFFLINE_ACCESS]
)
def test_who_must_consent_gets_the_link_and_the_way_without_it(kind: Kind) -> None:
    message = ADVICE[kind].message_to_it
    assert "{consent_link}" in message
    assert "Entra → Enterprise applications" in message


def test_errors_are_equal_by_kind_code_and_request() -> None:
    assert AppError(Kind.BUSY, code="429", retry_after=1) == AppError(Kind.BUSY, code="429")
    assert AppError(Kind.BUSY, code="429") != AppError(Kind.BUSY, code="509")
    assert len({AppError(Kind.BUSY), AppError(Kind.BUSY), AppError(Kind.DOWN)}) == 2
