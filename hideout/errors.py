"""Refusals: each has a status and a kind public sentence; the private detail never reaches a page."""

from collections.abc import Mapping


class Refused(Exception):
    """A request that is answered with a clear status and one of the sentences of `error.html`.

    `message` is an English msgid shown to the visitor; `headers` are added to the answer.
    """

    status = 400
    message = "That did not arrive in a shape we can read. Nothing was kept. Please try once more."

    def __init__(
        self,
        message: str | None = None,
        *,
        status: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.message = message or self.message
        self.status = status or self.status
        self.headers = dict(headers or {})
        super().__init__(type(self).__name__)


class NotHere(Refused):
    """Nothing lives at this address (404)."""

    status = 404
    message = "There is nothing at this address. The house is still here."


class Forbidden(Refused):
    """The request came from somewhere else, or from someone without the right to it (403)."""

    status = 403
    message = "This did not come from one of our own pages, so we left it alone. Please open the page again."


class TooLarge(Refused):
    """The request is larger than anything the house takes (413)."""

    status = 413
    message = "That was too much at once. A shorter text fits."


class WrongType(Refused):
    """The request carries something that is not a form (415)."""

    status = 415
    message = "Only words from our own forms can be taken here."


class Unreadable(Refused):
    """The form could be read, but something in it has to change (422)."""

    status = 422


class TooFast(Refused):
    """A bucket is empty (429); `seconds` says when to come again."""

    status = 429
    message = "Many people are coming through this door at once. Please wait a little; what you wrote is still here."

    def __init__(self, seconds: int = 10) -> None:
        super().__init__(headers={"Retry-After": str(max(1, seconds))})


class Busy(Refused):
    """The store cannot write just now (503)."""

    status = 503
    message = (
        "We could not put that away just now. It is our fault, not yours. Please try again in a little while."
    )

    def __init__(self, message: str | None = None) -> None:
        super().__init__(message, headers={"Retry-After": "20"})


class Slow(Refused):
    """The request did not finish arriving in time (408)."""

    status = 408
    message = "The line was too slow and we stopped waiting. Please try once more."

    def __init__(self) -> None:
        super().__init__(headers={"Connection": "close"})
