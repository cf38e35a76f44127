"""Prefectures: Japan's 47, by the codes that the helplines use, and every way in which an officer may write one."""

_NAMES = (
    "北海道 Hokkaido,青森県 Aomori,岩手県 Iwate,宮城県 Miyagi,秋田県 Akita,山形県 Yamagata,福島県 Fukushima,茨城県 Ibaraki,"
    "栃木県 Tochigi,群馬県 Gunma,埼玉県 Saitama,千葉県 Chiba,東京都 Tokyo,神奈川県 Kanagawa,新潟県 Niigata,富山県 Toyama,"
    "石川県 Ishikawa,福井県 Fukui,山梨県 Yamanashi,長野県 Nagano,岐阜県 Gifu,静岡県 Shizuoka,愛知県 Aichi,三重県 Mie,"
    "滋賀県 Shiga,京都府 Kyoto,大阪府 Osaka,兵庫県 Hyogo,奈良県 Nara,和歌山県 Wakayama,鳥取県 Tottori,島根県 Shimane,"
    "岡山県 Okayama,広島県 Hiroshima,山口県 Yamaguchi,徳島県 Tokushima,香川県 Kagawa,愛媛県 Ehime,高知県 Kochi,"
    "福岡県 Fukuoka,佐賀県 Saga,長崎県 Nagasaki,熊本県 Kumamoto,大分県 Oita,宮崎県 Miyazaki,鹿児島県 Kagoshima,沖縄県 Okinawa"
)
# "JP-45" -> (Japanese name, English name)
PREFECTURES: dict[str, tuple[str, str]] = {
    f"JP-{number:02}": (pair.split()[0], pair.split()[1])
    for number, pair in enumerate(_NAMES.split(","), start=1)
}


def prefecture(written: str) -> str | None:
    """Return the code of a prefecture written as `45`, `JP-45`, 宮崎県, 宮崎 or Miyazaki; None if it is none of them."""
    wanted = written.strip().casefold()
    if wanted.isdecimal() and len(wanted) <= 2:
        wanted = f"jp-{int(wanted):02}"
    return next((code for code, names in PREFECTURES.items() if wanted in _ways(code, *names)), None)


def _ways(code: str, ja: str, en: str) -> tuple[str, ...]:
    # 北海道 keeps its last sign: without it nobody would know it again.
    return (code.casefold(), ja, ja if ja == "北海道" else ja[:-1], en.casefold())
