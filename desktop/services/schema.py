"""The book's tables, as numbered migrations. A migration that has been released never changes.

Instants that must come back exactly are ISO 8601 text in UTC; those that are searched and sorted
are epoch seconds. ``bookings.starts`` is the truth (salon wall-clock time, with ``fold``);
``starts_utc`` and ``ends_utc`` are derived from it.
"""

from sqlite_utils import Database, Migrations

from desktop.services import schema_told

MIGRATIONS = Migrations("book")


LATEST = "m007_not_as_told"
"""The last migration below; their names sort in the order they are applied."""


def from_the_future(db: Database) -> bool:
    """Whether a newer version of the app has changed this book in ways this one does not know."""
    return any(migration.name > LATEST for migration in MIGRATIONS.applied(db))


@MIGRATIONS()
def m001_salon_and_people(db: Database) -> None:
    db.executescript("""
        CREATE TABLE salon (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            name TEXT NOT NULL,
            time_zone TEXT NOT NULL,
            country TEXT NOT NULL,
            hours TEXT NOT NULL,
            provider TEXT NOT NULL,
            own_link TEXT NOT NULL
        );
        CREATE TABLE staff (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            colour TEXT NOT NULL,
            position INTEGER NOT NULL,
            archived INTEGER NOT NULL
        );
        CREATE TABLE services (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            minutes INTEGER NOT NULL,
            colour TEXT NOT NULL,
            place TEXT NOT NULL,
            position INTEGER NOT NULL,
            archived INTEGER NOT NULL
        );
        -- words and digits are what is searched, derived from name, email and phone
        CREATE TABLE customers (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            phone TEXT NOT NULL,
            email TEXT NOT NULL,
            note TEXT NOT NULL,
            words TEXT NOT NULL,
            digits TEXT NOT NULL
        );
    """)


@MIGRATIONS()
def m002_search(db: Database) -> None:
    db.executescript("""
        CREATE VIRTUAL TABLE customer_words USING fts5 (
            words, content = 'customers', content_rowid = 'id',
            tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4'
        );
        CREATE VIRTUAL TABLE customer_digits USING fts5 (
            digits, content = 'customers', content_rowid = 'id', tokenize = 'trigram'
        );
        CREATE TRIGGER customers_added AFTER INSERT ON customers BEGIN
            INSERT INTO customer_words (rowid, words) VALUES (new.id, new.words);
            INSERT INTO customer_digits (rowid, digits) VALUES (new.id, new.digits);
        END;
        CREATE TRIGGER customers_removed AFTER DELETE ON customers BEGIN
            INSERT INTO customer_words (customer_words, rowid, words)
                VALUES ('delete', old.id, old.words);
            INSERT INTO customer_digits (customer_digits, rowid, digits)
                VALUES ('delete', old.id, old.digits);
        END;
        CREATE TRIGGER customers_rewritten AFTER UPDATE OF words ON customers
            WHEN old.words <> new.words BEGIN
            INSERT INTO customer_words (customer_words, rowid, words)
                VALUES ('delete', old.id, old.words);
            INSERT INTO customer_words (rowid, words) VALUES (new.id, new.words);
        END;
        CREATE TRIGGER customers_renumbered AFTER UPDATE OF digits ON customers
            WHEN old.digits <> new.digits BEGIN
            INSERT INTO customer_digits (customer_digits, rowid, digits)
                VALUES ('delete', old.id, old.digits);
            INSERT INTO customer_digits (rowid, digits) VALUES (new.id, new.digits);
        END;
    """)


@MIGRATIONS()
def m003_bookings(db: Database) -> None:
    db.executescript("""
        -- look_at: when the reconciler has to look (epoch seconds), NULL when settled
        CREATE TABLE bookings (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            uid TEXT NOT NULL UNIQUE,
            customer_id INTEGER NOT NULL REFERENCES customers (id),
            staff_id INTEGER NOT NULL REFERENCES staff (id),
            service_id INTEGER NOT NULL REFERENCES services (id),
            starts TEXT NOT NULL,
            fold INTEGER NOT NULL,
            minutes INTEGER NOT NULL,
            place TEXT NOT NULL,
            status TEXT NOT NULL,
            note TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            changed_at TEXT NOT NULL,
            starts_utc INTEGER NOT NULL,
            ends_utc INTEGER NOT NULL,
            look_at REAL
        );
        CREATE INDEX bookings_by_start ON bookings (starts_utc);
        CREATE INDEX bookings_of_customer ON bookings (customer_id, starts_utc);
        CREATE INDEX bookings_unsettled ON bookings (look_at) WHERE look_at IS NOT NULL;
        CREATE TABLE meetings (
            external_id TEXT PRIMARY KEY,
            booking_id INTEGER NOT NULL REFERENCES bookings (id),
            provider TEXT NOT NULL,
            tenant_id TEXT,
            user_id TEXT,
            organiser_email TEXT,
            organiser_name TEXT,
            cloud_id TEXT NOT NULL,
            join_url TEXT NOT NULL,
            subject TEXT NOT NULL,
            starts TEXT,
            ends TEXT,
            lobby TEXT NOT NULL,
            join_id TEXT NOT NULL,
            passcode TEXT NOT NULL,
            tries INTEGER NOT NULL,
            not_before TEXT,
            trouble_kind TEXT,
            trouble_code TEXT,
            trouble_request_id TEXT,
            ended INTEGER NOT NULL
        );
        CREATE UNIQUE INDEX one_living_meeting ON meetings (booking_id) WHERE ended = 0;
        CREATE INDEX meetings_of_booking ON meetings (booking_id);
        -- before and after are the booking's row as JSON; before is NULL where it was made
        CREATE TABLE journal (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            booking_id INTEGER NOT NULL REFERENCES bookings (id),
            act TEXT NOT NULL,
            at TEXT NOT NULL,
            before TEXT,
            after TEXT NOT NULL,
            undoes INTEGER REFERENCES journal (id)
        );
        CREATE INDEX journal_of_booking ON journal (booking_id);
    """)


@MIGRATIONS()
def m004_instrument(db: Database) -> None:
    db.executescript("""
        -- hours and service_ids are JSON, NULL for "as the salon" and "all"
        ALTER TABLE staff ADD COLUMN hours TEXT;
        ALTER TABLE staff ADD COLUMN service_ids TEXT;
        ALTER TABLE services ADD COLUMN buffer INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE services ADD COLUMN price TEXT;
        ALTER TABLE services ADD COLUMN online_allowed INTEGER NOT NULL DEFAULT 1;
        ALTER TABLE customers ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
        ALTER TABLE customers ADD COLUMN language TEXT NOT NULL DEFAULT '';
        ALTER TABLE customers ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
        ALTER TABLE bookings ADD COLUMN series TEXT NOT NULL DEFAULT '';
        CREATE UNIQUE INDEX one_walk_in ON customers (kind) WHERE kind = 'walk_in';
        CREATE INDEX bookings_of_staff ON bookings (staff_id, starts_utc);
        CREATE INDEX bookings_of_series ON bookings (series, starts_utc) WHERE series <> '';
        CREATE INDEX bookings_called_off ON bookings (changed_at)
            WHERE status IN ('cancelled', 'deleted');
        CREATE INDEX bookings_waiting ON bookings (starts_utc, ends_utc, look_at)
            WHERE look_at IS NOT NULL;
        CREATE INDEX bookings_online ON bookings (starts_utc) WHERE place = 'online';
        CREATE TABLE absences (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            staff_id INTEGER NOT NULL REFERENCES staff (id),
            kind TEXT NOT NULL,
            starts TEXT NOT NULL,
            ends TEXT NOT NULL,
            note TEXT NOT NULL
        );
        CREATE INDEX absences_by_end ON absences (ends);
        -- one form that was being filled in, kept against a crash
        CREATE TABLE kept_form (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            content TEXT NOT NULL
        );
        -- an act changes rows of one or more things; before is NULL where the row was made, after
        -- where it was removed
        CREATE TABLE acts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            act TEXT NOT NULL,
            at TEXT NOT NULL,
            undoes INTEGER REFERENCES acts (id)
        );
        CREATE TABLE changes (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            act_id INTEGER NOT NULL REFERENCES acts (id),
            thing TEXT NOT NULL,
            row_id INTEGER NOT NULL,
            before TEXT,
            after TEXT
        );
        CREATE INDEX changes_of_act ON changes (act_id);
        CREATE INDEX changes_of_row ON changes (thing, row_id);
        INSERT INTO acts (id, act, at, undoes) SELECT id, act, at, undoes FROM journal;
        INSERT INTO changes (act_id, thing, row_id, before, after)
            SELECT id, 'bookings', booking_id, before, after FROM journal ORDER BY id;
        DROP TABLE journal;
    """)


@MIGRATIONS()
def m005_cloud_log(db: Database) -> None:
    db.executescript("""
        -- id tells copies of this book from other books; nobody asks the provider until held_until
        CREATE TABLE book (
            id TEXT NOT NULL,
            held_at TEXT,
            held_until TEXT
        );
        INSERT INTO book (id) VALUES (lower(hex(randomblob(8))));
        ALTER TABLE meetings ADD COLUMN since TEXT;
        CREATE INDEX meetings_living_of_account ON meetings (tenant_id, user_id) WHERE ended = 0;
        CREATE INDEX meetings_left ON meetings (booking_id) WHERE ended = 1 AND join_url <> '';
        -- booking_id is 0 for what concerns the account; kind and code are NULL where all went well
        CREATE TABLE cloud_log (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            booking_id INTEGER NOT NULL,
            at TEXT NOT NULL,
            what TEXT NOT NULL,
            kind TEXT,
            code TEXT,
            request_id TEXT NOT NULL
        );
        CREATE INDEX cloud_log_of_booking ON cloud_log (booking_id, id);
        CREATE INDEX cloud_log_well ON cloud_log (id) WHERE kind IS NULL;
    """)


@MIGRATIONS()
def m006_messages(db: Database) -> None:
    db.executescript("""
        ALTER TABLE salon ADD COLUMN address TEXT NOT NULL DEFAULT '';
        ALTER TABLE salon ADD COLUMN phone TEXT NOT NULL DEFAULT '';
        ALTER TABLE salon ADD COLUMN language TEXT NOT NULL DEFAULT 'en';
        -- what the owner wrote in place of the words the app comes with
        CREATE TABLE templates (
            kind TEXT NOT NULL,
            channel TEXT NOT NULL,
            language TEXT NOT NULL,
            subject TEXT NOT NULL,
            body TEXT NOT NULL,
            PRIMARY KEY (kind, channel, language)
        );
        -- what a customer was told: the time, link and state of the booking at that moment
        CREATE TABLE told (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            booking_id INTEGER NOT NULL REFERENCES bookings (id),
            customer_id INTEGER NOT NULL REFERENCES customers (id) ON DELETE CASCADE,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            way TEXT NOT NULL,
            starts_utc INTEGER NOT NULL,
            minutes INTEGER NOT NULL,
            join_url TEXT NOT NULL,
            off INTEGER NOT NULL
        );
        CREATE INDEX told_of_booking ON told (booking_id, customer_id, id);
        CREATE INDEX told_of_customer ON told (customer_id);
    """)


@MIGRATIONS()
def m007_not_as_told(db: Database) -> None:
    schema_told.keep_at_hand(db)
