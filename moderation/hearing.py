"""What was heard in a post, as it is kept beside the revision for whoever reads it."""

import hashlib
import hmac
from collections.abc import Mapping
from typing import Any

from hideout import likeness
from hideout.seal import digest_key
from moderation.triage import screen
from moderation.verdict import Verdict


def hear_post(fields: Mapping[str, str], labels: Mapping[str, str]) -> tuple[Verdict, dict[str, Any]]:
    """Screen the fields of a post as one text; return the verdict and the record kept with the revision.

    The record: level, now, categories, flags, `order` (field names whose values, joined by line breaks, make the
    text that spans count in), `labels` (field -> msgid), findings (level, flag, category, reason, spans).
    """
    order = [name for name, value in fields.items() if value]
    verdict = screen("post", full_text(fields, order))
    return verdict, record(verdict, order, labels)


def record(verdict: Verdict, order: list[str], labels: Mapping[str, str]) -> dict[str, Any]:
    """Return the record of a verdict as `hear_post` gives it."""
    return {
        "level": verdict.level,
        "now": verdict.now,
        "categories": list(verdict.categories),
        "flags": list(verdict.flags),
        "order": order,
        "labels": {name: labels[name] for name in order},
        "findings": [
            {
                "level": finding.level,
                "flag": finding.flag,
                "category": finding.category,
                "reason": finding.reason,
                "spans": [[span.start, span.end] for span in finding.spans],
            }
            for finding in verdict.findings
        ],
    }


def full_text(body: Mapping[str, str], order: list[str]) -> str:
    """Return the text that spans count in."""
    return "\n".join(body[name] for name in order)


def fold(secret: bytes, text: str) -> str:
    """Return a keyed digest that is the same for texts that differ only in case, space or marks at the end, in any room."""
    plain = "".join(char for char in text.casefold() if char.isalnum())
    return hmac.new(digest_key(secret, "fold"), plain.encode(), hashlib.sha256).hexdigest()[:24]


def marks(secret: bytes, text: str) -> tuple[str, ...]:
    """Return keyed marks that texts which are nearly the same, in any room, most likely share."""
    return likeness.marks(digest_key(secret, "likeness"), text)
