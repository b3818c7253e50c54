"""Books without end, telling each booking's id once it is saved; to be killed at any instant."""

import sys
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from desktop.core.models import BookingDraft, Customer, Place, ProviderKind, Service, Staff
from desktop.services.store import Store

store = Store(Path(sys.argv[1]), lambda: datetime(2026, 6, 1, tzinfo=UTC))
eva = store.save_staff(Staff(0, "Eva", "#aa3366"))
cut = store.save_service(Service(0, "Cut", 30, "#446688"))
for number in count():
    starts = datetime(2026, 6, 2) + timedelta(minutes=30 * number)
    anna = Customer(0, f"Anna {number}", f"0170 {number:07}")
    draft = BookingDraft(0, anna, eva.id, cut.id, starts, 30, Place.ONLINE)
    change = store.save_booking(draft)
    store.begin_meeting(change.booking_id, ProviderKind.TEAMS, f"ours-{number}", None)
    store.move_booking(change.booking_id, starts + timedelta(days=1))
    print(change.booking_id, flush=True)
