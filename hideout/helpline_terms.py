"""The words that helpline entries may use: kinds, topics, audiences, channels, and how sure a source is."""

KINDS = frozenset({"helpline", "public_service", "emergency"})
TOPICS = frozenset(
    [
        "suicide",
        "self_harm",
        "loneliness",
        "bullying",
        "school",
        "family",
        "abuse",
        "domestic_violence",
        "sexual_violence",
        "online_trouble",
        "eating",
        "substance",
        "money",
        "work",
        "pregnancy",
        "gender_sexuality",
        "foreign_language",
        "grief",
        "legal",
        "mental_health",
        "crime_victim",
        "carer",
        "housing",
        "any",
    ]
)
AUDIENCES = frozenset(
    ["children", "teens", "young_adults", "adults", "women", "parents", "foreigners", "any"]
)
CHANNELS = frozenset(["phone", "chat", "sms", "line", "email", "web", "visit"])
CONFIDENCE = frozenset({"confirmed", "partial", "unconfirmed"})
OFFICIAL = frozenset({"operator", "government", "municipality", "document"})
BY = OFFICIAL | {"press", "other"}
CONFIRMS = frozenset(
    [
        "exists",
        "number",
        "hours",
        "free",
        "address",
        "audience",
        "languages",
        "anonymous",
        "line_id",
        "email",
        "area",
    ]
)
# Numbers beyond doubt, the only ones that an unconfirmed entry may carry.
SHORT_CODES = frozenset(
    ["110", "119", "118", "189", "188", "911", "999", "112", "000", "988", "113", "109", "1925"]
)
