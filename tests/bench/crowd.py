"""Customers nobody knows: names in several scripts, numbers as people type them."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from desktop.core.models import Customer, CustomerKind


@dataclass(frozen=True)
class Land:
    """How people there are called, and how they write their numbers: ``#`` is any digit."""

    share: int
    first: tuple[str, ...]
    last: tuple[str, ...]
    numbers: tuple[str, ...]
    language: str = ""
    time_zone: str = ""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_GERMAN_NUMBERS = (
    "0151 ########",
    "0170 #######",
    "0172/#######",
    "+49 176 ########",
    "0049 160 #######",
    "+49 (0)30 #######",
    "030-#######",
    "089 ######",
    "0221 #######",
)
LANDS = (
    Land(
        52,
        _words(
            "Anna Anja Andrea Annabel Jürgen Sophie Lukas Jörg Käthe Björn Zoë Mia Leon Emma Paul"
            " Lena Felix Lea Jonas Hannah Finn Marie Elias Lina Ben Clara Noah Ida Luis Greta Jan"
            " Frieda Oskar Mathilda Karl Johanna Till Antonia Kai Charlotte Nils Helene Tim Rosa"
            " Sven Nele Malte Pia Rolf Ute Heinz Gisela Dieter Renate Uwe Sabine Ralf Petra Klaus"
        ),
        _words(
            "Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer"
            " Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger"
            " Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Köhler Maier Herrmann"
            " König Hofmann Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß"
            " Jung Hahn Schubert Großmann Strauß Böhm Götz Bühler Ott Seidel Brandt Haas"
        ),
        _GERMAN_NUMBERS,
    ),
    Land(
        9,
        _words("Ayşe Mehmet Fatma Emre Elif Yusuf Zeynep Can İpek Ömer Çağla Gökhan Şule Ufuk"),
        _words("Yılmaz Kaya Demir Çelik Şahin Öztürk Aydın Özdemir Arslan Doğan"),  # noqa: RUF001 - Turkish
        (*_GERMAN_NUMBERS, "+90 532 ### ## ##"),
        "tr",
    ),
    Land(
        7,
        _words("Łukasz Agnieszka Paweł Małgorzata Michał Katarzyna Tomasz Joanna Wojciech Zofia"),
        _words("Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Dąbrowa"),
        (*_GERMAN_NUMBERS, "+48 601 ### ###"),
        "pl",
    ),
    Land(
        7,
        _words("Олена Андрій Наталія Сергій Юлія Дмитро Катерина Іван Ольга Максим"),
        _words("Шевченко Бондаренко Коваленко Ткаченко Кравченко Олійник Мельник Поліщук"),
        (*_GERMAN_NUMBERS, "+380 67 ### ## ##"),
        "uk",
    ),
    Land(
        6,
        _words("ليلى أحمد فاطمة محمد نور علي سارة حسن مريم عمر"),
        _words("حداد الخطيب السيد منصور نجار درويش حسين خوري"),
        (*_GERMAN_NUMBERS, "+971 50 ### ####"),
        "ar",
    ),
    Land(
        6,
        _words("Chloé François Amélie Zoé Étienne Océane Hélène Jérôme Maëlle Noël"),
        _words("L’Écuyer Lefèvre Dubois Moreau Garçon Beaulieu Faÿ Rosier Lambert"),
        ("+33 6 ## ## ## ##", "0033 1 ## ## ## ##"),
        "fr",
        "Europe/Paris",
    ),
    Land(
        5,
        _words("Siobhán Harry Amelia Oliver Isla Mary-Ann Jack Freya Zachary Niamh"),
        _words("O’Brien Smith Jones Taylor Khan Patel MacDonald Smith-Jones Evans"),
        ("+44 7700 ######", "+44 20 7946 ####"),
        "en",
        "Europe/London",
    ),
    Land(
        4,
        _words("花子 太郎 美咲 翔太 さくら 健一"),
        _words("山田 佐藤 鈴木 高橋 田中 渡辺 伊藤"),
        (*_GERMAN_NUMBERS, "+81 90-####-####"),
        "ja",
        "Asia/Tokyo",
    ),
    Land(
        4,
        _words("Nguyễn Trần Lê Phạm Hoàng Võ Đặng"),
        _words("Minh-Khai Thị-Hoa Văn-Nam Đức Thu-Hà Quỳnh Ngọc-Ánh"),
        _GERMAN_NUMBERS,
        "vi",
    ),
)
_NOTES = (
    "Allergic to ammonia",
    "Prefers mornings",
    "Mag keinen Kaffee",
    "6/43 + 7/0, 40 min",
    "Brings a dog 🐕",
    "Zahlt immer bar",
)


def crowd(number: int, chance: Random) -> Iterator[Customer]:
    """Return customers 1 to ``number``; the first stands for all walk-ins."""
    yield Customer(1, "", kind=CustomerKind.WALK_IN)
    shares = [land.share for land in LANDS]
    for customer_id in range(2, number + 1):
        [land] = chance.choices(LANDS, shares)
        yield _customer(customer_id, land, chance)


def _customer(customer_id: int, land: Land, chance: Random) -> Customer:
    name = f"{chance.choice(land.first)} {chance.choice(land.last)}"
    if chance.random() < 0.08:
        name += f"-{chance.choice(land.last)}"
    phone = _number(chance.choice(land.numbers), chance) if chance.random() < 0.94 else ""
    email = f"guest{customer_id}@example.com" if chance.random() < 0.4 else ""
    note = chance.choice(_NOTES) if chance.random() < 0.1 else ""
    return Customer(customer_id, name, phone, email, note, land.time_zone, land.language)


def _number(pattern: str, chance: Random) -> str:
    return "".join(str(chance.randrange(10)) if sign == "#" else sign for sign in pattern)
