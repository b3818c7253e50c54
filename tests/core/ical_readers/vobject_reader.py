"""Reads one calendar from stdin with vobject and writes NAME NUL value NUL, as libical_reader does.

Runs under the system's Python, where Debian's python3-vobject is.
"""

import sys

import vobject


def put(name: str, value: object) -> None:
    sys.stdout.buffer.write(f"{name}\0{value}\0".encode())


def put_component(component: vobject.base.Component) -> None:
    put("BEGIN", component.name)
    for line in component.lines():
        value = line.value
        if hasattr(value, "timestamp"):
            value = int(value.timestamp())
        elif hasattr(value, "total_seconds"):
            value = int(value.total_seconds())
        put(line.name, value)
    for inside in component.components():
        put_component(inside)
    put("END", component.name)


put_component(vobject.readOne(sys.stdin.buffer.read().decode("utf-8")))
