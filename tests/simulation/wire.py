"""The way between one process and the practice cloud: it counts, watches and fails."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import httpx

from desktop.practice.cloud import PracticeCloud
from desktop.services.http import in_process
from tests.simulation.calls import Ask, Call, Held, call_of, held_of
from tests.simulation.weather import Fault, Gust, answer_in_place, refusal

if TYPE_CHECKING:
    from tests.simulation.app import App
    from tests.simulation.world import World

YOUNG = timedelta(seconds=10)
"""How long a server at Microsoft may not have heard of a meeting another one has made."""


class Microsoft:
    """The practice cloud, and what it holds, told from its answers."""

    def __init__(self, cloud: PracticeCloud) -> None:
        self._transport = in_process(cloud.wsgi)
        self._cloud = cloud
        self.held: dict[str, Held] = {}
        self.late: list[tuple[int, httpx.Request]] = []

    def deliver(
        self, request: httpx.Request, ask: Ask, cloud_id: str, now: datetime
    ) -> httpx.Response:
        response = self._transport.handle_request(request)
        response.read()
        if ask is Ask.DELETE and response.status_code == 204:
            self.held.pop(cloud_id, None)
        elif ask in {Ask.CREATE, Ask.CHANGE} and response.is_success:
            self._take_in(response.json(), now, confirmed=ask is Ask.CHANGE)
        return response

    def _take_in(self, resource: Mapping[str, Any], now: datetime, *, confirmed: bool) -> None:
        known = self.held.get(resource["id"])
        made_at = known.made_at if known else now
        confirmed = confirmed or (known is not None and known.confirmed)
        self.held[resource["id"]] = held_of(resource, made_at, confirmed=confirmed)

    def look_again(self, now: datetime) -> None:
        """See what other hands have done there."""
        before, self.held = self.held, {}
        for record in self._cloud.meetings:
            known = before.get(record.resource["id"])
            if known:
                self.held[known.cloud_id] = known
            self._take_in(record.resource, now, confirmed=bool(known and known.confirmed))

    def deliver_late(self, now: datetime) -> None:
        """Let requests arrive that the app has long given up, after some others."""
        waiting, self.late = self.late, []
        for left, request in waiting:
            if left > 0:
                self.late.append((left - 1, request))
            else:
                self.deliver(request, Ask.CREATE, "", now)


class Wire(httpx.BaseTransport):
    def __init__(self, world: "World", app: "App") -> None:
        self._world = world
        self._app = app

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        world, life = self._world, self._app.life
        call = call_of(request, life.name, world.clock.now, _body(request))
        world.watch.before(call, self._app)
        if call.ask.of_meeting:
            world.meanwhile.pause(self._app)
        life.tick(f"before {call.ask}")
        try:
            response = self._answer(request, call)
            call.told = str(response.status_code)
        except httpx.TransportError as error:
            call.told = type(error).__name__
            world.clock.now += timedelta(seconds=30 if call.told == "ReadTimeout" else 1)
            raise
        else:
            return response
        finally:
            world.clock.now += timedelta(seconds=round(world.chance.random(), 2))
            world.watch.after(call, self._app)
            life.tick(f"after {call.ask}")
            if call.ask.of_meeting:
                world.meanwhile.answered()
                world.meanwhile.pause(self._app)

    def _answer(self, request: httpx.Request, call: Call) -> httpx.Response:
        world = self._world
        now, microsoft = world.clock.now, world.microsoft
        microsoft.deliver_late(now)
        held = microsoft.held.get(call.cloud_id)
        is_young = held is not None and not held.confirmed and now < held.made_at + YOUNG
        gust = world.weather.take(call.ask, is_young=is_young)
        if gust is not None:
            if gust.fault is Fault.LATE:
                microsoft.late.append((world.chance.choice([0, 1, 3]), request))
            instead = answer_in_place(gust, request)
            if instead is not None:
                call.retry_after = gust.retry_after if instead.status_code == 429 else None
                return instead
        if world.unlicensed and (call.ask.of_meeting or call.ask is Ask.LICENCE):
            return self._unlicensed(call)
        return self._acted(request, call, gust)

    def _acted(self, request: httpx.Request, call: Call, gust: Gust | None) -> httpx.Response:
        world = self._world
        now, microsoft = world.clock.now, world.microsoft
        if gust is not None and gust.fault is Fault.DEAF:
            reading = httpx.Request("GET", request.url, headers=_without_body(request))
            response = microsoft.deliver(reading, Ask.READ, call.cloud_id, now)
        else:
            response = microsoft.deliver(request, call.ask, call.cloud_id, now)
        call.status = response.status_code
        if gust is not None and gust.fault is Fault.DUPLICATE:
            again = microsoft.deliver(request, call.ask, call.cloud_id, now)
            response = world.chance.choice([response, again])
        if gust is not None and gust.fault is Fault.LOST_ANSWER:
            raise httpx.ReadTimeout("the answer was lost", request=request)
        return response

    def _unlicensed(self, call: Call) -> httpx.Response:
        """Answer as Microsoft does where the account may no longer use Teams: not always alike."""
        if call.ask is Ask.LICENCE:
            return httpx.Response(200, json={"hasTeamsLicense": False})
        return refusal(*self._world.chance.choice([(403, "Forbidden"), (404, "UnknownError")]))


def _body(request: httpx.Request) -> Mapping[str, Any]:
    try:
        body = json.loads(request.read() or b"{}")
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _without_body(request: httpx.Request) -> dict[str, str]:
    left_out = {"content-length", "content-type", "host"}
    return {name: value for name, value in request.headers.items() if name not in left_out}
