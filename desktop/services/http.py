"""The one HTTP client: trust store and proxy of the system, time limits, request ids."""

import logging
import ssl
import uuid
from collections.abc import Callable, Mapping
from time import monotonic
from typing import Any

import httpx

from desktop import __version__
from desktop.core.troubles import AppError, Kind, from_entra

logger = logging.getLogger(__name__)

_TIME_LIMITS = httpx.Timeout(30.0, connect=10.0)  # seconds; Graph takes up to 20 now and then
_TIME_FOR_A_PAGE = 60.0  # seconds; the limits above begin anew with every few bytes
_PROXY_SIGN_IN = "407"  # RFC 9110 §15.5.8; httpx has the status of a CONNECT only in its words
_SERVER_IDS = ("request-id", "x-ms-request-id", "x-ms-ags-diagnostic")

_TEXTS = (
    "authorization_endpoint",
    "token_endpoint",
    "access_token",
    "refresh_token",
    "id_token",
    "client_info",
    "scope",
    "token_type",
    "error",
    "error_description",
)
"""What must be a text wherever the identity platform says it (RFC 6749 §5; OpenID Discovery §3)."""


def make_client(transport: httpx.BaseTransport | None = None) -> httpx.Client:
    """Return a client; one for the whole run, because loading the trust store takes its time.

    It trusts what the operating system trusts (on Linux also what ``SSL_CERT_FILE`` names), takes
    proxies from the system and environment, follows no redirects, and gives each request an id of
    its own. With a ``transport`` nothing goes over the network. Where the system names a proxy that
    cannot be used (SOCKS is not spoken), each request fails as if the proxy had refused it.
    """
    return _client(
        transport,
        headers={"User-Agent": f"TrimsyDesk/{__version__}"},
        event_hooks={"request": [_name_request], "response": [_log_answer]},
    )


def get_public(
    url: str, *, accept: str, longest: int, transport: httpx.BaseTransport | None = None
) -> bytes:
    """Return what stands at a public address, by one request that tells nothing of who asks.

    It has no id, no version of the app, no cookie and no language, and follows no redirect.
    ``longest`` is in bytes. Raises AppError: as :func:`as_app_error`; BUSY for too many requests
    (GitHub says 403 for that), DOWN for any other answer, and for one that is longer or takes more
    than a minute.
    """
    headers = {"User-Agent": "TrimsyDesk", "Accept": accept}
    try:
        with _client(transport, headers=headers) as client, client.stream("GET", url) as answer:
            logger.info("GET %s: %s", answer.request.url.host, answer.status_code)
            if answer.status_code != 200:
                kind = Kind.BUSY if answer.status_code in {403, 429} else Kind.DOWN
                raise AppError(kind, code=str(answer.status_code))
            content, ends = b"", monotonic() + _TIME_FOR_A_PAGE
            for part in answer.iter_bytes():
                content += part
                if len(content) > longest:
                    raise AppError(Kind.DOWN, code="too long")
                if monotonic() > ends:
                    raise AppError(Kind.DOWN, code="too slow")
            return content
    except httpx.HTTPError as error:
        raise as_app_error(error) from None


def _client(transport: httpx.BaseTransport | None, **options: Any) -> httpx.Client:  # noqa: ANN401 - httpx.Client's to know
    try:
        return _trusting_client(transport, **options)
    except (ValueError, ImportError) as error:  # the only parts httpx builds by what it is told
        logger.warning("the proxy of the system cannot be used: %s", type(error).__name__)
        return _trusting_client(_UnusableProxy(), **options)


def _trusting_client(transport: httpx.BaseTransport | None, **options: Any) -> httpx.Client:  # noqa: ANN401 - the same
    return httpx.Client(
        transport=transport,
        verify=_trust() if transport is None else True,  # unused by a given transport
        timeout=_TIME_LIMITS,
        **options,
    )


def as_app_error(error: httpx.HTTPError) -> AppError:
    """Return what a failed exchange means: UNTRUSTED_CONNECTION, PROXY_SIGN_IN, OFFLINE or DOWN.

    OFFLINE is when nobody was reached, so that nothing can have happened there; DOWN when the
    answer is missing, and the request may have been carried out.
    """
    name = type(error).__name__
    if _is_about_trust(error):
        return AppError(Kind.UNTRUSTED_CONNECTION, code="CERTIFICATE_VERIFY_FAILED")
    if isinstance(error, httpx.ProxyError) and str(error).startswith(_PROXY_SIGN_IN):
        return AppError(Kind.PROXY_SIGN_IN, code=_PROXY_SIGN_IN)
    unreached = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
    return AppError(Kind.OFFLINE if isinstance(error, unreached) else Kind.DOWN, code=name)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds to wait (RFC 9110 §10.2.3; Graph also sends decimals), if it says so."""
    try:
        seconds = float(headers.get("retry-after", ""))
    except ValueError:  # absent, or a date: then the caller's own back-off is as good
        return None
    return seconds if 0 <= seconds < float("inf") else None


def in_process(app: Callable[..., Any]) -> httpx.BaseTransport:
    """Return a transport that hands requests to a WSGI ``app`` instead of the network.

    An ``OSError`` the app raises stands for a connection that failed: ``TimeoutError`` for an
    answer that never came, any other for a host that was not reached.
    """
    return _InProcess(app)


class _InProcess(httpx.WSGITransport):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return super().handle_request(request)
        except TimeoutError as error:
            raise httpx.ReadTimeout(str(error), request=request) from error
        except OSError as error:
            raise httpx.ConnectError(str(error), request=request) from error


class _UnusableProxy(httpx.BaseTransport):
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ProxyError("of a kind not known here", request=request)


class IdentityHttp:
    """The client as MSAL wants it, raising AppError where MSAL would not tell what happened.

    MSAL takes an answer that is no JSON for a fault in itself and writes it to the log, loses what
    a 5xx said, turns a refused discovery into a ValueError without its AADSTS number, and keeps a
    token that is no text to trip over it later.
    """

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def get(self, url: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - MSAL's to choose
        answer = self._ask("GET", url, options)
        if answer.status_code != 200:
            content = answer.json()
            raise from_entra(content.get("error", ""), content.get("error_description", ""))
        return answer

    def post(self, url: str, **options: Any) -> httpx.Response:  # noqa: ANN401 - MSAL's to choose
        return self._ask("POST", url, options)

    def close(self) -> None:
        """Leave the client open: it is not ours."""

    def _ask(self, method: str, url: str, options: Mapping[str, Any]) -> httpx.Response:
        try:
            answer = self._client.request(method, url, **options)
        except httpx.HTTPError as error:
            raise as_app_error(error) from None
        except httpx.InvalidURL:  # an endpoint that discovery told
            raise AppError(Kind.DOWN, code="InvalidURL") from None
        status = answer.status_code
        if status == 429 or status >= 500:
            raise AppError(
                Kind.BUSY if status == 429 else Kind.DOWN,
                code=str(status),
                request_id=answer.headers.get("x-ms-request-id", ""),
                retry_after=retry_after(answer.headers),
            )
        try:
            content = answer.json()
        except ValueError:
            content = None
        if not isinstance(content, dict):
            raise AppError(Kind.DOWN, code=f"{status} no JSON")
        wrong = [name for name in _TEXTS if not isinstance(content.get(name, ""), str)]
        if wrong:
            raise AppError(Kind.DOWN, code=f"{status} {wrong[0]}")
        return answer


def _trust() -> ssl.SSLContext:
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _name_request(request: httpx.Request) -> None:
    """Give the request an id Microsoft keeps in its logs (Graph: best practices: reliability)."""
    request.headers.setdefault("client-request-id", str(uuid.uuid4()))


def _log_answer(response: httpx.Response) -> None:
    request = response.request
    ids = {name: response.headers[name] for name in _SERVER_IDS if name in response.headers}
    logger.info(
        "%s %s: %s, client-request-id %s %s",
        request.method,
        request.url.host,  # a path may hold ids of people and meetings, a query anything
        response.status_code,
        request.headers["client-request-id"],
        ids or "",
    )


def _is_about_trust(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
