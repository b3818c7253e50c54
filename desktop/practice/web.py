"""Requests, responses and a router: the little of WSGI (PEP 3333) that the practice cloud needs."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, urlencode
from wsgiref.types import WSGIEnvironment

Json = dict[str, Any]
Headers = tuple[tuple[str, str], ...]

LARGEST_BODY = 1_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """``host`` is lower-case without the port; header names are lower-case."""

    method: str
    host: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def parameters(self) -> dict[str, str]:
        """The query, and for a POST the form over it. A name given twice counts once: the last."""
        pairs = parse_qsl(self.query, keep_blank_values=True)
        if self.method == "POST":
            pairs += parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True)
        return dict(pairs)


@dataclass(frozen=True, slots=True)
class Response:
    status: int
    body: bytes = b""
    headers: Headers = ()

    @property
    def status_line(self) -> str:
        try:
            return f"{self.status} {HTTPStatus(self.status).phrase}"
        except ValueError:  # in use, and in no RFC: 509
            return f"{self.status} Unknown"


def json_response(status: int, content: Json, headers: Headers = ()) -> Response:
    body = json.dumps(content, ensure_ascii=False).encode()
    kind = ("Content-Type", "application/json; charset=utf-8")
    return Response(status, body, (kind, ("Cache-Control", "no-store"), *headers))


def redirect(address: str, fields: Mapping[str, str], *, separator: str = "?") -> Response:
    """302 to ``address`` with ``fields`` behind ``?`` or, for response_mode=fragment, ``#``."""
    if separator == "?" and "?" in address:
        separator = "&"
    location = f"{address}{separator}{urlencode(fields)}"
    return Response(302, headers=(("Location", location), ("Cache-Control", "no-store")))


def read_request(environ: WSGIEnvironment) -> Request:
    headers = {
        name.removeprefix("HTTP_").replace("_", "-").lower(): str(value)
        for name, value in environ.items()
        if name.startswith("HTTP_") or name in {"CONTENT_TYPE", "CONTENT_LENGTH"}
    }
    length = headers.get("content-length", "")
    size = min(int(length), LARGEST_BODY) if length.isdecimal() else 0
    host = headers.get("host") or str(environ.get("SERVER_NAME", ""))
    return Request(
        method=environ["REQUEST_METHOD"],
        host=re.sub(r":\d+$", "", host).lower(),
        path=environ.get("PATH_INFO", "") or "/",
        query=environ.get("QUERY_STRING", ""),
        headers=headers,
        body=environ["wsgi.input"].read(size) if size else b"",
    )


Handler = Callable[..., Response]
"""Takes the request and one keyword argument for each ``{name}`` in its route."""


class Router:
    """Finds the handler for a host, method and path.

    A host that no route names (``localhost``) reaches every route, so that one server can stand in
    for all of Microsoft's.
    """

    def __init__(self) -> None:
        self._routes: list[tuple[str, str, re.Pattern[str], Handler]] = []
        self._hosts: set[str] = set()

    def add(self, host: str, method: str, template: str, handler: Handler) -> None:
        """``template`` is a path whose ``{name}`` each stand for one segment."""
        parts = re.split(r"\{(\w+)\}", template)
        pattern = "".join(
            f"(?P<{part}>[^/]+)" if index % 2 else re.escape(part)
            for index, part in enumerate(parts)
        )
        self._routes.append((host, method, re.compile(pattern, re.IGNORECASE), handler))
        self._hosts.add(host)

    def dispatch(self, request: Request) -> Response | None:
        """The handler's response, 405 for a path with other methods, None for no such path."""
        methods: list[str] = []
        for method, found, handler in self._candidates(request):
            if method == request.method:
                return handler(request, **found.groupdict())
            methods.append(method)
        return Response(405, headers=(("Allow", ", ".join(methods)),)) if methods else None

    def _candidates(self, request: Request) -> Iterator[tuple[str, re.Match[str], Handler]]:
        for host, method, pattern, handler in self._routes:
            if request.host in self._hosts and request.host != host:
                continue
            if found := pattern.fullmatch(request.path):
                yield method, found, handler
