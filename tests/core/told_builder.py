"""What was told of a booking."""

from dataclasses import replace
from datetime import datetime

from desktop.core.messages import MessageKind, Told, Way
from desktop.core.models import BookingDetails
from desktop.core.told import told_now
from tests.core.booking_builder import NOW, details, meeting, salon

ELEVEN = datetime(2026, 6, 2, 11, 0)


def copied(found: BookingDetails) -> Told:
    return told_now(found, salon(), MessageKind.BOOKED, Way.COPIED, NOW)


ONLINE = details(meeting())
TOLD = copied(ONLINE)
FOR_BO = replace(TOLD, customer_id=TOLD.customer_id + 1)
