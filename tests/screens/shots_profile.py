"""A salon's profile, taken in on a new computer and on one that is set up."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.core.models import Service
from desktop.core.profile import Profile, profile_of
from desktop.services.profile_file import write_profile_file
from desktop.ui.profile.profile_box import ProfileBox
from tests.screens.rooms import Rooms, let_it_settle
from tests.ui.fake_account import CLIENT_ID

Shot = Callable[[Rooms], QWidget]

LONG = "Coiffeur zur Goldenen Schere am Alten Marktplatz hinter der Stadtkirche, Inhaberin Rosa"
RTL = "صالون روزا (الفرع الرئيسي)"


def ours(rooms: Rooms) -> Profile:
    """The profile of the salon that is drawn."""
    store = rooms.store
    return profile_of(
        store.salon(), store.staff(), store.services(), CLIENT_ID, "yoursalon.example"
    )


def file_in(rooms: Rooms) -> Path:
    return rooms._folder / "Salon Rosa.trimsy"  # noqa: SLF001 - it goes with the shot


def file_of(rooms: Rooms, profile: Profile) -> Path:
    file = file_in(rooms)
    write_profile_file(file, profile)
    return file


def on_a_new_computer(rooms: Rooms) -> QWidget:
    return rooms.beginning().profiles.look_into(file_of(rooms, ours(rooms)))


def on_one_that_is_set_up(rooms: Rooms) -> QWidget:
    known = ours(rooms)
    other = replace(
        known,
        name=LONG,
        address=RTL,
        hours=known.hours and (*known.hours[:5], (), ()),
        staff=(*known.staff, RTL, LONG),
        services=(*known.services, *(Service(0, f"Extra {n}", 30, "") for n in range(20))),
        client_id=CLIENT_ID.replace("0", "9"),
    )
    file = file_of(rooms, other)
    with file.open("a", encoding="utf-8") as stream:
        stream.write("colour = 'red'\n\n[customers]\nname = 'Anna'\n")
    return rooms.window().profiles.look_into(file)


def the_same_again(rooms: Rooms) -> QWidget:
    return rooms.window().profiles.look_into(file_of(rooms, replace(ours(rooms), tenant="")))


def no_profile(rooms: Rooms) -> QWidget:
    return rooms.window().profiles.look_into(Path(__file__))


def saved(rooms: Rooms) -> QWidget:
    dialog = rooms.window().settings.open("salon")
    dialog.resize(1150, 740)
    (box,) = dialog.findChildren(ProfileBox)
    box.write(file_in(rooms))
    let_it_settle()
    dialog.stack.currentWidget().ensureWidgetVisible(box)
    return dialog


PROFILE_SHOTS: dict[str, Shot] = {
    "profile-new": on_a_new_computer,
    "profile-replaces": on_one_that_is_set_up,
    "profile-same": the_same_again,
    "profile-none": no_profile,
    "profile-saved": saved,
}
