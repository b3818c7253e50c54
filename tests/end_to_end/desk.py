"""A desk to sit at: a virtual screen, a D-Bus session and an unlocked keyring of its own."""

import os
import select
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.end_to_end.processes import running

_BUS = DBusAddress(
    "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus"
)
_SECRETS = "org.freedesktop.secrets"


@dataclass(frozen=True, slots=True)
class Desk:
    """``env`` is what a program at this desk is started with; ``folder`` is its home."""

    folder: Path
    env: Mapping[str, str]

    @property
    def bus(self) -> str:
        return self.env["DBUS_SESSION_BUS_ADDRESS"]

    def run(self, *command: str) -> str:
        """Run a short command at this desk and return what it printed."""
        return subprocess.run(
            command, env=dict(self.env), check=True, capture_output=True, text=True, timeout=20
        ).stdout

    def clipboard(self) -> str:
        return self.run("xclip", "-selection", "clipboard", "-out")

    def keyring_secrets(self) -> list[str]:
        """Return everything that lies in the keyring."""
        with open_dbus_connection(bus=self.bus) as connection:
            return [
                item.get_secret().decode()
                for collection in secretstorage.get_all_collections(connection)
                for item in collection.get_all_items()
            ]


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """Set the desk up in ``folder``, which must be short: sockets lie in it."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    logs = folder / "logs"
    logs.mkdir()
    env = {
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "PATH": os.environ["PATH"],
        "XDG_RUNTIME_DIR": str(runtime),
    }
    with ExitStack() as stack:
        env["DISPLAY"] = stack.enter_context(_screen(env, logs / "screen.log"))
        env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={runtime / 'bus'}"
        stack.enter_context(_session_bus(env, logs / "bus.log"))
        stack.enter_context(_window_manager(env, logs / "windows.log"))
        stack.enter_context(_keyring(env, logs / "keyring.log"))
        yield Desk(folder, env)


@contextmanager
def _screen(env: Mapping[str, str], log: Path) -> Iterator[str]:
    with _reply() as (read, write):
        options = ("-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
        with running(("Xvfb", *options), env, log, pass_fds=(write,)):
            yield f":{_line(read, log)}"


@contextmanager
def _session_bus(env: Mapping[str, str], log: Path) -> Iterator[None]:
    address = env["DBUS_SESSION_BUS_ADDRESS"]
    with _reply() as (read, write):
        where = (f"--address={address}", f"--print-address={write}")
        command = ("dbus-daemon", "--session", "--nofork", "--nopidfile", *where)
        with running(command, env, log, pass_fds=(write,)):
            _line(read, log)
            yield


@contextmanager
def _window_manager(env: Mapping[str, str], log: Path) -> Iterator[None]:
    """Give windows focus as on a real desktop."""
    said = Path(env["XDG_RUNTIME_DIR"]) / "windows"
    os.mkfifo(said)
    read = os.open(said, os.O_RDWR)  # opened for both, so that opening does not wait
    command = ("openbox", "--sm-disable", "--startup", f"sh -c 'echo ready > {said}'")
    try:
        with running(command, env, log):
            _line(read, log)
            yield
    finally:
        os.close(read)


@contextmanager
def _reply() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    try:
        yield read, write
    finally:
        os.close(read)
        os.close(write)


def _line(read: int, log: Path) -> str:
    """Return what a program says once it is ready."""
    ready, _, _ = select.select([read], [], [], 30)
    assert ready, log.read_text()
    return os.read(read, 1024).decode().strip()


@contextmanager
def _keyring(env: Mapping[str, str], log: Path) -> Iterator[None]:
    command = ("gnome-keyring-daemon", "--components=secrets", "--foreground", "--unlock")
    with (
        open_dbus_connection(bus=env["DBUS_SESSION_BUS_ADDRESS"]) as connection,
        running(command, env, log, stdin=b"test"),  # a newline would be part of the password
    ):
        _wait_for_name(connection, _SECRETS)
        yield


def _wait_for_name(connection: DBusConnection, name: str) -> None:
    """Return once a program owns ``name`` on the bus; the bus tells when (NameOwnerChanged)."""
    rule = f"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{name}'"
    unwrap_msg(connection.send_and_get_reply(new_method_call(_BUS, "AddMatch", "s", (rule,))))
    owned = new_method_call(_BUS, "NameHasOwner", "s", (name,))
    while not unwrap_msg(connection.send_and_get_reply(owned))[0]:
        connection.receive(timeout=20)
