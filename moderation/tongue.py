"""The languages of readers and of slips: which there are, and what they call themselves."""

TONGUES = {
    "ja": "日本語",
    "en": "English",
    "zh": "中文",
    "ko": "한국어",
    "vi": "Tiếng Việt",
    "pt": "Português",
    "tl": "Tagalog",
    "es": "Español",
}
