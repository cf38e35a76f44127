"""Weight: what a first visit costs over the wire (gzip), page by page, script and style by themselves."""

import http.client
import re

from bench import site

PAGES = (
    "/",
    "/house",
    "/help",
    "/rooms/nook",
    "/rooms/murmurs",
    "/rooms/lamp",
    "/rooms/workshop",
    "/rooms/people",
)


def fetch(port: int, path: str) -> tuple[int, str, str]:
    """Return bytes over the wire, the type and the text of one address."""
    import gzip

    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip", "Accept-Language": "ja"})
    answer = connection.getresponse()
    body = answer.read()
    plain = gzip.decompress(body) if answer.getheader("Content-Encoding") == "gzip" else body
    connection.close()
    return (
        len(body),
        (answer.getheader("Content-Type") or "").partition(";")[0],
        plain.decode(errors="replace"),
    )


def main() -> None:
    """Print bytes and requests of a first visit of each page."""
    with site.folder() as made:
        site.fill(made, 100)
        with site.house(made, 8131):
            for page in PAGES:
                size, _kind, text = fetch(8131, page)
                parts = {"html": size, "style": 0, "script": 0, "else": 0}
                wanted = set(re.findall(r'(?:src|href)="(/(?:static/|manifest)[^"]+)"', text)) | {
                    "/sw.js",
                    "/offline",
                }
                style = next(address for address in wanted if address.endswith(".css"))
                fonts = re.findall(r"url\(\"([^\"]+)\"\)", fetch(8131, style)[2])
                wanted |= {f"{style.rpartition('/')[0]}/{font}" for font in fonts}
                for address in wanted:
                    size, kind, _text = fetch(8131, address)
                    slot = "script" if "javascript" in kind else "style" if kind == "text/css" else "else"
                    parts[slot] += size
                print(
                    f"{page:16} {sum(parts.values()) / 1024:6.1f} KiB in {1 + len(wanted)} requests  {parts}"
                )


if __name__ == "__main__":
    main()
