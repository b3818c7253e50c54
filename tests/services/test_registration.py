"""What an app's registration is made of, and what an administrator is asked for."""

import pytest

from desktop.services.consent import admin_consent_link
from desktop.services.registration import is_guid, is_tenant

ID = "00001111-aaaa-2222-bbbb-3333cccc4444"


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (ID, True),
        (ID.upper(), True),
        (ID[:-1], False),
        (ID + "0", False),
        (f"{{{ID}}}", False),
        (ID.replace("a", "g"), False),
        (ID + "\n", False),
        ("", False),
    ],
)
def test_a_client_id_is_a_guid(text: str, good: bool) -> None:
    assert is_guid(text) is good


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("organizations", True),
        (ID, True),
        ("salon.example", True),
        ("Salon.onmicrosoft.com", True),
        ("xn--schn-7qa.example", True),
        ("common", False),
        ("consumers", False),
        ("salon", False),
        ("salon..example", False),
        ("-salon.example", False),
        ("salon.example/x", False),
        ("salon.example\n", False),
        ("https://salon.example", False),
        ("", False),
    ],
)
def test_a_tenant_is_an_id_a_domain_or_any_organisation(text: str, good: bool) -> None:
    assert is_tenant(text) is good


def test_the_consent_link_asks_an_administrator_for_all_permissions() -> None:
    assert admin_consent_link(ID) == (
        "https://login.microsoftonline.com/organizations/v2.0/adminconsent"
        f"?client_id={ID}"
        "&scope=https%3A%2F%2Fgraph.microsoft.com%2FOnlineMeetings.ReadWrite"
        "+https%3A%2F%2Fgraph.microsoft.com%2FUser.Read+offline_access"
        "&redirect_uri=http%3A%2F%2Flocalhost"
    )
    assert admin_consent_link(ID, "salon.example", state="s").endswith("&state=s")
    assert "/salon.example/" in admin_consent_link(ID, "salon.example")
