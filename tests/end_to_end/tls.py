"""Certificates of a test authority for host names that are not ours."""

import base64
import hashlib
import ssl
from dataclasses import dataclass
from pathlib import Path

import trustme
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509 import load_pem_x509_certificate


@dataclass(frozen=True, slots=True)
class Certificate:
    """``authority_file`` is what a client has to trust (PEM).

    ``key_hash`` is the SHA-256 of the public key (SubjectPublicKeyInfo), in base64.
    """

    context: ssl.SSLContext
    authority_file: Path
    key_hash: str


def issue(folder: Path, *hosts: str) -> Certificate:
    """Make an authority and have it issue one certificate for ``hosts``."""
    authority = trustme.CA()
    authority_file = folder / "authority.pem"
    authority.cert_pem.write_to_path(authority_file)
    issued = authority.issue_cert(*hosts)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issued.configure_cert(context)
    key = load_pem_x509_certificate(issued.cert_chain_pems[0].bytes()).public_key()
    raw = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Certificate(
        context, authority_file, base64.b64encode(hashlib.sha256(raw).digest()).decode()
    )
