"""What a restart of practice mode keeps."""

from pathlib import Path

import httpx
import pytest

from desktop.practice.accounts import ANNA
from desktop.practice.cloud import PracticeCloud
from tests.practice.visitor import App, Clock

ASKED = {"externalId": "x", "subject": "Online appointment"}


@pytest.fixture
def state_file(tmp_path: Path) -> Path:
    return tmp_path / "practice" / "cloud.json"


@pytest.fixture
def cloud(clock: Clock, state_file: Path) -> PracticeCloud:
    return PracticeCloud(clock, state_file=state_file)


def restarted(app: App, clock: Clock, state_file: Path) -> PracticeCloud:
    cloud = PracticeCloud(clock, state_file=state_file)
    app.cloud = cloud
    app.client = httpx.Client(transport=httpx.WSGITransport(app=cloud.wsgi))
    return cloud


def test_meetings_sign_ins_and_consent_survive(app: App, clock: Clock, state_file: Path) -> None:
    tokens = app.sign_in()
    app.graph(tokens["access_token"], "POST", "/me/onlineMeetings/createOrGet", ASKED)
    before = app.cloud.meetings
    cloud = restarted(app, clock, state_file)
    assert cloud.meetings == before
    fresh = app.refresh(tokens["refresh_token"]).json()["access_token"]
    path = f"/me/onlineMeetings/{before[0].resource['id']}"
    assert app.graph(fresh, "DELETE", path).status_code == 204
    assert app.visit(app.link(), ANNA.email, accept=False).fields["code"]
    assert restarted(app, clock, state_file).deleted == before


def test_the_file_holds_no_token(app: App, state_file: Path) -> None:
    tokens = app.sign_in()
    text = state_file.read_text(encoding="utf-8")
    assert tokens["refresh_token"] not in text
    assert tokens["access_token"] not in text


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"meetings": 1}', '{"meetings": {"a": {}}}'])
def test_a_damaged_file_means_a_fresh_cloud(clock: Clock, state_file: Path, damage: str) -> None:
    state_file.parent.mkdir()
    state_file.write_text(damage, encoding="utf-8")
    assert PracticeCloud(clock, state_file=state_file).meetings == []


def test_nothing_half_written_is_left(app: App, state_file: Path) -> None:
    app.sign_in()
    assert [path.name for path in state_file.parent.iterdir()] == ["cloud.json"]
