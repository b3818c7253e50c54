"""A practice cloud that remembers every secret it heard or said, and can be told to answer ill."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from desktop.practice.cloud import PracticeCloud
from desktop.practice.web import Json, Request, Response

SECRETS = (
    *("code", "code_verifier", "client_secret"),
    *("access_token", "refresh_token", "id_token"),
)

Twist = Callable[[Mapping[str, str], Json], tuple[int, str]]
"""From the form of a token request and its proper answer to the status and body to give instead."""


class EavesdroppingCloud(PracticeCloud):
    """``heard`` has the secrets by name; ``twist`` changes the token endpoint's answers."""

    def __init__(self) -> None:
        super().__init__(lambda: datetime.now(UTC))
        self.heard: defaultdict[str, set[str]] = defaultdict(set)
        self.twist: Twist | None = None

    def respond(self, request: Request) -> Response:
        """Answer as the practice cloud does, unless the answer is to be twisted."""
        response = super().respond(request)
        if not request.path.endswith("/oauth2/v2.0/token"):
            return response
        form, content = request.parameters(), json.loads(response.body)
        for said in (form, content):
            for name in SECRETS:
                if name in said:
                    self.heard[name].add(said[name])
        if self.twist is None:
            return response
        status, body = self.twist(form, content)
        return replace(response, status=status, body=body.encode())


def echoed_page(form: Mapping[str, str], content: Json) -> tuple[int, str]:
    return 200, f"<html>{_all(form, content)}</html>"


def echoed_fault(form: Mapping[str, str], content: Json) -> tuple[int, str]:
    return 500, f"Internal error at {_all(form, content)}"


def echoed_refusal(form: Mapping[str, str], content: Json) -> tuple[int, str]:
    description = f"AADSTS9002313: Invalid request {_all(form, content)}"
    return 400, json.dumps({"error": "invalid_request", "error_description": description})


def echoed_error_word(form: Mapping[str, str], content: Json) -> tuple[int, str]:
    return 400, json.dumps({"error": _all(form, content)})


def torn_id_token(_form: Mapping[str, str], content: Json) -> tuple[int, str]:
    return 200, json.dumps(content | {"id_token": f"{content.get('access_token')}.{'x' * 5}"})


def foreign_id_token(_form: Mapping[str, str], content: Json) -> tuple[int, str]:
    # What MSAL finds wrong with its nonce it says with both nonces in the text.
    return 200, json.dumps(content | {"id_token": "e30.eyJub25jZSI6ImFub3RoZXIifQ."})


def secret_for_a_number(_form: Mapping[str, str], content: Json) -> tuple[int, str]:
    return 200, json.dumps(content | {"expires_in": content.get("access_token")})


def secret_for_a_list(_form: Mapping[str, str], content: Json) -> tuple[int, str]:
    return 200, json.dumps(content | {"refresh_token": [content.get("refresh_token")]})


TWISTS: tuple[Twist, ...] = (
    *(echoed_page, echoed_fault, echoed_refusal, echoed_error_word),
    *(torn_id_token, foreign_id_token, secret_for_a_number, secret_for_a_list),
)


def _all(form: Mapping[str, str], content: Json) -> str:
    return json.dumps(dict(form) | content)
