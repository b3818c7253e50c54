"""Settings → Staff: who works here, in the order of the day book's columns."""

from desktop.core.models import Staff
from desktop.services.store import Store
from desktop.ui.book import Book
from desktop.ui.fields import add_field
from desktop.ui.settings.rows_page import RowsPage


class StaffPage(RowsPage[Staff]):
    """Each person has a name and a colour."""

    def __init__(self, book: Book) -> None:
        super().__init__(book, self.tr("Staff"))
        add_field(self.form, self.tr("Co&lour"), self.colour)

    def nobody(self) -> str:
        """Say how the first person comes in."""
        return self.tr(
            "Nobody works here yet. Choose Add, type a name, and save: each person gets a column"
            " in the day book."
        )

    def rows_in(self, store: Store) -> list[Staff]:
        """Read everybody."""
        return store.staff()

    def save_in(self, store: Store, row: Staff) -> Staff:
        """Write one person."""
        return store.save_staff(row)

    def fresh(self, colour: str) -> Staff:
        """Return somebody new."""
        return Staff(0, "", colour)
