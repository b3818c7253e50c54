"""Which address is answered by whom."""

from typing import Final

from desktop.practice.browser import Browser
from desktop.practice.graph import Graph
from desktop.practice.identity import Identity
from desktop.practice.join import Join
from desktop.practice.web import Handler, Router

LOGIN_HOST: Final = "login.microsoftonline.com"
GRAPH_HOST: Final = "graph.microsoft.com"
TEAMS_HOST: Final = "teams.microsoft.com"
GRAPH_PREFIX: Final = "/v1.0/"

Route = tuple[str, str, Handler]


def make_router(identity: Identity, browser: Browser, graph: Graph, join: Join) -> Router:
    router = Router()
    for host, routes in (
        (LOGIN_HOST, _login_routes(identity, browser)),
        (GRAPH_HOST, _graph_routes(graph)),
        (TEAMS_HOST, _teams_routes(join)),
    ):
        for method, path, handler in routes:
            router.add(host, method, path, handler)
    return router


def _login_routes(identity: Identity, browser: Browser) -> list[Route]:
    return [
        ("GET", "/{authority}/v2.0/.well-known/openid-configuration", identity.discovery),
        ("GET", "/{authority}/discovery/v2.0/keys", identity.keys),
        ("POST", "/{authority}/oauth2/v2.0/token", identity.token),
        ("GET", "/{authority}/oauth2/v2.0/authorize", browser.authorize),
        ("POST", "/{authority}/oauth2/v2.0/authorize", browser.authorize),
        ("GET", "/{authority}/v2.0/adminconsent", browser.admin_consent),
        ("POST", "/{authority}/practice/admin", browser.admin_consent),
        ("POST", "/{authority}/practice/sign-in", browser.chosen),
    ]


def _graph_routes(graph: Graph) -> list[Route]:
    meetings = "/v1.0/me/onlineMeetings"
    licence = "licenseDetails/getTeamsLicensingDetails"
    routes: list[Route] = [
        ("GET", "/v1.0/me", graph.me),
        ("GET", f"/v1.0/me/{licence}", graph.teams_licence),
        ("GET", f"/v1.0/users/{{user}}/{licence}", graph.teams_licence),
        ("POST", meetings, graph.create),
        ("POST", f"{meetings}/createOrGet", graph.create_or_get),
        ("GET", f"{meetings}/{{meeting}}", graph.read),
        ("PATCH", f"{meetings}/{{meeting}}", graph.update),
        ("DELETE", f"{meetings}/{{meeting}}", graph.delete),
    ]
    return [(method, path, graph.answer(handler)) for method, path, handler in routes]


def _teams_routes(join: Join) -> list[Route]:
    return [
        ("GET", "/l/meetup-join/{thread}/{message}", join.by_thread),
        ("GET", "/meet/{number}", join.by_number),
    ]
