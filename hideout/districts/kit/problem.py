"""Why a kit cannot be made: an English msgid with its values, said in both languages where an officer reads it."""

from typing import Any

from hideout.language import N_, Voices

NO_DISTRICT = N_("There is no district called {code}.")
IS_CLOSED = N_("The district {code} is closed. Open it again before you hand out its bookmark.")
BAD_LINES = N_("The local helplines of {code} cannot be read, so no paper may go out: {place}: {why}")
NO_FONT = N_("The font {file} is missing or broken; the papers of the kit cannot be printed without it.")
NO_LETTERS = N_("The font of the kit has no sign for: {signs}. Please write it in another way.")
NO_FOLDER = N_("Nothing can be written to {folder}. Please choose another folder.")
NO_TEXT = N_("The text {file} of the kit is missing or cannot be filled in: {why}")
NO_ADDRESS = N_("{address} is no web address that a bookmark could lead to.")


class KitProblem(Exception):
    """A kit that cannot be made; nothing was written. `message` is an English msgid, `values` fill its places."""

    def __init__(self, message: str, **values: Any) -> None:
        self.message, self.values = message, values
        super().__init__(Voices().of("en", furigana=False).plain(message, **values))

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the problem travel from the process that packed."""
        return _again, (self.message, self.values)

    def in_both(self) -> str:
        """Return the sentence in English and, on a second line, in Japanese."""
        japanese = Voices().of("ja", furigana=False).plain(self.message, **self.values)
        return f"{self}\n{japanese}"


def _again(message: str, values: dict[str, Any]) -> KitProblem:
    return KitProblem(message, **values)
