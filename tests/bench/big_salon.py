"""Who works in the salon of the big book, and what they do."""

from decimal import Decimal

from desktop.core.models import Place, Service, Staff

_FIRST_NAMES = (
    "Anna Ben Cem Dora Elif Finn Gustav Hana Ines Jan Kim Lea Mia Noa Olga Pia Quirin Rosa Sven"
    " Tara Ugo Vera Wim Xenia Yara"
)
STAFF = tuple(
    Staff(number, name, f"#{number * 654321 % 0xFFFFFF:06x}", number)
    for number, name in enumerate(_FIRST_NAMES.split(), start=1)
)
SERVICES = tuple(
    Service(
        number,
        f"Service {number}",
        (15, 20, 25, 30, 30, 45)[number % 6],
        f"#{number * 345678 % 0xFFFFFF:06x}",
        Place.ONLINE if number > 26 else Place.ON_SITE,
        number,
        buffer=10 * (number % 5 == 0),
        price=Decimal(number * 5) + Decimal("4.90"),
    )
    for number in range(1, 31)
)
