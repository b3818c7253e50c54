"""A browser that signs somebody in and asks the app for more than the answer's address."""

from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from desktop.practice.accounts import ANNA
from tests.eavesdropping_cloud import EavesdroppingCloud


class Browser(QObject):
    """Signs somebody in and brings the answer back, along with what else a browser may ask for."""

    def __init__(self, cloud: EavesdroppingCloud) -> None:
        super().__init__()
        self.email = ANNA.email
        self.links: list[str] = []
        self._cloud = cloud
        QDesktopServices.setUrlHandler("https", self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        link = url.toEncoded().data().decode()
        self.links.append(link)
        answer = self._cloud.visit(link, self.email)
        assert answer is not None
        uri, fields = answer.redirect_uri, answer.fields
        if "code" in fields:
            self._cloud.heard["code"].add(fields["code"])
        assert ask(uri, f"/favicon.ico?{urlencode(fields)}") == 404
        assert ask(uri, f"/?{urlencode(fields | {'state': 'another'})}") == 403
        assert ask(uri, "/", urlencode(fields)) == 200


def ask(address: str, target: str, form: str | None = None) -> int:
    """Send a request as a browser does, which writes no log of ours, and return the status."""
    host = urlsplit(address).netloc
    connection = HTTPConnection("127.0.0.1", int(host.rpartition(":")[2]), timeout=20)
    headers = {"Host": host, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        connection.request("GET" if form is None else "POST", target, form, headers)
        return connection.getresponse().status
    finally:
        connection.close()
