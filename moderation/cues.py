"""Weighs, in English, the kinds of cue that somebody tells how to be reached: where, under what name, when, and that one should."""

from __future__ import annotations

import re

from moderation.grounds import WITHHELD
from moderation.handles import SERVICE_LATIN
from moderation.reading import Reading

# Words of services that are everyday words as well, in the company in which they are those.
_ORDINARY = (
    r"(?!discord (?:between|in|among)|steam (?:came|was|out|from|rose|train|engine)|signal (?:was|is|strength|box|failure|lost)|line (?:[0-9]|one|two|up|in|of|and|to)|snap(?:ped| out| a| the| my)|"
    r"switch(?:ed)? (?:it|off|on|to|the)|threads? |zoom (?:class|lesson|in|out)|apps? (?:that|which|for|is|crashed)|gram(?:s| of))"
)
_CHANNEL = (
    rf"(?<![a-z]){_ORDINARY}(?:{SERVICE_LATIN}|wickr|sess|locket|vk|zalo|gram|wattpad|vinted|apps?|nintendo|matrix|icq|discrd|twit|fb|vr|vrchat|clubhouse|lichess|chess (?:dot )?com|chess\.com|duolingo|pinterest|depop|strava|letterboxd|goodreads|ao3|soundcloud|webtoon|geocaching|habbo|gacha|brawl(?: ?stars)?|clash|among us|kahoot|osu|spotify|deviantart|quora|omegle|ometv|hoop|swipr|monkey app|line id)d?(?![a-z])|"
    r"\b(?:forum|server|room|lobby|vc|realm|world|channel|hashtag|playlist|website|walkie|comments|ask ?box|guestbook|padlet|google docs?|shared doc|tinyurl|bit ?ly|linktree|group chat|gc|mail|e-?mail|letters?|post ?card|phone|site|stream|cam)\b|"
    "[\U0001f4de\U0001f4f7\U0001f4f8\U0001f47b\U0001f4e7\U0001f4e9\U0001f426\U0001f3ae\u260e]"
)
_ACCOUNT = (
    r"[a-z]{2}[._]?[0-9]{2}|[a-z]_[a-z]|[a-z]{3}\.[a-z]{2}|\b[a-z]{3,} (?:dot|underscore|dash) [a-z0-9]|[#@]|\b(?:at|\[at\]|\(at\)) ?[a-z]+ ?(?:dot|\[dot\]|\(dot\))|"
    r"\b(?:same (?:nick|name|user(?:name)?|pen name|pic)|my (?:nick|user(?:name)?|name|code|tag|handle|number|num|no|acc|account|id|ip|profile|bio|status|avatar|call ?sign)|user(?:name)?|handle|gamertag|"
    r"uid|code|nick|pw|password|pin|(?:old|other|second|alt|spam|priv|private|main|art) (?:account|acc|page)|no spaces|one word|lowercase|no caps|the rest|(?:ur|your) (?:tag|snap|tele|digits|number|line|insta|discord|user|id|@)|on every(?:thing| site)|everywhere)\b|(?!(?:1[0-9]|20)[0-9]{2}(?![0-9]))[0-9]{3,}|(?:[0-9][ .,\-]{1,3}){4}|"
    r"(?:\b(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple|hundred)\b[^a-z0-9]{0,3}){6}"
)
_CALL = (
    r"\b(?:add|dms?|pm|msg|message|text|txt|call|ring|ping|follow|find|search|come|visit|knock|write|send|join|reply|comment|wave|(?<!we )(?<!they )meet(?:up)?|hmu|hit me up|scan|swap|inbox|reach|contact|invite[ds]?|"
    r"i'?m the (?:one|girl|boy|kid|guy|only|tall|short)(?: [a-z]+)? (?:with|w/|in|who)|pull up|look (?:for|up|me)|sit (?:with|next|down|by me)|say (?:hi|hey|hello|the|so|yes|[\"“])|type [\"“a-z]|ask (?:for|me|my|at|the|in)|leave (?:your|ur|a|me|yours|it)|see (?:you|u)|drop (?:your|ur|a|me)|"
    r"(?:talk|chat|play|hang) (?:to|with|w|out|somewhere|there|on|later|irl)|(?:come|lets|let's|wanna|who wants to) (?:play|chat|talk|hang))\b|\b(?:anyone|anybody|any1|someone|somebody|whoever|who'?s|"
    r"who wants|any (?:girls?|boys?|guys?|one)|if (?:you|u|ur|any|some)|wanna|looking (?:for|4)|need (?:a|some)|welcome|let'?s|everyone|somewhere else|elsewhere|who (?:lives?|plays|has|is on)|can (?:i|we|you)|"
    r"could we|please|pls|challenge|friend (?:me|req)|friends\?|pen ?(?:pals?|friends?))\b"
)
_SELF = (
    r"\b(?:i'?m (?:the|in|at|on|by|behind|around|outside|near|always|there|from|parked)|i am (?:at|in|on|by|outside|near)|i'?ll (?:be|wait|hold|have|wear|stand|answer|find|know|come|dm|add|pm|send|give)|"
    r"i will (?:be|wait|hold|have|wear|stand|give)|i (?:sit|wait|walk|wear|answer|check|work|volunteer|stream)|(?:that|it)'?s me|i'?m (?:@|called|under|as|on|alone)|i am (?:alone|new|called)|me n|is me|name'?s|my name|ask for)\b"
)
_SPOT = (
    r"\b(?:station|park|mall|plaza|bridge|library|gates?|arcade|cafe|stop|shelter|fountain|bench|bandstand|bakery|clock|church|chapel|beach|pier|playground|rooftop|field|pool|rink|cinema|shops?|street|road|lane|"
    r"platform|carriage|deck|coach|room|house|market|square|museum|court|canal|towpath|lake|hall|lobby|steps|gardens?|zoo|skate ?park|centre|center|door|window|tent|cabin|campsite|tower|swings|tree|corner|stairs|"
    r"table|canteen|cafeteria|carpark|car park|place|hostel|stand|stage|depot|bowl|lock)\b"
)
_HOUR = (
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?\b|\b(?:tonight|tonite|2nite|tomorrow|tmrw|tmr|midnight|noon|sundown|sunset|weekends?|lunch|rn|right now|next hour|mrng|nite)\b|"
    r"\b[0-2]?[0-9][:.][0-5][0-9]\b|\b[0-9]{1,2} ?(?:am|pm|o'?clock)\b|\bat [0-9]{1,2}\b|\b(?:after|before|till|until|from|around) (?:[0-9]{1,2}(?![0-9])|four|five|six|seven|eight|nine|ten|three|school|prom|bedtime)|"
    r"\b(?:half|quarter|five|ten|twenty) (?:past|to)\b|\b(?:every|most|each) (?:day|morning|evening|night|nite|week|afternoon|fri|sat|sun|mon|tue|wed|thu)"
)
_CUES = tuple(re.compile(one) for one in (_CHANNEL, _ACCOUNT, _CALL, _SELF, _SPOT, _HOUR))


# "RookAndRain": two words written as one name, which folding would hide.
_JOINED = re.compile(r"\b[A-Z][a-z]{2,}(?:And|Of|The|In)?[A-Z][a-z]{2,}[0-9]*\b")


def cues(reading: Reading) -> int:
    """Return how much in a text would lead to somebody: one or two stand in every third post, five seldom by chance.

    A service, an account and a call say more than a spot, an hour and where one is oneself, and most of all a service
    with an account; spots and hours alone are only habits.
    """
    text = WITHHELD.sub(" ", reading.plain.text)
    channel, account, call, *others = [bool(cue.search(text)) for cue in _CUES]
    account = account or bool(_JOINED.search(reading.raw))
    ways = channel + account + call + (channel and account)
    return 2 * ways + sum(others) if ways else min(1, sum(others))
