"""The daily keys in memory, as far as they still exist in the store."""

from hideout.clock import DAY, now
from hideout.store import Store, keys


class Keyring:
    """Gives the key of a day to the Sealer; today's is there before it is needed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._keys: dict[int, bytes] = {}
        self._make(now() // DAY)

    async def refresh(self, at: int) -> None:
        """Take over the store's keys (destroyed ones go), making sure of today's and tomorrow's."""
        self._keys = await self._store.read(keys.known)
        for day in (at // DAY, at // DAY + 1):
            if day not in self._keys:
                self._keys[day] = await self._store.write(keys.of_day, day)

    def of_day(self, day: int) -> bytes | None:
        """Return the key of a day, or None when it was destroyed."""
        if day not in self._keys and day == now() // DAY:
            self._make(day)
        return self._keys.get(day)

    def _make(self, day: int) -> None:
        self._keys[day] = self._store.now(keys.of_day, day)
