"""The running app as a person has it: find by name, press, type, read."""

from pathlib import Path
from subprocess import Popen

from tests.end_to_end.desk import Desk
from tests.end_to_end.screen_reader import Control, ScreenReader

BUTTON, COMBO, FIELD, ITEM, SPIN = "push button", "combo box", "text", "list item", "spin box"


class FrontDesk:
    """Presses go through the accessible actions, typing through the X server's keyboard."""

    def __init__(self, desk: Desk, process: Popen[bytes], log: Path) -> None:
        self._desk = desk
        self._process = process
        self._log = log
        self.reader = ScreenReader(desk.bus, process.pid)

    def sees(self, words: str) -> str:
        """Wait until something whose name holds ``words`` shows; return the whole of it."""
        return self.reader.find_like(words).name

    def press(self, name: str, role: str = BUTTON) -> None:
        """Press a button as soon as it can be pressed."""
        control = self.reader.find(name, role)
        self.reader.wait_for(lambda: "enabled" in control.states, f"{name!r} enabled")
        control.press()

    def click(self, name: str, role: str = ITEM) -> None:
        """Click in the middle of something with the mouse."""
        x, y = self.reader.find(name, role).middle
        self._desk.run("xdotool", "mousemove", str(x), str(y), "click", "1")

    def fill(self, name: str, words: str) -> None:
        """Type ``words`` (ASCII) in place of what stands in a field."""
        field = self._focus(name, FIELD)
        self.keys("ctrl+a")
        self._type(field, words, words)

    def set_time(self, name: str, time: str, *, after: str) -> None:
        """Tab into the time field from the one called ``after``; type ``time`` (HH:MM)."""
        self._focus(after, SPIN)
        self.keys("Tab")
        field = self.reader.find(name, SPIN)
        self.reader.wait_for(lambda: "focused" in field.states, f"{name!r} focused")
        self._type(field, time.replace(":", ""), time)

    def _focus(self, name: str, role: str) -> Control:
        field = self.reader.find(name, role)
        field.focus()
        self.reader.wait_for(lambda: "focused" in field.states, f"{name!r} focused")
        return field

    def _type(self, field: Control, words: str, shown: str) -> None:
        self._desk.run("xdotool", "type", "--delay", "20", words)
        # Keys and accessible actions travel on different roads: one must arrive before the other
        self.reader.wait_for(lambda: field.text == shown, f"{shown!r} typed")

    def choose(self, name: str, words: str) -> None:
        """Choose ``words`` in the combo box called ``name``."""
        combo = self.reader.find(name, COMBO)
        combo.press()
        self.click(words)
        self.reader.wait_for(lambda: combo.name == words, f"{words!r} chosen")

    def write(self, words: str) -> None:
        """Type ``words`` (ASCII) wherever the keyboard is."""
        self._desk.run("xdotool", "type", "--delay", "20", words)

    def focused(self, *parts: str) -> None:
        """Wait until the keyboard is on something whose name holds all of ``parts``."""
        self.reader.wait_for(
            lambda: any(
                "focused" in one.states and all(part in one.name for part in parts)
                for one in self.reader.walk()
            ),
            f"the keyboard on {parts}",
        )

    def keys(self, *keys: str) -> None:
        self._desk.run("xdotool", "key", "--delay", "20", *keys)

    def quit(self) -> None:
        """Close the app as a person does; it must end by itself, and well."""
        main_window = self.reader.find("Trimsy Desk", "frame")
        self.reader.wait_for(lambda: "active" in main_window.states, "the main window in front")
        self.keys("ctrl+q")
        code = self._process.wait(timeout=30)
        assert code == 0, self._log.read_text()
