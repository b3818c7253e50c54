"""Items of layouts that Python knows, and may still know after Qt has deleted them."""

import gc
from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget
from shiboken6 import getCppPointer


def known_items() -> list[QLayoutItem]:
    """Return the items that have a wrapper; layouts, items themselves, are left out."""
    held = (one for one in gc.get_objects() if isinstance(one, QLayoutItem))
    return [one for one in held if not isinstance(one, QLayout)]


def dead_items(widgets: Iterable[QWidget]) -> list[QLayoutItem]:
    """Return the wrappers whose item is in no layout of ``widgets`` any more; touch none of them.

    PySide 6.11 crashes when it deletes what was made later at the address of such an item. To look
    makes a wrapper for every item there is: look once, in the end.
    """
    known = known_items()
    layouts = {layout for widget in widgets for layout in widget.findChildren(QLayout)}
    alive = {
        address
        for layout in layouts
        for index in range(layout.count())
        if (item := layout.itemAt(index)) is not None
        for address in getCppPointer(item)
    }
    return [one for one in known if getCppPointer(one)[0] not in alive]
