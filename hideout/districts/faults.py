"""Faults of a helpline in words that help an officer: what the check says, and what to do about it."""

import re

from hideout.districts.record import Problem
from hideout.helpline_fault import Fault
from hideout.language import N_, Message

# How the check begins its sentence -> what it means; what stands in quotes there is `said`.
_WORDS: tuple[tuple[str, str], ...] = (
    (r"channels is empty", N_("Please give at least one way to reach it, each with its number or address.")),
    (r"hours is empty", N_("Please say when it answers; where days are chosen, at least one.")),
    (r"source is empty", N_("Each source needs its date and what it confirms.")),
    (r"(topics|audience) is empty", N_("Please choose at least one.")),
    (r"languages is empty", N_("Please write at least one language, such as ja.")),
    (r"\w+ is empty", N_("Please fill this in.")),
    (r"checked_on has the wrong type", N_("Please give the day on which you looked at its page.")),
    (r"\w+: a reading is written", N_("A reading is written in curly brackets, with kana after the bar.")),
    (r"language (?P<said>.+)", N_("A language is written like ja, en or zh-Hans, not: {said}")),
    (r"summary_ja should end", N_("Please end this sentence with 。")),
    (r"summary_en should end", N_("Please end this sentence with a full stop.")),
    (r"region (?P<said>.+?) (in|is)", N_("It has to belong to this country or one of its prefectures: {said}")),
    (r"phone (?P<said>.+) is not", N_("A telephone number is written with digits and hyphens: {said}")),
    (r"sms (?P<said>.+) is not", N_("A number for messages is written with digits and hyphens: {said}")),
    (r"(chat|web|line) (?P<said>.+) is not", N_("The address has to begin with https:// and be whole: {said}")),
    (r"email (?P<said>.+) is neither", N_("This is neither a mail address nor an https:// form: {said}")),
    (r"hours: neither", N_("Where no times are given, a note in words is needed.")),
    (r"hours: (from|to) must come", N_("Days need both times, from and until.")),
    (r"hours: bad time (?P<said>.+)", N_("A time is written like 09:00, not: {said}")),
    (r"hours: (nth|month_days) (?P<said>.+) is not a", N_("This is no such number: {said}")),
    (r"hours: nth needs", N_("Weeks of the month need days of the week.")),
    (r"hours: unknown value (?P<said>.+)", N_("The hours speak of a way that is not given above: {said}")),
    (r"hours: closed_on_holidays", N_("“Closed on public holidays” belongs to days with times.")),
    (r"source: give either", N_("Each source needs its https:// address or the name of a document: one of the two.")),
    (r"source: by document", N_("“A document” as source and the name of the document go together.")),
    (r"source: (?P<said>.+) is not a clean", N_("The address has to begin with https:// and be whole: {said}")),
    (r"source: by", N_("Please say whose source it is.")),
    (r"confirmed, but no times", N_("It is called confirmed, but no times are given. Then it is “in part”.")),
    (
        r"confirmed, but no official",
        N_("It is called confirmed: then an official source has to confirm the number or address, and the hours."),
    ),
    (r"confirmed with a number", N_("It is called confirmed: then an official source has to confirm the number.")),
    (r"has a number that no", N_("No source confirms the number. Please give one, or leave the number out.")),
    (r"shows times that no", N_("No official source confirms the times. Please give one, or write them as a note.")),
    (r"unconfirmed entries", N_("What nobody has confirmed is shown without a number.")),
    (r"hours: use only one", N_("Only one of these fits together: always, days of the week, days of the month.")),
    (r"hours: always must", N_("“Always” is either true or left out.")),
    (r"channel: free must", N_("Whether it is free is written as true or false.")),
    (r"(?P<said>\w+) must be a list", N_("{said} has to be written in another form, as in the national file.")),
    (r"cannot be read: (?P<said>.+)", N_("The file cannot be read: {said}")),
    (r"not UTF-8", N_("The file has to be saved as UTF-8.")),
    (r"not valid TOML: (?P<said>.+)", N_("This is not written as TOML asks for: {said}")),
    (r"no helpline file", N_("There is no file of helplines here.")),
    (r"the \[meta\] table is missing", N_("The table [meta] is missing.")),
    (r"meta\.timezone (?P<said>.+) is not", N_("There is no time zone of this name: {said}")),
    (r"helplines are written as", N_("Each helpline begins with a line [[helpline]].")),
    (r"unknown (table|key|helpline) (?P<said>.+)", N_("Nothing is known by this name: {said}")),
    (r"(channel|hours|source): unknown key (?P<said>.+)", N_("Nothing is known by this name: {said}")),
    (r"channel: unknown type (?P<said>.+)", N_("There is no such way to reach a helpline: {said}")),
    (r"(this )?id (is )?already used", N_("Another helpline has this id. Please choose a new one.")),
    (r"id (?P<said>.+) is not a slug", N_("An id is written with small letters a to z, digits and hyphens, not: {said}")),
    (r"(?P<said>[\w.]+) is missing", N_("{said} is missing.")),
    (r"(?P<said>[\w.]+) has the wrong type", N_("{said} has to be written in another form, as in the national file.")),
    (r"(kind|confidence) (?P<said>.+)", N_("There is no such choice: {said}")),
    (r"(topics|audience): unknown value (?P<said>.+)", N_("There is no such choice: {said}")),
    (r"source: unknown value (?P<said>.+)", N_("There is no such choice: {said}")),
    (r"\w+: repeated value", N_("Something stands here twice.")),
    (r"\w+ has stray white space", N_("Please take away the spaces or line breaks at its ends.")),
)  # fmt: skip
_UNUSABLE = N_("The local helplines cannot be used: {place}: {why}")
_OTHER = N_("This cannot be used: {why}")


def unusable(fault: Fault) -> Problem:
    """Return what is wrong with a file of local helplines as an officer reads it, with the place in the file."""
    return Problem("helplines", _UNUSABLE, {"place": fault.place, "why": reason(fault)})


def reason(fault: Fault) -> Message:
    """Return what is wrong, without its place."""
    told = said(fault.key, fault.what)
    return Message(told.text, told.values)


def said(key: str, what: str) -> Problem:
    """Return what the check of a helpline says (the key it is about, and its words) as an officer reads it."""
    for pattern, text in _WORDS:
        found = re.match(pattern, what)
        if found:
            return Problem(key, text, {name: value.strip("'\"") for name, value in found.groupdict().items()})
    return Problem(key, _OTHER, {"why": what})
