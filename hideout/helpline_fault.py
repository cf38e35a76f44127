"""A fault of a helpline file: one line for a log, and its parts for whoever says it in another language."""


class Fault(str):
    """What is wrong and where, as one line; `place` is file, line and entry, `key` what it is about, `what` the rest."""

    __slots__ = ("key", "place", "what")
    place: str
    key: str
    what: str

    def __new__(cls, place: str, what: str, key: str = "") -> "Fault":
        """Join the parts to a line."""
        fault = super().__new__(cls, f"{place}: {what}")
        fault.place, fault.key, fault.what = place, key, what
        return fault
