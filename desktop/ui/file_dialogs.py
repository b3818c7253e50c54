"""Which file, and where to save one: asked in the user's documents, then where one was last."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

LAST = "last folder"
"""The application's property that holds the folder last used, for as long as it runs."""

Chosen = Callable[[Path], object]


def open_file(parent: QWidget, title: str, filters: Sequence[str], chosen: Chosen) -> QFileDialog:
    """Ask for a file that is there."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(filters)
    dialog.open()
    return dialog


def save_file(
    parent: QWidget, title: str, filters: Sequence[str], name: str, chosen: Chosen
) -> QFileDialog:
    """Ask where to save, under ``name`` unless told otherwise.

    A name typed without a suffix gets that of the filter chosen, as in ``Picture (*.png)``.
    """
    dialog = _dialog(parent, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters)
    dialog.setDefaultSuffix(_suffix(filters[0]))
    dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(_suffix(words)))
    dialog.selectFile(name)
    dialog.open()
    return dialog


def choose_folder(
    parent: QWidget, title: str, current: str, chosen: Callable[[str], object]
) -> QFileDialog:
    """Ask for a folder, beginning at the ``current`` one."""
    dialog = QFileDialog(parent, title, current or usual_folder())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    dialog.open()
    return dialog


def usual_folder() -> str:
    """Return the folder last used, as long as it is there, else the documents, else the home."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    application = QCoreApplication.instance()
    last = str(application.property(LAST) or "") if application is not None else ""
    there = (folder for folder in (last, documents) if folder and QDir(folder).exists())
    return next(there, QDir.homePath())


def _suffix(name_filter: str) -> str:
    return name_filter.rpartition("*.")[2].rstrip(")")


def _dialog(parent: QWidget, title: str, chosen: Chosen) -> QFileDialog:
    dialog = QFileDialog(parent, title, usual_folder())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def take(name: str) -> None:
        file = Path(name)
        application = QCoreApplication.instance()
        if application is not None:
            application.setProperty(LAST, str(file.parent))
        chosen(file)

    dialog.fileSelected.connect(take)
    return dialog
