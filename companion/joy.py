"""Good news in a line: joy, or a step back into life, with nothing against it."""

from __future__ import annotations

import re

from companion.telling import bare

_GLAD = re.compile(
    r"\b(?:so+|very|really|super|im|i am|feel) (?:so+ |really |very )?(?:happy|excited|relieved)\b|\bgood news\b|\bgot in(?:to)?\b|\bi passed\b(?! out| away)|\bwe won\b"
    r"|\bgoing (?:to|on|with) .{0,24}\b(?:with my (?:family|friends?|mum|mom|dad|sister|brother|class))\b|\bfeel(?:ing)? (?:much |a lot |so much |way )?better\b|\blooking forward\b"
    r"|\b(?:woke up|is awake|shes awake|hes awake)\b|\b(?:found|reached) (?:him|her|them)\b"
    r"|うれし(?:い|かった)|嬉し(?:い|かった)|(?:楽|たの)しみ|(?:元気|げんき)(?:に|が)?(?:なった|なりました|でた|出た)|(?:明日|あした|またあした)(?:も|は|から)(?:がんば|頑張)"
    r"|(?:受|う)かった|合格し|ごうかくし|やったー|(?:おき|起き)た(?:よ)?[!！]*$|(?:目|め)(?:が|を)?(?:さめ|覚め|さまし|覚まし)た|よかった[!！。〜ー]*$"
    r"|(?:家族|かぞく|ママ|パパ|友達|友だち|ともだち)と.{0,10}(?:行く|いく|行ける|いける)"
)
# What is over, wished, or not so is no good news.
_GRIM = re.compile(
    r"\b(?:not|isnt|dont|never|wish|if|but|used to|was|tonight|over|finally|free|peace|without me|heaven|die|dead|dying|kill|end|ending|last|goodbye|forever|again|hurt|hurts|trouble|fight)\b"
    r"|けど|のに|(?:れ|け)ば|たら|なら(?!い)|かな|かも|ない|なく|なかった|死|しぬ|しに|しね|最後|さいご|これで|やっと|(?:楽|らく)に|終わ|おわ|天国|てんごく|あっち|そっち|血|けが|ふり"
)


def glad(text: str) -> bool:
    """Return whether a line tells good news, and nothing against it."""
    line = bare(text)
    return bool(_GLAD.search(line)) and not _GRIM.search(line)
