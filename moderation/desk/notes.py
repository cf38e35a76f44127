"""Why a slip is not put up: ten reasons, and the kind note that goes with each when nobody wrote another."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hideout.language import N_, Voice, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason to decline: its code in the store, what readers call it, and the note its author gets (msgids)."""

    code: str
    label: str
    note_msgid: str


# The order is the one of the number keys 1 to 9 and 0.
REASONS: tuple[Reason, ...] = (
    Reason(
        code="method",
        label=N_("Shows or hints at a way to be hurt"),
        note_msgid=N_(
            "A person has read this. Others who come here are hurting too, so words about how somebody gets hurt do not"
            " go on the wall. The feeling itself may be written. If it is very hard right now, “Talk to a person”"
            " shows who answers at this hour."
        ),
    ),
    Reason(
        code="urging",
        label=N_("Urges or invites, or plans it together"),
        note_msgid=N_(
            "This calls others to do something together, or pushes them. We cannot put that up, because somebody might"
            " follow it on a very bad day. You may write how it is for you."
        ),
    ),
    Reason(
        code="names",
        label=N_("Shows who somebody is"),
        note_msgid=N_(
            "Somebody could be recognised from this: a name, a school, a place or a team. To keep you and others safe"
            " we did not put it up. You may send it again without the name or the place: then it can be read once more."
        ),
    ),
    Reason(
        code="contact",
        label=N_("A way to reach or to meet somebody"),
        note_msgid=N_(
            "There is a way to reach somebody in this, or a wish to meet. Nobody can meet here, because some people use"
            " that to hurt others. You may send it again without the account, the address or the meeting: then it can be read once more."
        ),
    ),
    Reason(
        code="attack",
        label=N_("Attacks or threatens somebody"),
        note_msgid=N_(
            "You may be angry here. But these words aim at somebody, and would hurt people who read them. You may write"
            " what happened to you and how it feels."
        ),
    ),
    Reason(
        code="sexual",
        label=N_("Sexual content"),
        note_msgid=N_(
            "Children read here too, so we do not put up sexual things. If somebody does things to you that you do not"
            " want, it is not your fault. Under “Talk to a person” there are people for exactly that."
        ),
    ),
    Reason(
        code="ad",
        label=N_("Advertising, or a link elsewhere"),
        note_msgid=N_("This leads somewhere else or advertises something. We do not put that up here."),
    ),
    Reason(
        code="unsafe",
        label=N_("Help first: plan, time, goodbye, violence"),
        note_msgid=N_(
            "A person has read this, and is worried about you. Before it goes on a wall, we would like you to talk with"
            " somebody. We cannot see who you are, so we cannot come to you. If you have taken something, or it is"
            " happening now: call 119 (ambulance, in Japan) now, or somebody near you. If it is about a friend, tell an"
            " adult near you today, or call 119 or 110. Please go to somebody you feel safe with, or press “Talk to a"
            " person”. Whatever is being done to you, it is not your fault."
        ),
    ),
    Reason(
        code="unreadable",
        label=N_("Cannot be read or understood"),
        note_msgid=N_(
            "We could not read this well enough to put it up. That is not your fault. You may write it once more, in"
            " a few words."
        ),
    ),
    Reason(
        code="other",
        label=N_("Something else (please write a note)"),
        note_msgid=N_(
            "A person has read this carefully, so your words have reached somebody. This slip is not on the wall. You"
            " did nothing wrong by writing it, and you may write here again whenever you like."
        ),
    ),
)
BY_CODE = {reason.code: reason for reason in REASONS}


def note_for(code: str | None) -> str:
    """Return the msgid of the note that goes with a reason; an unknown or missing one has none."""
    reason = BY_CODE.get(code or "")
    return reason.note_msgid if reason else ""


def texts(voices: Mapping[str, Voice], house: Mapping[tuple[str, str], str]) -> dict[str, dict[str, str]]:
    """Return language -> reason -> the plain note: as the team words it (`house`), else as it is shipped."""
    return {
        language: {
            reason.code: plain(house.get((language, reason.code), "")) or voice.plain(reason.note_msgid)
            for reason in REASONS
        }
        for language, voice in voices.items()
    }


def own_words(
    code: str, note: str, voices: Iterable[Voice], house: Mapping[tuple[str, str], str] = {}
) -> str:
    """Return a note as it is kept: empty when it is only a template, which then follows the reader's language."""
    said = "".join(note.split())
    worded = (plain(text) for (_, reason), text in house.items() if reason == code)
    templates = {
        "".join(text.split()) for text in (*(voice.plain(note_for(code)) for voice in voices), *worded)
    }
    return "" if said in templates else note
