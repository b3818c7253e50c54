"""The staff, services and customers of the sample salon. Nobody here exists.

Phone numbers are from ranges kept for fiction: Germany's (Bundesnetzagentur, "Drama-Rufnummern"),
Britain's (Ofcom), France's (Arcep) and North America's (555-01xx). Addresses end in names that RFC
2606 reserves.
"""

from typing import Final

from desktop.core.models import Customer, Place, Service, Staff

STAFF: Final = (
    Staff(0, "Anna Weber", "#b4637a", 1),
    Staff(0, "Ben Okafor", "#3e8fb0", 2),
    Staff(0, "Dora Lindqvist", "#6a9955", 3),
    Staff(0, "Gustav Holm", "#c98a1b", 4),
)

SERVICES: Final = (
    Service(0, "Cut and blow-dry", 60, "#b4637a", Place.ON_SITE, 1),
    Service(0, "Short cut", 30, "#3e8fb0", Place.ON_SITE, 2),
    Service(0, "Colour", 120, "#8a63b4", Place.ON_SITE, 3),
    Service(0, "Highlights", 150, "#c98a1b", Place.ON_SITE, 4),
    Service(0, "Styling", 45, "#6a9955", Place.ON_SITE, 5),
    Service(0, "Beard trim", 20, "#8b6f4e", Place.ON_SITE, 6),
    Service(0, "Online colour advice", 30, "#2f7f86", Place.ONLINE, 7),
    Service(0, "Online bridal planning", 60, "#a0527f", Place.ONLINE, 8),
)

CUSTOMERS: Final = tuple(
    Customer(0, name, phone, email, note)
    for name, phone, email, note in (
        ("Jürgen Müller", "030 23125 014", "juergen.mueller@example.com", ""),
        ("Sophie Großmann", "0172 9925904", "sophie@example.org", "Prefers mornings"),
        ("Åsa Söderström", "0152 28817386", "asa.s@example.net", ""),
        ("Zoë van den Berg", "040 66969 120", "zoe@example.com", ""),
        ("ليلى حداد", "0174 9091317", "layla.haddad@example.org", ""),
        ("נועה לוי", "0172 9968532", "noa@example.net", ""),
        ("Nguyễn Thị Minh Khai", "089 99998 231", "minhkhai@example.com", ""),
        ("山田 花子", "0221 4710 233", "hanako@example.org", ""),
        ("Олена Шевченко", "0172 9973185", "olena@example.net", ""),
        (
            "Maria-Theresia Freifrau von und zu Hohenstein-Wartenberg-Altenburg",
            "069 90009 441",
            "m.t.v.hohenstein@example.com",
            "Uses only the surname Hohenstein",
        ),
        ("François L’Écuyer", "+33 1 99 00 47 12", "francois@example.org", ""),
        ("Siobhán O’Brien", "+44 7700 900123", "siobhan@example.net", "Allergic to ammonia"),
        ("Łukasz Wójcik", "0172 9973186", "lukasz@example.com", ""),
        ("Ayşe Yıldız", "0172 9980752", "ayse@example.org", ""),  # noqa: RUF001 - Turkish
        ("Chidi Eze", "030 23125 166", "chidi@example.net", ""),
        ("Mary Ann Smith", "+1 202 555 0143", "mary.ann@example.com", "Speaks English"),
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
