import errno
import json
import os
import stat

import pytest

from desktop.core.troubles import AppError, Kind
from desktop.services.consent import admin_consent_link, placeholders
from desktop.services.registration import Setting, Source
from desktop.services.settings import Settings
from tests.services.settings_computer import Computer, computer

__all__ = ["computer"]

ID = "00001111-aaaa-2222-bbbb-3333cccc4444"
OTHER_ID = "99991111-aaaa-2222-bbbb-3333cccc4444"
ANY = Setting("organizations", Source.DEFAULT)
NONE = Setting("", Source.MISSING)


def failure(settings: Settings, *typed: str | None) -> AppError:
    client_id, tenant, secret = typed
    with pytest.raises(AppError) as raised:
        settings.save_typed(str(client_id), str(tenant), secret)
    return raised.value


def test_on_a_fresh_computer_the_registration_is_missing(computer: Computer) -> None:
    registration = computer.settings.registration()
    assert not registration.is_complete
    assert (registration.client_id, registration.client_secret) == (NONE, NONE)
    assert (registration.tenant, registration.problem) == (ANY, None)


def test_the_environment_comes_first(computer: Computer) -> None:
    computer.administer(f'client_id = "{OTHER_ID}"')
    computer.settings.save_typed(OTHER_ID, "", None)
    computer.environ |= {
        "TEAMS_CLIENT_ID": f" {ID.upper()} ",
        "TEAMS_CLIENT_SECRET": "s3cret",
        "TEAMS_TENANT": "Salon.Example",
    }
    registration = computer.settings.registration()
    assert registration.is_complete
    assert registration.client_id == Setting(ID, Source.ENVIRONMENT)
    assert registration.client_secret == Setting("s3cret", Source.ENVIRONMENT)
    assert registration.tenant == Setting("salon.example", Source.ENVIRONMENT)


def test_the_administrators_file_comes_before_what_was_typed(computer: Computer) -> None:
    computer.settings.save_typed(OTHER_ID, "", None)
    computer.administer(f'client_id = "{ID}"\ntenant = "salon.example"\nsomething = 1\n')
    registration = computer.settings.registration()
    assert registration.client_id == Setting(ID, Source.ADMINISTRATOR)
    assert registration.tenant == Setting("salon.example", Source.ADMINISTRATOR)
    assert registration.client_secret == NONE


def test_a_file_of_an_editor_that_marks_utf_8_is_read(computer: Computer) -> None:
    computer.administer(f'\ufeffclient_id = "{ID}"')
    assert computer.settings.registration().is_complete


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_file_of_any_system_is_read(computer: Computer, end: str) -> None:
    computer.site.mkdir()
    lines = ["# ours", f'client_id = "{ID}"', 'tenant = "salon.example"', ""]
    (computer.site / "registration.toml").write_bytes(end.join(lines).encode("utf-8-sig"))
    registration = computer.settings.registration()
    assert registration.tenant == Setting("salon.example", Source.ADMINISTRATOR)


def test_an_administrators_file_without_a_client_id_is_ignored_aloud(computer: Computer) -> None:
    computer.settings.save_typed(OTHER_ID, "", None)
    computer.administer(f'TEAMS_CLIENT_ID = "{ID}"\n[registration]\nclient_id = "{ID}"\n')
    registration = computer.settings.registration()
    assert registration.client_id == Setting(OTHER_ID, Source.TYPED)
    assert registration.ignored == (
        "registration.toml: TEAMS_CLIENT_ID",
        "registration.toml: registration",
    )


@pytest.mark.parametrize("empty", ["", " ", "\t \n"])
def test_an_empty_variable_is_none_at_all(computer: Computer, empty: str) -> None:
    computer.settings.save_typed(ID, "", None)
    computer.environ |= dict.fromkeys(
        ("TEAMS_CLIENT_ID", "TEAMS_CLIENT_SECRET", "TEAMS_TENANT"), empty
    )
    registration = computer.settings.registration()
    assert registration.client_id.source is Source.TYPED
    assert (registration.tenant, registration.ignored) == (ANY, ())


def test_a_secret_the_keyring_does_not_let_go_of_is_told(computer: Computer) -> None:
    computer.settings.save_typed(ID, "", "s3cret")
    computer.ring.writes_left, computer.ring.failure = 0, OSError
    error = failure(computer.settings, ID, "", "")
    assert error == AppError(Kind.NOT_FORGOTTEN, code="OSError")
    computer.ring.writes_left = None
    computer.settings.save_typed(ID, "", "")
    assert computer.ring.entries == {}


def test_no_setting_shows_its_value_by_itself(computer: Computer) -> None:
    computer.settings.save_typed(ID, "", "s3cret")
    registration = computer.settings.registration()
    assert "s3cret" not in repr(registration.client_secret)
    assert "s3cret" not in f"{registration.client_secret} {registration}"


def test_what_the_owner_typed_is_there_after_a_restart(computer: Computer) -> None:
    computer.settings.save_typed(f" {ID} ", "salon.example", " s3cret ")
    registration = computer.settings.registration()
    assert registration.client_id == Setting(ID, Source.TYPED)
    assert registration.client_secret == Setting("s3cret", Source.TYPED)
    assert registration.tenant == Setting("salon.example", Source.TYPED)


def test_a_secret_is_never_in_the_file_or_shown(computer: Computer) -> None:
    computer.settings.save_typed(ID, "", "s3cret")
    assert "s3cret" not in computer.file.read_text(encoding="utf-8")
    assert "s3cret" not in repr(computer.settings.registration())


def test_sources_do_not_mix_and_what_is_ignored_is_named(computer: Computer) -> None:
    computer.environ |= {"TEAMS_CLIENT_SECRET": "of another", "TEAMS_TENANT": ID}
    computer.administer('client_secret = "of a third"')
    computer.settings.save_typed(ID, "", None)
    registration = computer.settings.registration()
    assert (registration.client_secret, registration.tenant) == (NONE, ANY)
    assert registration.ignored == (
        "TEAMS_CLIENT_SECRET",
        "TEAMS_TENANT",
        "registration.toml: client_secret",
    )


@pytest.mark.parametrize(("secret", "kept"), [(None, "s3cret"), ("", ""), ("another", "another")])
def test_saving_leaves_replaces_or_removes_the_secret(
    computer: Computer, secret: str | None, kept: str
) -> None:
    computer.settings.save_typed(ID, "", "s3cret")
    computer.settings.save_typed(ID, "salon.example", secret)
    assert computer.settings.registration().client_secret.value == kept
    assert len(computer.ring.entries) == bool(kept)


def test_a_secret_never_meets_the_client_id_of_another_app(computer: Computer) -> None:
    computer.settings.save_typed(ID, "", "s3cret")
    computer.settings.save_typed(OTHER_ID, "", None)
    assert computer.settings.registration().client_secret == NONE
    assert computer.ring.entries == {}


def test_an_empty_client_id_forgets_everything_typed(computer: Computer) -> None:
    computer.settings.save_typed(ID, "salon.example", "s3cret")
    computer.settings.save_typed("", "", None)
    assert computer.settings.registration().client_id == NONE
    assert computer.ring.entries == {}


@pytest.mark.parametrize(
    ("client_id", "tenant", "field_name"),
    [("typo", "", "client_id"), (ID, "common", "tenant"), (ID, "my salon", "tenant")],
)
def test_what_cannot_be_right_is_not_saved(
    computer: Computer, client_id: str, tenant: str, field_name: str
) -> None:
    computer.settings.save_typed(ID, "salon.example", "s3cret")
    error = failure(computer.settings, client_id, tenant, "another")
    assert error == AppError(Kind.REGISTRATION_INVALID, code=field_name)
    registration = computer.settings.registration()
    assert registration.tenant.value == "salon.example"
    assert registration.client_secret.value == "s3cret"


@pytest.mark.parametrize(
    ("variables", "field_name"),
    [
        ({"TEAMS_CLIENT_ID": "typo"}, "client_id"),
        ({"TEAMS_CLIENT_ID": ID, "TEAMS_TENANT": "consumers"}, "tenant"),
    ],
)
def test_a_wrong_value_of_the_environment_is_a_problem_and_stays_visible(
    computer: Computer, variables: dict[str, str], field_name: str
) -> None:
    computer.environ |= variables
    computer.settings.save_typed(ID, "", None)
    registration = computer.settings.registration()
    assert not registration.is_complete
    assert registration.problem == AppError(Kind.REGISTRATION_INVALID, code=field_name)
    assert registration.client_id.value == variables["TEAMS_CLIENT_ID"]


def test_settings_of_others_in_the_file_are_kept(computer: Computer) -> None:
    computer.folder.mkdir()
    computer.file.write_text('{"window": {"width": 1280}}', encoding="utf-8")
    computer.settings.save_typed(ID, "", None)
    content = json.loads(computer.file.read_text(encoding="utf-8"))
    assert content["window"] == {"width": 1280}
    assert content["registration"]["client_id"] == ID


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.ENOSPC, Kind.DISK_FULL), (errno.EACCES, Kind.FILE_NOT_WRITTEN)],
)
def test_a_write_that_fails_leaves_the_file_as_it_was(
    computer: Computer, monkeypatch: pytest.MonkeyPatch, number: int, kind: Kind
) -> None:
    computer.settings.save_typed(ID, "", None)
    before = computer.file.read_bytes()

    def fail(handle: int) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "fsync", fail)
    assert failure(computer.settings, OTHER_ID, "", None).kind is kind
    assert computer.file.read_bytes() == before
    assert list(computer.folder.iterdir()) == [computer.file]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no permission bits")
def test_the_file_is_for_this_user_alone(computer: Computer) -> None:
    computer.settings.save_typed(ID, "", None)
    assert stat.S_IMODE(computer.file.stat().st_mode) == 0o600


def test_messages_are_filled_in_from_the_registration(computer: Computer) -> None:
    computer.settings.save_typed(ID, "salon.example", None)
    values = placeholders(computer.settings.registration())
    assert values["client_id"] == ID
    assert values["tenant"] == "salon.example"
    assert values["consent_link"] == admin_consent_link(ID, "salon.example")
    message = AppError(Kind.ADMIN_CONSENT).advice.message_to_it.format(**values)
    assert values["consent_link"] in message
