"""Lists of customers from whatever program."""

import pytest

from desktop.core.candidates import Candidate
from desktop.core.csv_columns import Column, named
from desktop.core.csv_import import OPEN_QUOTE, TOO_LONG, Table, candidate_of, table_of

C = Column


def people(data: bytes) -> list[Candidate]:
    table = table_of(data)
    columns = table.columns(with_heads=table.first_is_heads)
    return [candidate_of(row, columns) for row in table.body(with_heads=table.first_is_heads)]


TEXT = "Name;Telefon\r\nJörg Ünal;0170 1\r\n"
ENCODED = {
    "utf-8": TEXT.encode(),
    "utf-8 with its mark": TEXT.encode("utf-8-sig"),
    "utf-16 with its mark": TEXT.encode("utf-16"),
    "utf-16 big end first": b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "utf-16 without a mark": TEXT.encode("utf-16-le"),
    "windows": TEXT.encode("cp1252"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_every_encoding_gives_the_same(data: bytes) -> None:
    assert people(data) == [Candidate(2, "Jörg Ünal", ("0170 1",))]


SEPARATED = {
    "comma": (b'Name,Note\nAnna,"a,b;c"\nBo,x\n', ","),
    "semicolon": (b"Name;Note\nAnna;a, b, c\nBo;x, y\n", ";"),
    "tab": (b"Name\tNote\nAnna\ta;b,c\n", "\t"),
    "bar": (b"Name|Note\nAnna|a;b\n", "|"),
    "told by Excel": (b"sep=;\r\nName;Note\r\nAnna,Bo;x\r\n", ";"),
    "one column": (b"Name\nAnna\n", ","),
    "quotes over lines": (b'Name;Note\n"Anna";"a\n\nb, c, d"\n"Bo";"x"\n', ";"),
}


@pytest.mark.parametrize(("data", "separator"), SEPARATED.values(), ids=SEPARATED)
def test_the_separator_is_recognised(data: bytes, separator: str) -> None:
    assert table_of(data).separator == separator


HEADS = {
    "Name": C.NAME,
    "full name": C.NAME,
    "Kundin": C.NAME,
    "Vorname": C.FIRST_NAME,
    "First Name": C.FIRST_NAME,
    "Nachname": C.LAST_NAME,
    "Surname": C.LAST_NAME,
    "Handy": C.PHONE,
    "Tel.": C.PHONE,
    "Telefon (privat)": C.PHONE,
    "Mobile Phone": C.PHONE,
    "Phone 1 - Value": C.PHONE,
    "E-Mail": C.EMAIL,
    "E-mail 1 - Value": C.EMAIL,
    "EMAIL ADDRESS": C.EMAIL,
    "Bemerkungen": C.NOTE,
    "Notes": C.NOTE,
    "Sprache": C.LANGUAGE,
    "Zeitzone": C.TIME_ZONE,
    "Geburtstag": C.NOTHING,
    "": C.NOTHING,
}


@pytest.mark.parametrize(("head", "column"), HEADS.items())
def test_columns_are_known_by_name(head: str, column: Column) -> None:
    assert named(head) is column


def test_columns_without_names_are_known_by_content() -> None:
    table = table_of(b"Anna Muster,0170 1234567,anna@example.com,x\nBo,030/123456,bo@b.de,\n")
    assert not table.first_is_heads
    assert table.columns(with_heads=False) == (C.NAME, C.PHONE, C.EMAIL, C.NOTHING)


def test_a_row_is_put_together() -> None:
    data = (
        "Nachname;Vorname;Handy;Telefon privat;E-Mail;Notiz;Sprache\n"
        'Muster; Anna ;\'+49 170 1;030 2;a@b.de;"two\nlines";de\n'
    )
    assert people(data.encode()) == [
        Candidate(2, "Anna Muster", ("+49 170 1", "030 2"), ("a@b.de",), "two\nlines", "de")
    ]


def test_several_numbers_in_one_cell_are_told_apart() -> None:
    data = b"Name,Phone 1 - Value,E-mail 1 - Value\nAnna,0170 1 ::: 030 2,a@b.de ::: c@d.de\n"
    assert people(data) == [Candidate(2, "Anna", ("0170 1", "030 2"), ("a@b.de", "c@d.de"))]
    assert people(b"Name,Note\nAn:::na,a:::b\n") == [Candidate(2, "An:::na", note="a:::b")]


def test_blank_and_short_and_long_lines_do_no_harm() -> None:
    data = b"Name,Phone\n\n , \nAnna\nBo,1,2,3\n"
    assert [(one.line, one.name, one.phones) for one in people(data)] == [
        (4, "Anna", ()),
        (5, "Bo", ("1",)),
    ]


def test_lines_are_counted_as_they_stand_in_the_file() -> None:
    data = b'Name,Note\nAnna,"a\nb\nc"\nBo,x\n'
    assert [one.line for one in people(data)] == [2, 5]


def test_a_quotation_mark_nobody_closed_is_told() -> None:
    data = b'Name,Note\nAnna,x\nBo,"open\n' + b"Cy,x\n" * 300
    table = table_of(data)
    assert [row.cells[0] for row in table.rows] == ["Name", "Anna"]
    assert [(one.line, one.words) for one in table.faults] == [(3, OPEN_QUOTE)]


@pytest.mark.parametrize("end", [b"", b"\n", b"\nCy,x\nDee,y", b"\nCy,x\r\nDee,y\r\n"])
def test_in_a_short_list_nobody_is_lost_in_an_open_cell(end: bytes) -> None:
    table = table_of(b'Name,Note\nAnna,x\nBo,"open' + end)
    assert [row.cells[0] for row in table.rows] == ["Name", "Anna"]
    assert [(one.line, one.words) for one in table.faults] == [(3, OPEN_QUOTE)]


def test_a_last_cell_in_quotes_is_whole() -> None:
    table = table_of(b'Name,Note\nAnna,"two\nlines"')
    assert table.rows[-1].cells == ("Anna", "two\nlines")
    assert table.faults == ()


def test_a_line_without_end_is_told() -> None:
    table = table_of(b"Name,Note\nAnna,x\nBo," + b"x" * 200_000 + b"\n")
    assert [(one.line, one.words) for one in table.faults] == [(3, TOO_LONG)]


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff", b"\x00\x00", b'"', b"\xff\xfe\x00"])
def test_rubbish_is_an_empty_or_small_table(data: bytes) -> None:
    assert isinstance(table_of(data), Table)
