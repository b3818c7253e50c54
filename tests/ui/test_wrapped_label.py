"""Words below a field lie under it and not behind it, however little room there is."""

from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.error_details import plain_label
from desktop.ui.fields import CalmWheel, Problem
from desktop.ui.settings.salon_fields import SalonFields


def test_what_is_said_below_a_field_does_not_lie_behind_it(
    qtbot: QtBot, dressed: QApplication
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    fields = SalonFields(CalmWheel(page))
    column = QVBoxLayout(page)
    column.addWidget(fields)
    column.addStretch()  # the form gets no more than it needs
    page.resize(560, 500)
    with qtbot.waitExposed(page):
        page.show()
    fields.name.setText("Salon Rosa")
    fields.zone.addItem("Europe/Berlin", "Europe/Berlin")
    fields.country.setCurrentText("Atlantis")
    assert fields.first_problem() is fields.country
    (said,) = [one for one in fields.findChildren(Problem) if one.isVisible()]
    hint = fields.findChildren(QLabel)[-1]

    def gaps() -> tuple[int, int]:
        return (
            said.y() - fields.country.geometry().bottom(),
            hint.y() - said.geometry().bottom(),
        )

    qtbot.waitUntil(lambda: gaps() == (5, 5))


def test_a_narrower_label_would_like_to_be_higher(qtbot: QtBot, dressed: QApplication) -> None:
    label = plain_label("How phone numbers without a country code are read, and the currency.")
    qtbot.addWidget(label)
    label.show()
    likes = []
    for width in (600, 100):
        label.resize(width, 50)
        likes.append(label.sizeHint().height())
    assert likes == [label.heightForWidth(600), label.heightForWidth(100)]
    assert likes[1] > likes[0]
