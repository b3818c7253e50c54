"""The staff, services and customers of the sample salon. Nobody here exists.

Phone numbers are from ranges kept for fiction: Germany's (Bundesnetzagentur, "Drama-Rufnummern"),
Britain's (Ofcom), France's (Arcep) and North America's (555-01xx). Addresses end in names that RFC
2606 reserves.
"""

from datetime import time
from decimal import Decimal
from typing import Final

from desktop.core.models import Customer, Place, Service, Span, Staff, Week

_PART_TIME: Final[Week] = (
    (),
    *[(Span(time(9), time(15)),)] * 3,
    (Span(time(14), time(20)),),
    (),
    (),
)
STAFF: Final = (
    Staff(0, "Anna Weber", "#b4637a", 1),
    Staff(0, "Ben Okafor", "#3e8fb0", 2),
    Staff(0, "Dora Lindqvist", "#6a9955", 3, hours=_PART_TIME),
    Staff(0, "Gustav Holm", "#c98a1b", 4),
)

SERVICES: Final = tuple(
    Service(
        id=0,
        name=name,
        minutes=minutes,
        colour=colour,
        place=place,
        position=position,
        buffer=buffer,
        price=Decimal(price),
        online_allowed=name != "Highlights",
    )
    for position, (name, minutes, buffer, price, colour, place) in enumerate(
        (
            ("Cut and blow-dry", 60, 5, "62.00", "#b4637a", Place.ON_SITE),
            ("Short cut", 30, 5, "34.00", "#3e8fb0", Place.ON_SITE),
            ("Colour", 120, 15, "98.50", "#8a63b4", Place.ON_SITE),
            ("Highlights", 150, 15, "145.00", "#c98a1b", Place.ON_SITE),
            ("Styling", 45, 0, "48.00", "#6a9955", Place.ON_SITE),
            ("Beard trim", 20, 0, "19.90", "#8b6f4e", Place.ON_SITE),
            ("Online colour advice", 30, 5, "25.00", "#2f7f86", Place.ONLINE),
            ("Online bridal planning", 60, 10, "0.00", "#a0527f", Place.ONLINE),
        ),
        start=1,
    )
)

NOT_GIVEN: Final = {
    "Gustav Holm": {"Online colour advice", "Online bridal planning"},
    "Ben Okafor": {"Online bridal planning"},
}
"""What somebody does not do; all else they do."""

CUSTOMERS: Final = tuple(
    Customer(0, *known)  # name, phone, e-mail, note, and where they differ time zone and language
    for known in (
        ("Jürgen Müller", "030 23125 014", "juergen.mueller@example.com", ""),
        ("Sophie Großmann", "0172 9925904", "sophie@example.org", "Prefers mornings"),
        ("Åsa Söderström", "0152 28817386", "asa.s@example.net", ""),
        ("Zoë van den Berg", "040 66969 120", "zoe@example.com", ""),
        ("ليلى حداد", "0174 9091317", "layla.haddad@example.org", ""),
        ("נועה לוי", "0172 9968532", "noa@example.net", ""),
        ("Nguyễn Thị Minh Khai", "089 99998 231", "minhkhai@example.com", ""),
        ("山田 花子", "0221 4710 233", "hanako@example.org", "", "", "ja"),
        ("Олена Шевченко", "0172 9973185", "olena@example.net", "", "", "uk"),
        (
            "Maria-Theresia Freifrau von und zu Hohenstein-Wartenberg-Altenburg",
            "069 90009 441",
            "m.t.v.hohenstein@example.com",
            "Uses only the surname Hohenstein",
        ),
        (
            "François L’Écuyer",
            "+33 1 99 00 47 12",
            "francois@example.org",
            "",
            "Europe/Paris",
            "fr",
        ),
        (
            *("Siobhán O’Brien", "+44 7700 900123", "siobhan@example.net"),
            *("Allergic to ammonia", "Europe/Dublin", "en"),
        ),
        ("Łukasz Wójcik", "0172 9973186", "lukasz@example.com", ""),
        ("Ayşe Yıldız", "0172 9980752", "ayse@example.org", ""),  # noqa: RUF001 - Turkish
        ("Chidi Eze", "030 23125 166", "chidi@example.net", ""),
        ("Mary Ann Smith", "+1 202 555 0143", "mary.ann@example.com", "", "America/New_York", "en"),
        ("José Ñíguez", "0152 54599371", "jose@example.org", ""),
        ("Kim Ji-woo", "040 66969 587", "jiwoo@example.net", ""),
        ("Priya Raman", "0174 9464308", "priya@example.com", ""),
        ("Bo", "0152 28895456", "", "One name only"),
        ("Ingrid Weiß", "089 99998 604", "", ""),
        ("Tom Becker", "", "tom.becker@example.org", "Has no phone"),
        ("Elif Becker", "030 23125 372", "elif@example.net", ""),
        ("Mia Becker", "030 23125 372", "", "Elif Becker’s daughter"),
        ("Ahmed El-Sayed", "0221 4710 878", "ahmed@example.com", ""),
    )
)
