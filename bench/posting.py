"""Posting: forms sent and acknowledged after a FULL commit, screen included, beside a bare insert."""

import http.client
import sqlite3
from urllib.parse import urlencode

from bench import site

ROUNDS = 5
SECONDS = 2.0


def sending(port: int, path: str, token: str) -> site.Callable[[http.client.HTTPConnection, int], int]:
    """Return an ask that sends a post with a token of its own, taken from pages fetched beforehand."""

    def ask(connection: http.client.HTTPConnection, number: int) -> int:
        body = urlencode(
            {"once": tokens.pop() if token else "x", "text": f"{number} きょうは雪がふって、しずかだった。"}
        )
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{port}",
            "Accept-Language": "ja",
        }
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status

    return ask


tokens: list[str] = []


def main() -> None:
    """Print rates and ratios, and whether what was accepted is what is stored."""
    from hideout.seal import OnceTokens
    from hideout.store import open_store

    with site.folder() as made:
        store = open_store(made / "house")
        once = OnceTokens(store.secret)
        store.close()
        site.bare_rows(made / "bare.db", 1000)
        accepted = 0
        with site.house(made / "house", 8111), site.bare_page(made / "bare.db", 8112):
            for workers in (1, 16):
                ours, bare = [], []
                for _ in range(ROUNDS):
                    tokens.extend(once.issue() for _ in range(20_000 - len(tokens)))
                    bare.append(
                        site.load(8112, sending(8112, "/submit", ""), workers=workers, seconds=SECONDS)
                    )
                    ours.append(
                        site.load(
                            8111,
                            sending(8111, "/rooms/murmurs/posts", "once"),
                            workers=workers,
                            seconds=SECONDS,
                        )
                    )
                    accepted += ours[-1].statuses.get(303, 0)
                house, limit = site.median_of(ours), site.median_of(bare)
                print(f"{workers:3} at once  bare  {limit}")
                print(
                    f"{workers:3} at once  house {house}  ratio {house.rate / limit.rate:.2f} (goal ≥ 0.55)"
                )
        base = sqlite3.connect(made / "house" / "hideout.db")
        stored = base.execute("SELECT COUNT(*) FROM posts").fetchone()[0]
        base.close()
        print(f"accepted {accepted}, stored {stored}, equal: {accepted == stored}")


if __name__ == "__main__":
    main()
