"""Reads and presses what the app tells assistive technology, over AT-SPI 2 on D-Bus.

What this cannot find by its name, a blind person cannot find either.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeVar

from jeepney import DBusAddress, DBusErrorResponse, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

T = TypeVar("T")

_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE, _ACTION, _COMPONENT, _TEXT = (
    f"org.a11y.atspi.{name}" for name in ("Accessible", "Action", "Component", "Text")
)
_LABELLED_BY = 2
_STATES = {
    1: "active",
    4: "checked",
    8: "enabled",
    12: "focused",
    16: "modal",
    23: "selected",
    25: "showing",
}


@dataclass(frozen=True, slots=True)
class Control:
    """One thing on the screen. Equal when it is the same thing."""

    bus_name: str
    path: str
    _connection: DBusConnection = field(repr=False, compare=False)

    def _ask(self, interface: str, method: str, signature: str = "", *values: object) -> Any:  # noqa: ANN401 - D-Bus answers with anything
        address = DBusAddress(self.path, bus_name=self.bus_name, interface=interface)
        call = new_method_call(address, method, signature or None, values)
        body = unwrap_msg(self._connection.send_and_get_reply(call, timeout=10))
        return body[0] if body else None

    @property
    def name(self) -> str:
        address = DBusAddress(self.path, bus_name=self.bus_name, interface=_ACCESSIBLE)
        call = Properties(address).get("Name")
        return str(unwrap_msg(self._connection.send_and_get_reply(call, timeout=10))[0][1])

    @property
    def role(self) -> str:
        return str(self._ask(_ACCESSIBLE, "GetRoleName"))

    @property
    def states(self) -> set[str]:
        low, high = self._ask(_ACCESSIBLE, "GetState")
        bits = low | high << 32
        return {word for bit, word in _STATES.items() if bits >> bit & 1}

    @property
    def text(self) -> str:
        """What is written in an edit field; elsewhere the name."""
        with suppress(DBusErrorResponse):
            return str(self._ask(_TEXT, "GetText", "ii", 0, -1))
        return self.name

    @property
    def names(self) -> list[str]:
        """Its own name, and its labels': a combo box's own name is its value."""
        related = self._ask(_ACCESSIBLE, "GetRelationSet")
        things = [thing for kind, things in related if kind == _LABELLED_BY for thing in things]
        labels = [Control(*thing, self._connection) for thing in things]
        return [one.name.replace("&", "") for one in (self, *labels)]

    @property
    def children(self) -> list["Control"]:
        found = self._ask(_ACCESSIBLE, "GetChildren")
        return [Control(bus_name, path, self._connection) for bus_name, path in found]

    def press(self) -> None:
        """Do what a click would do."""
        actions = [name for name, _, _ in self._ask(_ACTION, "GetActions")]
        wanted = next(a for a in ("Press", "Toggle", "ShowMenu", "SetFocus") if a in actions)
        self._ask(_ACTION, "DoAction", "i", actions.index(wanted))

    def focus(self) -> None:
        assert self._ask(_COMPONENT, "GrabFocus"), self

    @property
    def middle(self) -> tuple[int, int]:
        """Where on the screen its middle is, in pixels."""
        x, y, width, height = self._ask(_COMPONENT, "GetExtents", "u", 0)
        return x + width // 2, y + height // 2

    def walk(self) -> Iterator["Control"]:
        """Yield this and everything showing below it."""
        yield self
        for child in self.children:
            if "showing" in child.states:
                yield from child.walk()


class ScreenReader:
    """Knows one program, by the process id it runs under."""

    def __init__(self, session_bus: str, process_id: int) -> None:
        with open_dbus_connection(bus=session_bus) as session:
            launcher = DBusAddress(
                "/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus"
            )
            ask = new_method_call(launcher, "GetAddress")
            (address,) = unwrap_msg(session.send_and_get_reply(ask, timeout=10))
        self._connection = open_dbus_connection(bus=address)
        self._process_id = process_id

    def close(self) -> None:
        self._connection.close()

    def wait_for(self, question: Callable[[], T | None], what: str, seconds: float = 20) -> T:
        """Ask again, ten times a second, until there is an answer."""
        until = monotonic() + seconds
        while monotonic() < until:
            with suppress(DBusErrorResponse):  # something left the screen while we looked
                if answer := question():
                    return answer
            with suppress(TimeoutError):
                self._connection.receive(timeout=0.1)
        raise AssertionError(f"{what}: not within {seconds} s. On the screen:\n{self.drawing()}")

    def find(self, name: str, role: str = "", seconds: float = 20) -> Control:
        """Return the thing called exactly ``name``, waiting until it shows."""
        return self.wait_for(
            lambda: self.look(name.__eq__, role), f"{role or 'thing'} {name!r}", seconds
        )

    def find_like(self, part: str, role: str = "", seconds: float = 20) -> Control:
        """Return the thing whose name holds ``part``, waiting until it shows."""
        return self.wait_for(
            lambda: self.look(lambda name: part in name, role), repr(part), seconds
        )

    def look(self, fits: Callable[[str], bool], role: str = "") -> Control | None:
        """Return the first thing showing now whose name or label fits, or ``None``."""
        for control in self.walk():
            if role in {"", control.role} and any(map(fits, control.names)):
                return control
        return None

    def drawing(self) -> str:
        """Return all that shows, a line each."""
        lines = []
        with suppress(DBusErrorResponse):
            lines += [f"{one.role}: {one.name!r} {one.text!r}" for one in self.walk()]
        return "\n".join(lines)

    def walk(self) -> Iterator[Control]:
        """The window in front comes first."""
        for app in self._apps():
            for window in sorted(app.children, key=lambda one: "active" not in one.states):
                yield from window.walk()

    def _apps(self) -> list[Control]:
        registry = Control("org.a11y.atspi.Registry", _ROOT, self._connection)
        return [app for app in registry.children if self._owner(app) == self._process_id]

    def _owner(self, app: Control) -> int:
        bus = DBusAddress(
            "/org/freedesktop/DBus",
            bus_name="org.freedesktop.DBus",
            interface="org.freedesktop.DBus",
        )
        ask = new_method_call(bus, "GetConnectionUnixProcessID", "s", (app.bus_name,))
        return int(unwrap_msg(self._connection.send_and_get_reply(ask, timeout=10))[0])
