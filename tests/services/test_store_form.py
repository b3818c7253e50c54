"""What was being typed is still there after a crash."""

from pathlib import Path

from desktop.services.store import Store
from tests.services.desk import Clock

TYPED = '{"name": "Zoë 💇", "note": "says “hm”\\n"}'


def test_what_was_typed_is_kept_until_it_is_forgotten(tmp_path: Path) -> None:
    store = Store(tmp_path / "book.db", Clock())
    assert store.kept_form() == ""
    store.keep_form(TYPED)
    store.keep_form(TYPED + " and more")
    after_a_crash = Store(tmp_path / "book.db", Clock())
    assert after_a_crash.kept_form() == TYPED + " and more"
    after_a_crash.keep_form("")
    assert store.kept_form() == ""
    store.keep_form("")
    assert store.kept_form() == ""
    store.close()
    after_a_crash.close()
