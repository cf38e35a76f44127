"""A device with passkeys, written from the standard: what a browser and its authenticator answer, and how they may lie."""

import base64
import hashlib
import json
import secrets

import cbor2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


def text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Device:
    """One passkey at one origin; `flags`, `count`, `origin` and `challenge` may be set to what should be refused."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        self.id = secrets.token_bytes(16)
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.count = 0
        self.flags = PRESENT | VERIFIED
        self.challenge = ""

    def make(self, options: dict) -> str:
        """Answer what `navigator.credentials.create` is asked."""
        numbers = self.key.public_key().public_numbers()
        key = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32), -3: numbers.y.to_bytes(32)}
        attested = bytes(16) + len(self.id).to_bytes(2) + self.id + cbor2.dumps(key)
        said = self._data(options["rp"]["id"], ATTESTED) + attested
        statement = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": said})
        return self._answer(
            clientDataJSON=text(self._client("webauthn.create", options)), attestationObject=text(statement)
        )

    def sign(self, options: dict) -> str:
        """Answer what `navigator.credentials.get` is asked."""
        client = self._client("webauthn.get", options)
        said = self._data(options["rpId"])
        signature = self.key.sign(said + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(
            clientDataJSON=text(client), authenticatorData=text(said), signature=text(signature)
        )

    def _data(self, host: str, more: int = 0) -> bytes:
        self.count += 1
        flags = bytes([self.flags | more])
        return hashlib.sha256(host.encode()).digest() + flags + self.count.to_bytes(4)

    def _client(self, kind: str, options: dict) -> bytes:
        challenge = self.challenge or options["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **response: str) -> str:
        return json.dumps(
            {"id": text(self.id), "rawId": text(self.id), "type": "public-key", "response": response}
        )
