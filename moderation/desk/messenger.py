"""The messenger: tells a web hook and a mailbox that somebody is waited for; counts and a link, never a text."""

import asyncio
import hashlib
import hmac
import json
import logging
import smtplib
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

import httpx2

from hideout.clock import HOUR, MINUTE, now
from hideout.config import Config
from hideout.store import Db, Store, alarms, care, chores, figures

_SECONDS = 10.0
_FIRST, _LAST = 10.0, 600.0
# Several calls within a minute are one message.
_APART = MINUTE
# That something waits too long is said again only after so long, unless something else is to be told.
_LATE_AGAIN = 6 * HOUR
log = logging.getLogger("hideout")


class NotSent(Exception):
    """A channel did not take the message; the message is a kind of error, never what was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent: how many calls for advice wait, how many of them are urgent (now) or for today, how many texts stay with somebody.

    `late` is for how many hours the oldest post has been waiting, if that is longer than was promised, else 0.
    """

    waiting: int
    urgent: int
    today: int
    stays: int
    link: str
    late: int = 0

    def line(self) -> str:
        """Return the message as one line of Japanese and one of English."""
        return (
            f"机：相談 {self.waiting}件（いますぐ {self.urgent}件、きょう中 {self.today}件）、心に残っている文 {self.stays}件{f'、いちばん古いもの {self.late}時間' if self.late else ''}\n"
            f"The desk: {self.waiting} calls for advice ({self.urgent} now, {self.today} today), {self.stays} texts stay with somebody{f', the oldest waits {self.late} hours' if self.late else ''}\n"
            f"{self.link}"
        )

    def body(self) -> bytes:
        """Return the message as JSON; `text` and `content` are what chat programs show."""
        counts = {
            "waiting": self.waiting,
            "urgent": self.urgent,
            "today": self.today,
            "stays": self.stays,
            "link": self.link,
            "late_hours": self.late,
        }
        return json.dumps(counts | {"text": self.line(), "content": self.line()}, ensure_ascii=False).encode()


Channel = Callable[[Config, Message], Awaitable[None]]


async def to_hook(config: Config, message: Message) -> None:
    """Post the message to the web hook, signed when there is a key; raises NotSent."""
    body = message.body()
    headers = {"Content-Type": "application/json"}
    if config.alarm_secret:
        signed = hmac.new(config.alarm_secret.encode(), body, hashlib.sha256).hexdigest()
        headers["X-Hideout-Signature"] = f"sha256={signed}"
    try:
        async with httpx2.AsyncClient(timeout=_SECONDS) as client:
            answer = await client.post(config.alarm_webhook, content=body, headers=headers)
    except (httpx2.HTTPError, OSError) as error:
        raise NotSent(type(error).__name__) from None
    if not 200 <= answer.status_code < 300:
        raise NotSent(f"status {answer.status_code}")


async def to_mail(config: Config, message: Message) -> None:
    """Send the message by mail; raises NotSent."""
    try:
        await asyncio.to_thread(_send, config, message)
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent(type(error).__name__) from None


def _send(config: Config, message: Message) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"] = config.mail_from, ", ".join(config.alarm_mail)
    mail["Subject"] = f"{config.title_ja} / {config.title_en} ({message.waiting + message.stays})"
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain="hideout.invalid")
    mail.set_content(message.line() + "\n")
    context = ssl.create_default_context() if config.smtp_security != "none" else None
    if config.smtp_security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            config.smtp_host, config.smtp_port, timeout=_SECONDS, context=context
        )
    else:
        server = smtplib.SMTP(config.smtp_host, config.smtp_port, timeout=_SECONDS)
    with server:
        if config.smtp_security == "starttls":
            server.starttls(context=context)
        if config.smtp_user:
            server.login(config.smtp_user, config.smtp_password)
        server.send_message(mail)


def channels(config: Config) -> dict[str, Channel]:
    """Return the channels that are configured."""
    wanted = {"hook": bool(config.alarm_webhook), "mail": bool(config.alarm_mail)}
    return {name: channel for name, channel in (("hook", to_hook), ("mail", to_mail)) if wanted[name]}


class Messenger:
    """Looks what was not told yet, and tells it once over each channel; what fails is tried again, ever more slowly."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self._channels = channels(config)
        self._pause = dict.fromkeys(self._channels, 0.0)
        self._not_before = dict.fromkeys(self._channels, 0.0)

    async def look(self, store: Store, at: int) -> None:
        """Send what came since the last message of each channel; `at` is now (unix seconds)."""
        for name, channel in self._channels.items():
            if time.monotonic() < self._not_before[name]:
                continue
            last = await store.read(chores.last, f"told {name}") or 0
            # A second that is not over yet may still bring another call.
            newest = await store.read(alarms.newest, last, at)
            told = await store.read(message, self._config, at)
            if newest is None and not (told.late and at - last >= _LATE_AGAIN):
                continue
            try:
                await channel(self._config, told)
            except NotSent as error:
                self._pause[name] = min(_LAST, max(_FIRST, 2 * self._pause[name]))
                self._not_before[name] = time.monotonic() + self._pause[name]
                log.error("the %s did not take a call for advice (%s); it is tried again", name, error)
                continue
            self._pause[name] = 0.0
            self._not_before[name] = time.monotonic() + _APART
            await store.write(chores.note, f"told {name}", newest or at - 1)


def message(db: Db, config: Config, at: int) -> Message:
    """Return what there is to tell at a moment (unix seconds)."""
    bell, oldest = alarms.bell(db, at), figures.oldest(db)
    hours = (at - oldest) // HOUR if oldest is not None else 0
    return Message(
        waiting=bell["posts"],
        urgent=bell["urgent"],
        today=bell["today"],
        stays=care.lonely(db),
        link=config.address + "/desk/bell",
        late=hours if hours >= config.promise else 0,
    )


async def trial(config: Config, store: Store) -> dict[str, str]:
    """Send a message over every channel now; return the kind of error of each, empty where it was taken."""
    now_told: dict[str, str] = {}
    for name, channel in channels(config).items():
        try:
            await channel(config, await store.read(message, config, now()))
        except NotSent as error:
            now_told[name] = str(error)
        else:
            now_told[name] = ""
    return now_told
