"""The two ceremonies of a passkey (WebAuthn): making one, and signing in with it. The only file that knows webauthn.

It takes 7 MiB and a seventh of a second to import, which only those pay who use a passkey: call these in a thread.
"""

import hashlib
import ipaddress
import json
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

_MILLISECONDS = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passkey belongs: the host name and the origin that browsers hold it to, and the site's name."""

    host: str
    origin: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A passkey that was made: its id and public key (base64url), and how often it has signed."""

    credential: str
    key: str
    count: int


def place(address: str, name: str) -> Place | None:
    """Return where passkeys of an address belong; None where browsers make none (an address by number)."""
    parts = urlsplit(address)
    try:
        ipaddress.ip_address(parts.hostname or "")
    except ValueError:
        return Place(host=parts.hostname or "", origin=f"{parts.scheme}://{parts.netloc}", name=name)
    return None


def challenge(token: str) -> bytes:
    """Return the challenge that belongs to a token; without the token nobody can tell it."""
    return hashlib.sha256(f"challenge of {token}".encode()).digest()


def to_make(where: Place, staff: str, name: str, token: str, known: Iterable[str]) -> str:
    """Return what a browser is asked for to make a passkey (JSON); on a device that has a `known` one it makes none."""
    from webauthn import base64url_to_bytes, generate_registration_options, options_to_json
    from webauthn.helpers.structs import (
        AttestationConveyancePreference,
        AuthenticatorSelectionCriteria,
        PublicKeyCredentialDescriptor,
        ResidentKeyRequirement,
        UserVerificationRequirement,
    )

    return options_to_json(
        generate_registration_options(
            rp_id=where.host,
            rp_name=where.name,
            user_id=staff.encode(),
            user_name=name,
            user_display_name=name,
            challenge=challenge(token),
            timeout=_MILLISECONDS,
            attestation=AttestationConveyancePreference.NONE,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED,
                # The device asks for a finger, a face or a number: having it is one factor, this is the other.
                user_verification=UserVerificationRequirement.REQUIRED,
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=base64url_to_bytes(one)) for one in known],
        )
    )


def made(where: Place, token: str, answer: str) -> Made | None:
    """Return the passkey that a browser made; None when the answer does not hold."""
    from webauthn import verify_registration_response
    from webauthn.helpers import bytes_to_base64url
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        found = verify_registration_response(
            credential=answer,
            expected_challenge=challenge(token),
            expected_rp_id=where.host,
            expected_origin=where.origin,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    return Made(
        credential=bytes_to_base64url(found.credential_id),
        key=bytes_to_base64url(found.credential_public_key),
        count=found.sign_count,
    )


def to_sign_in(where: Place, token: str) -> str:
    """Return what a browser is asked for to sign in (JSON); it names nobody, the device knows whose passkey it has."""
    from webauthn import generate_authentication_options, options_to_json
    from webauthn.helpers.structs import UserVerificationRequirement

    return options_to_json(
        generate_authentication_options(
            rp_id=where.host,
            challenge=challenge(token),
            timeout=_MILLISECONDS,
            user_verification=UserVerificationRequirement.REQUIRED,
        )
    )


def credential_of(answer: str) -> str:
    """Return the id of the passkey that an answer says it is from; empty when it says none."""
    try:
        found = json.loads(answer)["id"]
    except (ValueError, KeyError, TypeError):
        return ""
    return found if isinstance(found, str) else ""


def signed(where: Place, token: str, answer: str, key: str, count: int) -> int | None:
    """Return how often a passkey has signed by now; None when the answer does not hold, or the count went back."""
    from webauthn import base64url_to_bytes, verify_authentication_response
    from webauthn.helpers.exceptions import WebAuthnException

    try:
        found = verify_authentication_response(
            credential=answer,
            expected_challenge=challenge(token),
            expected_rp_id=where.host,
            expected_origin=where.origin,
            credential_public_key=base64url_to_bytes(key),
            credential_current_sign_count=count,
            require_user_verification=True,
        )
    except (WebAuthnException, ValueError, KeyError, TypeError):
        return None
    return found.new_sign_count
