"""A practice cloud at a fixed time, and the app and the browser that use it."""

from collections.abc import Iterator

import httpx
import pytest

from desktop.practice.cloud import PracticeCloud
from tests.practice.visitor import App, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def naps() -> list[float]:
    return []


@pytest.fixture
def cloud(clock: Clock, naps: list[float]) -> PracticeCloud:
    return PracticeCloud(clock, sleep=naps.append)


@pytest.fixture
def app(cloud: PracticeCloud) -> Iterator[App]:
    with httpx.Client(transport=httpx.WSGITransport(app=cloud.wsgi)) as client:
        yield App(cloud, client)


@pytest.fixture
def token(app: App) -> str:
    """Anna's access token."""
    return str(app.sign_in()["access_token"])
