"""Run every bench, or those named: `python -m bench [board] [posting] [desk] [deciding] [hands] [isso] [screen] [listening] [weight] [idle] [lamp] [waiting] [districts] [months] [kits]`."""

import importlib
import sys

ALL = (
    "weight",
    "screen",
    "idle",
    "board",
    "posting",
    "desk",
    "listening",
    "lamp",
    "waiting",
    "districts",
    "months",
    "kits",
)

for name in sys.argv[1:] or ALL:
    print(f"== {name}", flush=True)
    importlib.import_module(f"bench.{name}").main()
