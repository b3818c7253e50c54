"""Which file, and where to save one: asked in the user's documents, then where one was last.

Whether a folder is there is asked on a lane, and Qt hears of it only then, for it looks at once: a
folder on a server that does not answer would freeze the window. Until then a second click would ask
for a second dialog: who asks gets the one that is under way.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDir, QFileInfo, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QLineEdit, QWidget

from desktop.core.file_names import with_suffix
from desktop.core.troubles import AppError
from desktop.services.places import documents_dir
from desktop.ui.worker import Lane

PATIENCE_MS = 500
"""How long a dialog waits to hear of its folder; then it opens without, and it is forgotten."""

LAST = "last folder"
"""The application's property that holds the folder last used, for as long as it runs."""

Chosen = Callable[[Path], object]


def open_file(parent: QWidget, title: str, filters: Sequence[str], chosen: Chosen) -> QFileDialog:
    """Ask for a file that is there."""
    if (there := _under_way(parent)) is not None:
        return there
    dialog = _FileDialog(parent, title)
    _tell(dialog, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(filters)
    _Opening(dialog, _last())
    return dialog


def save_file(
    parent: QWidget, title: str, filters: Sequence[str], name: str, chosen: Chosen
) -> QFileDialog:
    """Ask where to save, under ``name`` unless told otherwise.

    A name typed without a suffix gets that of the filter chosen, as in ``Picture (*.png)``. No file
    is overwritten that nobody was asked about.
    """
    if (there := _under_way(parent)) is not None:
        return there

    def take(file: Path) -> None:
        """A system's own dialog may not know that a suffix is missing."""
        whole = file.with_name(dialog.whole(file.name))
        if whole.name == file.name:
            chosen(file)
        else:
            _unless_there(whole, parent, lambda: chosen(whole), lambda: ask_again(whole.name))

    def ask_again(whole: str) -> None:
        save_file(parent, title, filters, whole, chosen)

    dialog = _SaveDialog(parent, title)
    _tell(dialog, take)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(filters)
    dialog.setDefaultSuffix(_suffix(filters[0]))
    dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(_suffix(words)))
    _Opening(dialog, _last(), name)
    return dialog


def choose_folder(
    parent: QWidget, title: str, current: str, chosen: Callable[[str], object]
) -> QFileDialog:
    """Ask for a folder, beginning at the ``current`` one."""
    if (there := _under_way(parent)) is not None:
        return there
    dialog = _FileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(chosen)
    _Opening(dialog, current or _last())
    return dialog


class _FileDialog(QFileDialog):
    """Begins at home, else Qt looks where it was last."""

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title, QDir.homePath())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)


class _SaveDialog(_FileDialog):
    """Completes the name before it asks whether to overwrite: for Qt ``St. Rosa`` has a suffix."""

    def whole(self, name: str) -> str:
        """Return ``name`` with the suffix that is due."""
        return with_suffix(name, self.defaultSuffix(), [_suffix(one) for one in self.nameFilters()])

    def accept(self) -> None:
        """Take what is typed; a folder is gone into, as ever."""
        field = self.findChild(QLineEdit, "fileNameEdit")  # none in a system's own dialog
        if field is not None and len(field.text()) > 1:
            field.setText(field.text().removesuffix("/"))  # else a folder's name gets a suffix
        if field is not None and field.text() and not self._is_at_folder():
            whole = self.whole(field.text())
            if whole != field.text():
                field.setText(whole)
                for view in self.findChildren(QAbstractItemView):
                    view.clearSelection()  # a file that is there under the name typed goes before
        super().accept()

    def _is_at_folder(self) -> bool:
        """Qt looks, too, right after this; it shows the folder it is in."""
        return any(QFileInfo(file).isDir() for file in self.selectedFiles())


class _Opening(QObject):
    """Opens ``dialog`` in the folder ``wanted`` if it is there, else the documents, else the home.

    Each opening has a lane of its own: one that still waits for a server keeps no other dialog.
    ``name`` is that of the file to save. ``waits`` until it is open.
    """

    def __init__(self, dialog: QFileDialog, wanted: str, name: str = "") -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._wanted = wanted
        self._name = name
        self._documents = ""
        self.waits = True
        self._lane = Lane("folders")
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._give_up)
        self._patience.start()
        self._lane.submit(lambda: _if_there(documents_dir()), self._note_documents)
        self._lane.submit(lambda: _if_there(Path(wanted)) if wanted else "", self._open)

    def _note_documents(self, folder: str | AppError) -> None:
        self._documents = "" if isinstance(folder, AppError) else folder

    def _give_up(self) -> None:
        if self._wanted == _last():
            _remember("")
        self._open("")

    def _open(self, folder: str | AppError) -> None:
        self.waits = False  # whatever becomes of it, it keeps no other dialog
        self._patience.stop()
        self._lane.stop(0)  # nothing is handed over any more
        there = self._documents if isinstance(folder, AppError) else folder or self._documents
        if there:
            self._dialog.setDirectory(there)
        if self._name:
            self._dialog.selectFile(self._name)  # not before: it is kept with its folder
        self._dialog.open()
        self.deleteLater()


def _under_way(parent: QWidget) -> QFileDialog | None:
    """Return the dialog that ``parent`` has asked for already."""
    children = Qt.FindChildOption.FindDirectChildrenOnly
    for dialog in parent.findChildren(QFileDialog, options=children):
        opening = dialog.findChild(_Opening)
        if dialog.isVisible() or (opening is not None and opening.waits):
            return dialog
    return None


def _if_there(folder: Path) -> str:
    try:
        return folder.as_posix() if folder.is_dir() else ""
    except OSError:  # such as a folder nobody may look into
        return ""


def _unless_there(
    file: Path, parent: QWidget, go_on: Callable[[], object], is_there: Callable[[], object]
) -> None:
    """Go on if there is no such file; a lane looks."""
    lane = Lane("files")

    def came(there: bool | AppError) -> None:
        lane.stop(0)
        act = go_on if there is False else is_there
        QTimer.singleShot(0, parent, act)  # once the dialog before is closed

    lane.submit(file.exists, came, owner=parent)


def _last() -> str:
    application = QCoreApplication.instance()
    return str(application.property(LAST) or "") if application is not None else ""


def _remember(folder: str) -> None:
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(LAST, folder)


def _suffix(name_filter: str) -> str:
    return name_filter.rpartition("*.")[2].rstrip(")")


def _tell(dialog: QFileDialog, chosen: Chosen) -> None:
    def take(name: str) -> None:
        file = Path(name)
        _remember(str(file.parent))
        chosen(file)

    dialog.fileSelected.connect(take)
