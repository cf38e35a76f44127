"""An upload: a form with one file in it, read in memory and never written to a disk."""

import asyncio
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import NamedTuple

from starlette.requests import Request

from hideout.errors import Refused
from hideout.text import one_line
from hideout.web import form

_KIND = "multipart/form-data"
_MOST_PARTS, _LONGEST_NAME = 20, 80


class Upload(NamedTuple):
    """A file as a browser sent it: its name (for people, never for a path) and its bytes."""

    name: str
    body: bytes


async def form_with_file(request: Request) -> tuple[dict[str, str], Upload | None]:
    """Return the fields of a form and its file, or None where none was chosen.

    A plain form is taken as well. Raises WrongType for anything else, Refused for what cannot be read.
    """
    kind = request.headers.get("content-type", "")
    if kind.partition(";")[0].strip().lower() != _KIND:
        return await form(request), None
    # Away from the event loop: a large file takes its time.
    return await asyncio.to_thread(_read, kind, await request.body())


def _read(kind: str, body: bytes) -> tuple[dict[str, str], Upload | None]:
    # A form with files is written like a mail with parts (RFC 7578).
    head = f"Content-Type: {kind}\r\n\r\n".encode("latin-1", "replace")
    whole = message_from_bytes(head + body, policy=policy.HTTP)
    parts = (
        [part for part in whole.iter_parts() if isinstance(part, EmailMessage)]
        if whole.is_multipart()
        else []
    )
    if not parts or len(parts) > _MOST_PARTS or whole.defects:
        raise Refused()
    fields, file = dict[str, str](), None
    for part in parts:
        name = str(part.get_param("name", "", "content-disposition"))
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            raise Refused()
        called = part.get_filename()
        if called is None:
            fields[name] = _text(content)
        elif called or content:
            file = Upload(one_line(called)[:_LONGEST_NAME], content)
    return fields, file


def _text(body: bytes) -> str:
    try:
        text = body.decode()
    except UnicodeDecodeError:
        raise Refused() from None
    if "\0" in text:
        raise Refused()
    return text
