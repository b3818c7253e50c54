"""A CalDAV server nobody here wrote (Radicale), with one calendar, on a port of its own."""

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from xml.etree import ElementTree as ET

import httpx

from tests.core.ical_readers.readers import SYSTEM_PYTHON, need_in_system_python

MEMORY = Path("/dev/shm")
"""It flushes each event to the disk, which takes seconds, unless its folder is in memory."""

CALENDAR = "/desk/salon/"
C = "{urn:ietf:params:xml:ns:caldav}"
READY = "server ready"

MAKE = """<?xml version="1.0"?>
<C:mkcalendar xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:set><D:prop><D:displayname>Salon</D:displayname></D:prop></D:set></C:mkcalendar>"""

QUERY = """<?xml version="1.0"?>
<C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">
<D:prop><D:getetag/><C:calendar-data/></D:prop>
<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">{asked}</C:comp-filter>
</C:comp-filter></C:filter></C:calendar-query>"""

NOT_CANCELLED = """<C:prop-filter name="STATUS">
<C:text-match negate-condition="yes">CANCELLED</C:text-match></C:prop-filter>"""


class Radicale:
    """What a calendar program asks of a CalDAV server."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client
        client.request("MKCALENDAR", CALENDAR, content=MAKE).raise_for_status()

    def put(self, file: bytes, uid: str = "") -> None:
        """Store a file as the event ``uid``, or as all there is in the calendar."""
        path = f"{CALENDAR}{uid}.ics" if uid else CALENDAR
        answer = self._client.put(path, content=file, headers={"Content-Type": "text/calendar"})
        assert answer.is_success, answer.text

    def all(self) -> bytes:
        return self._client.get(CALENDAR).raise_for_status().content

    def taking_place(self) -> list[bytes]:
        """Return what is not cancelled, by the server's own judgement."""
        return self._found(NOT_CANCELLED)

    def between(self, first: datetime, last: datetime) -> list[bytes]:
        """Return what touches a time, by the server's own judgement."""
        start, end = (f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (first, last))
        return self._found(f'<C:time-range start="{start}" end="{end}"/>')

    def _found(self, asked: str) -> list[bytes]:
        answer = self._client.request(
            "REPORT", CALENDAR, content=QUERY.format(asked=asked), headers={"Depth": "1"}
        )
        tree = ET.fromstring(answer.raise_for_status().content)
        return [(found.text or "").encode() for found in tree.iter(f"{C}calendar-data")]


@contextmanager
def radicale() -> Iterator[Radicale]:
    need_in_system_python("radicale")
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        yield from _served(folder)


def _served(folder: str) -> Iterator[Radicale]:
    address = f"127.0.0.1:{_free_port()}"
    command = [
        *(SYSTEM_PYTHON, "-m", "radicale", "--config", "", "--auth-type", "none"),
        *("--server-hosts", address, "--storage-filesystem-folder", folder),
        *("--logging-level", "info"),  # says when it is ready
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            _wait_for(server)
            # with nobody listening it would stop in mid-sentence
            listener = Thread(target=server.stderr.read)
            listener.start()
            with httpx.Client(
                base_url=f"http://{address}", auth=("desk", ""), timeout=60, trust_env=False
            ) as client:
                yield Radicale(client)
        finally:
            server.terminate()
        listener.join()


def _free_port() -> int:
    """Return a port nobody has now; newer servers refuse to look for one themselves."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait_for(server: "subprocess.Popen[str]") -> None:
    said = []
    for line in server.stderr:
        said.append(line)
        if READY in line:
            return
    raise AssertionError("".join(said))
