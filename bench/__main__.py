"""Run every bench, or those named: `python -m bench [board] [posting] [desk] [screen] [weight] [idle]`."""

import importlib
import sys

ALL = ("weight", "screen", "idle", "board", "posting", "desk")

for name in sys.argv[1:] or ALL:
    print(f"== {name}", flush=True)
    importlib.import_module(f"bench.{name}").main()
