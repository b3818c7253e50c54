"""The store as messages need it: the owner's templates, and what each customer was told."""

from collections.abc import Iterable
from datetime import datetime

from desktop.core.messages import Channel, MessageKind, Template, Told
from desktop.core.models import BookingDetails
from desktop.services import store_messages, store_salon
from desktop.services.base_store import BaseStore


class MessageStore(BaseStore):
    """Templates and told messages."""

    def templates(self) -> list[Template]:
        """Return what the owner wrote; the words the app comes with are in core."""
        with self._file.reading() as db:
            return store_messages.templates(db)

    def save_template(self, template: Template) -> None:
        """Use this in place of the words the app comes with."""
        with self._file.writing() as db:
            store_messages.save(db, template)

    def forget_template(self, kind: MessageKind, channel: Channel, language: str) -> None:
        """Go back to the words the app comes with."""
        with self._file.writing() as db:
            store_messages.forget(db, kind, channel, language)

    def note_told(self, told: Told) -> None:
        """Keep what a customer was told."""
        with self._file.writing() as db:
            store_messages.note(db, told)

    def told_of(self, booking_id: int) -> list[Told]:
        """Return all that its customer was told of a booking, oldest first.

        It begins with what was agreed where that changed before anything was told.
        """
        with self._file.reading() as db:
            return store_messages.told_of(db, booking_id)

    def last_told(self, booking_ids: Iterable[int]) -> dict[int, Told]:
        """Return what its customer was told last, by booking; those never told are left out."""
        with self._file.reading() as db:
            return store_messages.last_told(db, booking_ids)

    def perhaps_to_tell(self, now: datetime) -> list[tuple[BookingDetails, Told]]:
        """Return bookings ahead that are not as was told last, with that; the soonest first.

        Also those called off, and those of another customer by now, as they stand for whoever was
        told (``core.told.for_former``). ``core.told.to_tell`` knows of which somebody has to hear.
        """
        with self._file.reading() as db:
            zone = store_salon.salon(db, self._fresh).time_zone
            return store_messages.perhaps_to_tell(db, now, zone)

    def formers(self, booking_id: int) -> list[tuple[BookingDetails, Told]]:
        """Return how a booking stands for those whose it was and who were told, with what.

        Those come first who were told first.
        """
        with self._file.reading() as db:
            zone = store_salon.salon(db, self._fresh).time_zone
            return store_messages.formers(db, booking_id, zone)

    def former_lacks(
        self, booking_ids: Iterable[int]
    ) -> dict[int, list[tuple[BookingDetails, Told]]]:
        """Return :meth:`formers` of those bookings of which one of them may still have to hear.

        ``core.told.to_tell`` knows who of them.
        """
        with self._file.reading() as db:
            zone = store_salon.salon(db, self._fresh).time_zone
            return store_messages.former_lacks(db, booking_ids, self._now(), zone)

    def forget_told(self, told: Told) -> None:
        """Take back what :meth:`note_told` kept by mistake."""
        with self._file.writing() as db:
            store_messages.forget_told(db, told)
