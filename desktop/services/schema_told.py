"""The part of the schema that keeps at hand which bookings are not as a customer was told.

That is whoever's they are, or one whose they were: who was told of a booking goes on believing in
it, also when it was given to somebody else.

It belongs to a migration: once released, it never changes.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_WHENEVER = (
    ("told_noted", "INSERT ON told", "new.booking_id"),
    ("told_forgotten", "DELETE ON told", "old.booking_id"),
    (
        "told_otherwise",
        "UPDATE OF customer_id, starts_utc, ends_utc, minutes, place, status ON bookings",
        "new.id",
    ),
    ("told_with_link", "INSERT ON meetings", "new.booking_id"),
    (
        "told_with_other_link",
        "UPDATE OF join_url, ended, trouble_kind ON meetings",
        "new.booking_id",
    ),
    ("told_without_link", "DELETE ON meetings", "old.booking_id"),
)
"""Name and event of each trigger, and which booking it looks at."""


def keep_at_hand(db: "Database") -> None:
    db.executescript("""
        CREATE VIEW not_as_told AS
            SELECT booking.id, booking.customer_id, booking.ends_utc FROM bookings AS booking
            JOIN told ON told.id = (
                SELECT max(last.id) FROM told AS last
                WHERE last.booking_id = booking.id AND last.customer_id = booking.customer_id
            )
            LEFT JOIN meetings AS meeting ON meeting.booking_id = booking.id AND meeting.ended = 0
            WHERE told.off <> (booking.status IN ('cancelled', 'deleted'))
            OR NOT told.off AND (
                told.starts_utc <> booking.starts_utc
                OR told.minutes <> booking.minutes
                OR told.join_url <> coalesce(meeting.join_url, '')
                OR told.join_url <> '' AND (
                    booking.place <> 'online' OR meeting.trouble_kind = 'meeting_gone'
                )
            )
            UNION ALL
            -- until the end of the time they know
            SELECT told.booking_id, told.customer_id, told.starts_utc + told.minutes * 60
            FROM told JOIN bookings AS booking ON booking.id = told.booking_id
            WHERE told.customer_id <> booking.customer_id
            AND NOT told.off AND told.way <> 'agreed'
            AND told.id = (
                SELECT max(last.id) FROM told AS last
                WHERE last.booking_id = told.booking_id AND last.customer_id = told.customer_id
            );
        -- what the view shows, kept at hand: to look for it takes a second in a large book
        CREATE TABLE untold (
            id INTEGER NOT NULL,
            customer_id INTEGER NOT NULL,
            ends_utc INTEGER NOT NULL,
            PRIMARY KEY (id, customer_id)
        ) WITHOUT ROWID;
        CREATE INDEX untold_by_end ON untold (ends_utc);
        INSERT INTO untold SELECT id, customer_id, ends_utc FROM not_as_told;
    """)
    for name, event, booking_id in _WHENEVER:
        db.execute(f"""
            CREATE TRIGGER {name} AFTER {event}
            WHEN EXISTS (SELECT 1 FROM told WHERE booking_id = {booking_id})
            OR EXISTS (SELECT 1 FROM untold WHERE id = {booking_id}) BEGIN
                DELETE FROM untold WHERE id = {booking_id};
                INSERT INTO untold
                    SELECT id, customer_id, ends_utc FROM not_as_told WHERE id = {booking_id};
            END
        """)  # noqa: S608 - our own words
