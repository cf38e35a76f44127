"""Configuration: flag > `HIDEOUT_*` environment > `hideout.toml` > default; an unknown key is an error."""

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from hideout.readers import Readers, readers

# Kind of record -> days it is kept. `purge` and the privacy page read this same table.
RETENTION = {
    "published": 365,
    "declined": 30,
    "withdrawn": 1,
    "decision_notes": 90,
    "reports": 90,
    "audit": 1825,
    "sessions": 1,
    "talk_keys": 1,
}

# What answers in the lamp's room, from least to most.
LAMPS = ("off", "script", "model")
# What is asked of staff after the password, from most to least.
SECOND_FACTORS = ("required", "optional", "off")

_BOOLEANS = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}
_HERE = ("127.0.0.1", "::1", "localhost")


class BadConfig(Exception):
    """The configuration cannot be used; the message says which key and why."""


def _setting(default: Any, help: str, *, secret: bool = False) -> Any:
    return field(default=default, metadata={"help": help, "secret": secret})


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Every setting there is, with its default and one sentence of help."""

    data: str = _setting("data", "folder of the store, the site's secret and local helplines")
    database: str = _setting(
        "",
        "postgresql://… for a store that several nodes share; empty for SQLite in the data folder",
        secret=True,
    )
    host: str = _setting("127.0.0.1", "address to listen on")
    port: int = _setting(8000, "port to listen on")
    public_url: str = _setting("", "the address visitors see, https://… ; makes cookies Secure")
    proxy: bool = _setting(False, "true behind the shipped proxy: believe its X-Forwarded-* headers")
    hosts: tuple[str, ...] = _setting((), "further host names that are answered")
    operator_name: str = _setting("", "who runs this house")
    operator_contact: str = _setting("", "a mail address or page for grown-ups")
    helplines_reviewed: str = _setting(
        "", "the day (YYYY-MM-DD) somebody last read every helpline's own page"
    )
    name_ja: str = _setting("ねぐら", "public name, Japanese")
    name_en: str = _setting("The Den", "public name, English")
    title_ja: str = _setting("ひとやすみ", "neutral title that a tab and a bookmark show, Japanese")
    title_en: str = _setting("A short break", "neutral title that a tab and a bookmark show, English")
    exit_url: str = _setting(
        "https://www.jma.go.jp/bosai/forecast/", "where the way out leads; a harmless page"
    )
    timezone: str = _setting("Asia/Tokyo", "time zone of the readers")
    reading_from: int = _setting(7, "hour at which readers begin, Monday to Friday")
    reading_to: int = _setting(22, "hour at which readers stop; one that is smaller is of the next day")
    reading_saturday: str = _setting("", "their hours on Saturdays: 9-17, or off; empty: as on others")
    reading_sunday: str = _setting("", "their hours on Sundays: 9-17, or off; empty: as on others")
    reading_closed: tuple[str, ...] = _setting((), "days without readers: 2027-05-04, 12-29/01-03")
    country: str = _setting("jp", "whose helplines come first")
    limits: float = _setting(1.0, "multiplies every rate limit; 0 switches them off (benches only)")
    metrics: bool = _setting(False, "answer /metrics on this machine (sums of waiting posts, nothing else)")
    promise: int = _setting(24, "hours within which every post shall have been read; later, leads are told")
    desk_second_factor: str = _setting(
        "required", "codes from an app after a password of staff: required, optional or off"
    )
    alarm_webhook: str = _setting(
        "", "where a call for advice is announced: an https address that takes JSON"
    )
    alarm_secret: str = _setting("", "key that signs what is sent there (X-Hideout-Signature)", secret=True)
    alarm_mail: tuple[str, ...] = _setting((), "mail addresses that get the same announcement, with commas")
    mail_from: str = _setting("", "the sender of these mails")
    smtp_host: str = _setting("", "the server that sends them")
    smtp_port: int = _setting(587, "its port")
    smtp_security: str = _setting("starttls", "starttls, tls or none (none on this machine only)")
    smtp_user: str = _setting("", "name to sign in there, if it wants one")
    smtp_password: str = _setting("", "and the password", secret=True)
    lamp: str = _setting("script", "off, script or model")
    opinion: str = _setting(
        "off",
        "a further vote on messages to the lamp: off, moderation (the endpoint's) or question (to the model)",
    )
    opinion_seconds: float = _setting(3.0, "how long that vote may take; later it does not count")
    companion_base_url: tuple[str, ...] = _setting(
        (), "an OpenAI-compatible endpoint; several, in order of preference, with commas"
    )
    companion_model: tuple[str, ...] = _setting((), "name of the model there; one, or one for each endpoint")
    companion_api_key: tuple[str, ...] = _setting((), "its key; one, or one for each endpoint", secret=True)
    companion_store_flag: bool = _setting(True, "send store=false (some servers refuse the field)")
    companion_keeps_nothing: bool = _setting(
        False, "you declare: self-hosted, or zero retention agreed in writing"
    )
    companion_minors_allowed: bool = _setting(False, "you declare: the provider's terms allow users under 18")
    retention: Mapping[str, int] = field(
        default_factory=lambda: dict(RETENTION), metadata={"help": "days per kind of record", "secret": False}
    )

    @property
    def secure(self) -> bool:
        """Whether visitors come over HTTPS."""
        return self.public_url.startswith("https://")

    @property
    def address(self) -> str:
        """The address of the site without a path; this machine's own while none is public."""
        local = f"http://{'localhost' if self.host == '127.0.0.1' else self.host}:{self.port}"
        return self.public_url.rstrip("/") or local

    @property
    def talks_outside(self) -> bool:
        """Whether visitors' words to the lamp go to another program than this one."""
        return self.lamp != "off" and (self.lamp == "model" or self.opinion != "off")

    @property
    def endpoints(self) -> tuple[tuple[str, str, str], ...]:
        """Base URL, model and key of every endpoint, in order of preference."""
        urls, models, keys = self.companion_base_url, self.companion_model, self.companion_api_key or ("",)
        return tuple(
            (url, models[min(n, len(models) - 1)], keys[min(n, len(keys) - 1)]) for n, url in enumerate(urls)
        )

    @property
    def readers(self) -> Readers:
        """When people read what was written: the same for every district."""
        weekdays = self.reading_from, self.reading_to
        return readers(
            self.timezone, weekdays, self.reading_saturday, self.reading_sunday, self.reading_closed
        )

    @property
    def folder(self) -> Path:
        """The data folder."""
        return Path(self.data)

    def shown(self) -> dict[str, Any]:
        """Return every setting with secrets hidden."""
        return {
            f.name: "***" if f.metadata["secret"] and getattr(self, f.name) else getattr(self, f.name)
            for f in fields(self)
        }


SETTINGS = {f.name: f for f in fields(Config)}


def load(
    flags: Mapping[str, Any] | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    file: Path | None = None,
) -> Config:
    """Return the effective configuration; raises BadConfig naming the key."""
    path = file or Path(environ.get("HIDEOUT_CONFIG", "hideout.toml"))
    values: dict[str, Any] = {}
    if path.is_file():
        try:
            values |= _known(tomllib.loads(path.read_text("utf-8")), str(path))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise BadConfig(f"{path}: {error}") from None
    elif file or "HIDEOUT_CONFIG" in environ:
        raise BadConfig(f"{path}: no such file")
    prefix = "HIDEOUT_"
    special = {"HIDEOUT_CONFIG", "HIDEOUT_CLOCK"}
    from_environment = {
        key.removeprefix(prefix).lower(): value
        for key, value in environ.items()
        if key.startswith(prefix) and key not in special and not key.startswith("HIDEOUT_TEST_")
    }
    values |= _known(from_environment, "environment")
    values |= {key: value for key, value in (flags or {}).items() if value is not None}
    values["retention"] = _retention(values.get("retention", {}))
    config = replace(Config(), **{key: _typed(key, value) for key, value in values.items()})
    _check(config)
    return config


def _known(values: Mapping[str, Any], where: str) -> dict[str, Any]:
    for key in values:
        if key not in SETTINGS:
            near = difflib.get_close_matches(key, SETTINGS, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise BadConfig(f"{where}: unknown setting {key!r}{hint}")
    return dict(values)


def _retention(given: Any) -> dict[str, int]:
    if not isinstance(given, Mapping):
        raise BadConfig("retention: a table of days is needed")
    for kind, days in given.items():
        if kind not in RETENTION:
            raise BadConfig(f"retention: unknown kind {kind!r}; known are {', '.join(RETENTION)}")
        if not isinstance(days, int) or isinstance(days, bool) or days < 0:
            raise BadConfig(f"retention: {kind} needs a whole number of days")
    return RETENTION | dict(given)


def _typed(key: str, value: Any) -> Any:
    if key == "retention":
        return value
    default = SETTINGS[key].default
    try:
        if isinstance(default, bool):
            if isinstance(value, str):
                return _BOOLEANS[value.lower()]
            if not isinstance(value, bool):
                raise ValueError
            return value
        if isinstance(default, tuple):
            parts = value.split(",") if isinstance(value, str) else value
            return tuple(part.strip() for part in parts if part.strip())
        if isinstance(default, (int, float)):
            return type(default)(value)
        if not isinstance(value, str):
            raise ValueError
        return value
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadConfig(f"{key}: {value!r} does not fit; {SETTINGS[key].metadata['help']}") from None


def _check(config: Config) -> None:
    if config.lamp not in LAMPS:
        raise BadConfig(f"lamp: {config.lamp!r} is not one of off, script, model")
    if config.desk_second_factor not in SECOND_FACTORS:
        raise BadConfig(
            f"desk_second_factor: {config.desk_second_factor!r} is not one of {', '.join(SECOND_FACTORS)}"
        )
    try:
        config.readers  # noqa: B018
    except ValueError as error:
        raise BadConfig(str(error)) from None
    if not 0 <= config.port <= 65535:
        raise BadConfig(f"port: {config.port} is no port")
    for key in ("public_url", "exit_url"):
        url = getattr(config, key)
        if url and (urlsplit(url).scheme not in ("http", "https") or not urlsplit(url).hostname):
            raise BadConfig(f"{key}: {url!r} is not a web address")
    if config.database and urlsplit(config.database).scheme not in ("postgresql", "postgres"):
        raise BadConfig("database: a postgresql:// address, or nothing for SQLite in the data folder")
    if config.opinion not in ("off", "moderation", "question"):
        raise BadConfig(f"opinion: {config.opinion!r} is not one of off, moderation, question")
    if not 0 < config.opinion_seconds <= 10:
        raise BadConfig("opinion_seconds: more than 0 and at most 10 seconds")
    _check_alarms(config)
    if config.talks_outside:
        _check_model(config)


def _check_alarms(config: Config) -> None:
    hook = urlsplit(config.alarm_webhook)
    if config.alarm_webhook and not (
        hook.hostname and (hook.scheme == "https" or (hook.scheme == "http" and hook.hostname in _HERE))
    ):
        raise BadConfig("alarm_webhook: an https address is needed (http on this machine only)")
    if config.promise < 1:
        raise BadConfig("promise: at least one hour")
    if config.alarm_mail and not (config.mail_from and config.smtp_host):
        raise BadConfig("alarm_mail needs mail_from and smtp_host")
    if config.smtp_security not in ("starttls", "tls", "none"):
        raise BadConfig(f"smtp_security: {config.smtp_security!r} is not one of starttls, tls, none")
    if config.alarm_mail and config.smtp_security == "none" and config.smtp_host not in _HERE:
        raise BadConfig("smtp_security: none is for a server on this machine only")


def _check_model(config: Config) -> None:
    asker = "lamp = model" if config.lamp == "model" else f"opinion = {config.opinion}"
    if not config.companion_base_url or not config.companion_model:
        raise BadConfig(f"{asker} needs companion_base_url and companion_model")
    for key in ("companion_model", "companion_api_key"):
        if len(getattr(config, key)) not in (0, 1, len(config.companion_base_url)):
            raise BadConfig(f"{key}: give one for all endpoints, or one for each of companion_base_url")
    urls = [urlsplit(address) for address in config.companion_base_url]
    outside = [url for url in urls if url.hostname not in _HERE]
    for url in urls:
        if url.scheme not in ("http", "https") or not url.hostname:
            raise BadConfig(f"companion_base_url: {url.geturl()!r} is not a web address")
    if any(url.scheme != "https" for url in outside):
        raise BadConfig("companion_base_url: children's words travel only over https to another host")
    if outside and not config.companion_keeps_nothing:
        raise BadConfig(f"{asker}: declare companion_keeps_nothing (self-hosted, or zero retention agreed)")
    if outside and not config.companion_minors_allowed:
        raise BadConfig(f"{asker}: declare companion_minors_allowed (the provider's terms allow minors)")
