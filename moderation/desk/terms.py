"""The terms of helpline entries as an officer reads them: what may be chosen, and what each choice is called."""

from hideout.language import N_

KINDS = {
    "helpline": N_("A helpline"),
    "public_service": N_("A public office"),
    "emergency": N_("An emergency number"),
}
TOPICS = {
    "any": N_("anything"),
    "suicide": N_("wanting to die"),
    "self_harm": N_("hurting oneself"),
    "loneliness": N_("being lonely"),
    "bullying": N_("bullying"),
    "school": N_("school"),
    "family": N_("family"),
    "abuse": N_("abuse"),
    "domestic_violence": N_("violence between partners"),
    "sexual_violence": N_("sexual violence"),
    "online_trouble": N_("trouble on the net"),
    "eating": N_("eating"),
    "substance": N_("alcohol and drugs"),
    "money": N_("money"),
    "work": N_("work"),
    "pregnancy": N_("pregnancy"),
    "gender_sexuality": N_("gender and sexuality"),
    "foreign_language": N_("help in other languages"),
    "grief": N_("losing somebody"),
    "legal": N_("law"),
    "mental_health": N_("mental health"),
    "crime_victim": N_("crime"),
    "carer": N_("caring for one's family"),
    "housing": N_("a place to stay"),
}
AUDIENCES = {
    "children": N_("children"),
    "teens": N_("teenagers"),
    "young_adults": N_("young adults"),
    "adults": N_("adults"),
    "women": N_("women"),
    "parents": N_("parents"),
    "foreigners": N_("people from abroad"),
    "any": N_("everybody"),
}
CHANNELS = {
    "phone": N_("telephone"),
    "chat": N_("chat"),
    "line": N_("LINE"),
    "sms": N_("short message"),
    "email": N_("mail"),
    "web": N_("web page"),
    "visit": N_("going there"),
}
FREE = {"": N_("not known"), "yes": N_("free of charge"), "no": N_("charged")}
ANONYMOUS = {"": N_("not known"), "yes": N_("Yes"), "no": N_("No")}
FORMS = {
    "": N_("not used"),
    "always": N_("day and night, every day"),
    "days": N_("on days of the week"),
    "month_days": N_("on days of the month"),
    "note": N_("only in words"),
}
WEEK = {
    "mon": N_("Mon"),
    "tue": N_("Tue"),
    "wed": N_("Wed"),
    "thu": N_("Thu"),
    "fri": N_("Fri"),
    "sat": N_("Sat"),
    "sun": N_("Sun"),
}
BY = {
    "municipality": N_("a municipality"),
    "operator": N_("who runs the line"),
    "government": N_("a ministry or prefecture"),
    "document": N_("a document"),
    "press": N_("a newspaper"),
    "other": N_("somebody else"),
}
CONFIRMS = {
    "exists": N_("that it exists"),
    "number": N_("its number"),
    "hours": N_("its hours"),
    "free": N_("that it is free"),
    "address": N_("its address"),
    "audience": N_("for whom it is"),
    "languages": N_("its languages"),
    "anonymous": N_("that no name is needed"),
    "line_id": N_("its LINE account"),
    "email": N_("its mail address"),
    "area": N_("its area"),
}
CONFIDENCE = {
    "confirmed": N_("confirmed: an official page states the way and the hours"),
    "partial": N_("in part: some of it is not on an official page"),
    "unconfirmed": N_("not confirmed: shown without a number"),
}
FIELDS = {
    "": N_("The line"),
    "id": N_("The line"),
    "name": N_("Name in Japanese"),
    "name_hira": N_("Name with readings (may stay empty)"),
    "name_en": N_("Name in English"),
    "operator": N_("Who runs it"),
    "kind": N_("What it is"),
    "region": N_("Where"),
    "languages": N_("Languages spoken there"),
    "anonymous": N_("Without giving a name"),
    "summary_ja": N_("One sentence about it, in Japanese"),
    "summary_hira": N_("The same with readings (may stay empty)"),
    "summary_en": N_("One sentence about it, in English"),
    "channels": N_("How to reach it"),
    "hours": N_("When it answers"),
    "topics": N_("What it is for"),
    "audience": N_("Whom it is for"),
    "source": N_("Where you read it"),
    "confidence": N_("How sure it is"),
    "checked_on": N_("Looked at on"),
}
