"""The profile of a salon, and the file it is written to."""

from datetime import time

from desktop.core.models import Span
from desktop.core.profile_reading import ProfileRead, read_profile

ID = "00001111-aaaa-2222-bbbb-3333cccc4444"
DAY = (Span(time(9), time(13)), Span(time(14), time(18, 30)))
WEEK = (DAY,) * 4 + ((Span(time(12), time(0)),), (), ())
FILE = """\
# A salon profile: open it with Trimsy Desk. It holds no secrets and no customers.
trimsy_profile = 1
staff = [
    "Mia",
    "Łucja",
]

[salon]
name = "Salon “Rosa”"
country = "DE"
time_zone = "Europe/Berlin"
language = "de"
address = "Lange Straße 1"
phone = "+49 30 1234567"
online = "teams"

[hours]
monday = ["09:00-13:00", "14:00-18:30"]
tuesday = ["09:00-13:00", "14:00-18:30"]
wednesday = ["09:00-13:00", "14:00-18:30"]
thursday = ["09:00-13:00", "14:00-18:30"]
friday = ["12:00-00:00"]
saturday = []
sunday = []

[microsoft]
client_id = "00001111-aaaa-2222-bbbb-3333cccc4444"
tenant = "yoursalon.com"

[[services]]
name = "Haircut"
minutes = 45
buffer = 5
price = 39.50

[[services]]
name = "Consultation"
minutes = 30
price = 0
online = true

[[services]]
name = "Colour"
minutes = 90
online_allowed = false
"""


def read(text: str) -> ProfileRead:
    return read_profile(text, lambda it: it.lower() == ID, lambda it: "." in it)
