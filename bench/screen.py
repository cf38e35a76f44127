"""The screen: messages a second, and the time of one message of 200 and of 1,000 characters."""

import statistics
import time

from moderation.triage import screen

LINES = (
    "きょうは体育でころんだけど、友だちが保健室までついてきてくれた。帰りに雪がふってきた。",
    "もうだれとも話したくない。朝になるのがこわい。ずっと布団の中にいたい。",
    "部活の先輩にまた無視された。わたしが何かしたのかな。ごはんの味がしない。",
    "the bus was late again and everyone stared at my shoes, i hate mondays so much",
    "消えてしまいたいって思う日が、前より増えた気がする。",
)


def text_of(chars: int, place: int) -> str:
    """Return ordinary writing of about so many characters."""
    text = ""
    while len(text) < chars:
        text += LINES[(place + len(text)) % len(LINES)]
    return text[:chars]


def main() -> None:
    """Print medians."""
    began = time.perf_counter()
    screen("chat", "雪")
    print(f"first message {1000 * (time.perf_counter() - began):.1f} ms")
    for chars in (40, 200, 1000):
        spans = []
        for place in range(1000):
            text = text_of(chars, place)
            began = time.perf_counter()
            screen("post", text)
            spans.append(time.perf_counter() - began)
        spans.sort()
        print(
            f"{chars:5} characters: median {statistics.median(spans) * 1000:.3f} ms, p99 {spans[989] * 1000:.3f} ms, {1000 / sum(spans):.0f}/s"
        )


if __name__ == "__main__":
    main()
