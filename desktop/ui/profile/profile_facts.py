"""What is asked of the book around a profile, and what is written into it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.core.models import ProviderKind
from desktop.core.profile import Profile, profile_of
from desktop.core.profile_parts import (
    Known,
    Part,
    Registered,
    new_names,
    new_services,
    salon_fields,
)
from desktop.services.profile_file import tenant_of, write_profile_file
from desktop.ui.settings.registration_box import GIVEN
from desktop.ui.start.first_start_facts import SetUp, save_setup

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from desktop.services.registration import Registration
    from desktop.services.store import Store


def registered_of(registration: Registration | None) -> Registered:
    """Return how the app is registered, as a profile has it."""
    if registration is None:
        return Registered()
    return Registered(
        registration.client_id.value,
        tenant_of(registration.tenant.value) if registration.client_id.value else "",
        fixed=registration.client_id.source in GIVEN,
    )


def known_of(store: Store, registered: Registered) -> Known:
    return Known(store.salon(), tuple(store.staff()), tuple(store.services()), registered)


def saving(file: Path, registered: Registered) -> Callable[[Store], None]:
    """Return the job that writes the book's profile into ``file``."""

    def job(store: Store) -> None:
        salon, staff, services = store.salon(), store.staff(), store.services()
        client_id, tenant = registered.client_id, registered.tenant
        write_profile_file(file, profile_of(salon, staff, services, client_id, tenant))

    return job


def take_in(store: Store, profile: Profile, parts: Collection[Part]) -> None:
    """Write what of ``profile`` is chosen, all of it or nothing; the registration is not here.

    People and services are added, never changed. Raises what the store raises.
    """
    staff = new_names(profile.staff, store.staff()) if Part.STAFF in parts else ()
    services = new_services(profile, store.services()) if Part.SERVICES in parts else ()
    hours = profile.hours if Part.HOURS in parts else None
    with store.together():
        before = salon = store.salon()
        if Part.SALON in parts:
            salon = replace(salon, **salon_fields(profile))  # type: ignore[arg-type] # text all
        if Part.TEAMS in parts and profile.teams:
            salon = replace(salon, provider=ProviderKind.TEAMS)
        if salon != before:
            store.save_salon(salon)
        save_setup(store, SetUp(hours=hours, people=staff, services=services))
