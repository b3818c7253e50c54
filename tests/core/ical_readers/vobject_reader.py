"""Reads one calendar from stdin with vobject and writes NAME NUL value NUL, as libical_reader does.

Runs under the system's Python, where Debian's python3-vobject is.
"""

import sys

import vobject

calendar = vobject.readOne(sys.stdin.buffer.read().decode("utf-8"))
for component in (calendar, calendar.vevent):
    for line in component.lines():
        value = line.value
        if hasattr(value, "timestamp"):
            value = str(int(value.timestamp()))
        sys.stdout.buffer.write(f"{line.name}\0{value}\0".encode())
