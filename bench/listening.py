"""How well the listening hears: the lines of `training/test`, which no list was tuned on and no weight learnt from.

Prints, per language and kind, how many grave lines are heard (with Wilson intervals of 95 %), how many harmless ones are
raised, a confusion table, the gravest misses, flags of posts, names, the time of a message, and the memory of all.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from bench.screen import text_of
from moderation.triage import screen
from moderation.verdict import FLAGS, Outcome
from training.lines import Line, Name, Post, chat, names, posts


def wilson(hits: int, of: int) -> str:
    """Write a share with its interval of 95 %."""
    if not of:
        return "-"
    z, share = 1.96, hits / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{share:.3f} [{max(0.0, middle - reach):.2f}-{min(1.0, middle + reach):.2f}] ({hits}/{of})"


def messages(lines: Sequence[Line]) -> None:
    """Print how messages are heard."""
    heard = [(line, screen("chat", line.text)) for line in lines if not line.everyday]
    for language in dict.fromkeys(line.language for line, _ in heard):
        here = [(line, verdict.level) for line, verdict in heard if line.language == language]
        print(f"\n-- {language}: {len(here)} messages")

        def share(level: str, at: int, lines: list[tuple[Line, int]] = here) -> str:
            chosen = [
                found
                for line, found in lines
                if level in (f"{line.level}", line.kind, f"{min(line.level, 2)}+")
            ]
            return wilson(sum(found >= at for found in chosen), len(chosen))

        print(f"level 2 or 3 heard as 2 or more   {share('2+', 2)}")
        print(f"level 3 heard as 2 or more        {share('3', 2)}")
        print(f"level 3 heard as 3                {share('3', 3)}")
        print(f"level 1 heard as 1 or more        {share('1', 1)}")
        print(f"harmless raised to 2 or more      {share('0', 2)}")
        print(f"... hard harmless ones            {share('hard', 2)}")
        print(f"level 1 raised to 2 or more       {share('1', 2)}")
        table = [
            [sum(line.level == said and found == got for line, found in here) for got in range(4)]
            for said in range(4)
        ]
        print("labelled (down) heard as (across) 0 1 2 3:")
        for said, row in enumerate(table):
            print(f"  {said}: " + " ".join(f"{count:4}" for count in row))
    print("\n-- heard as 2 or more, by kind, all languages")
    for kind in sorted({line.kind for line in lines if line.level >= 2}):
        levels = [verdict.level for line, verdict in heard if line.kind == kind and line.level >= 2]
        print(f"  {kind:16} {wilson(sum(level >= 2 for level in levels), len(levels))}")
    misses = sorted(
        (
            (verdict.level - line.level, line.text)
            for line, verdict in heard
            if line.level >= 2 > verdict.level
        )
    )
    print("\n-- the gravest misses")
    for by, text in misses[:12]:
        print(f"  {by:+} {text[:90]!r}")


def everyday(lines: Sequence[Line]) -> None:
    """Print how much of ordinary talk is raised."""
    print()
    for language in dict.fromkeys(line.language for line in lines):
        levels = [screen("chat", line.text).level for line in lines if line.language == language]
        raised, gently = sum(level >= 2 for level in levels), sum(level == 1 for level in levels)
        print(f"everyday talk, {language}: raised {wilson(raised, len(levels))}, to level 1 {gently}")


def boards(found: Sequence[Post]) -> None:
    """Print how flags of posts are found."""
    heard = [(post, screen("post", post.text).flags) for post in found]
    for language in [*dict.fromkeys(post.language for post in found)]:
        here = [(post, flags) for post, flags in heard if post.language == language]
        print(f"\n-- {language}: {len(here)} posts")
        clean = [flags for post, flags in here if not post.flags]
        for flag in FLAGS:
            wanted = [flag in flags for post, flags in here if flag in post.flags]
            print(
                f"  {flag:24} {wilson(sum(wanted), len(wanted))}, on clean {sum(flag in flags for flags in clean)}"
            )
        print(f"  clean posts with any flag {wilson(sum(map(bool, clean)), len(clean))}")


def given(found: Sequence[Name]) -> None:
    """Print which names are refused."""
    heard = [(name.refused, screen("name", name.text).outcome is Outcome.REFUSE) for name in found]
    bad, innocent = ([refused for meant, refused in heard if meant is wanted] for wanted in (True, False))
    print(
        f"\nnames: refused {wilson(sum(bad), len(bad))}, of the innocent {wilson(sum(innocent), len(innocent))}"
    )


# What a process of its own does, to tell how long it takes to the first answer and how much memory it holds in the end.
_ALONE = """
import json, resource, sys, time
began = time.perf_counter()
from moderation.triage import screen
screen("chat", "雪"), screen("post", "雪")
first = time.perf_counter() - began
began = time.perf_counter()
screen("name", "雪")
names = time.perf_counter() - began
for kind, text in json.load(sys.stdin):
    screen(kind, text)
print(f"first answer {first:.2f} s, first name {names:.2f} s,"
      f" memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
"""


def alone(asked: Sequence[tuple[str, str]]) -> None:
    """Print how long a process takes to its first answer, and its memory once it has heard these texts of all kinds."""
    told = subprocess.run(
        [sys.executable, "-c", _ALONE], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    print(f"{len(asked)} texts, chat, posts and names in one process: {told.stdout.strip()}")


def main() -> None:
    """Print everything."""
    messages(chat("test"))
    everyday([line for line in chat("test") if line.everyday])
    boards(posts("test"))
    given(names("test"))
    spans = []
    for place in range(500):
        text = text_of(200, place)
        began = time.perf_counter()
        screen("chat", text)
        spans.append(time.perf_counter() - began)
    print(f"\n200 characters: median {statistics.median(spans) * 1000:.2f} ms")
    alone(
        [("chat", line.text) for line in chat("test")][:6000]
        + [("post", post.text) for post in posts("test")][:2000]
        + [("name", name.text) for name in names("test")][:2000]
    )


if __name__ == "__main__":
    main()
