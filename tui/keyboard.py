"""Door of the keyboard: what a terminal sends is a key, a paste, an answer, or nothing.

It stands before Textual's parser, which takes what it does not know for keys typed one by one,
and ends with the reader on numbers it did not expect. Sequences follow ECMA-48, keys also the
kitty protocol and xterm's.
"""

from __future__ import annotations

from collections.abc import Iterator

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS

from parsing.patterns import pattern

PASTE, PASTE_END = "\x1b[200~", "\x1b[201~"
PATIENCE = 2.0
"""Seconds until a paste in which nothing comes is over, and a key may be one in a broken answer."""
SPLIT = 0.1
"""Seconds that two characters are waited for which begin a sequence, or are Alt with a sign."""
LONGEST = 4096
"""Characters of an unfinished sequence that are kept; of a longer one the end alone matters."""
LONGEST_KEY = 32
"""Characters of the longest sequence that is a key: Textual looks at no more."""

_INTRODUCER = r"[\x1b\x80-\x9f]"
# What Linux, rxvt and the first mice send is no ECMA-48: their last character would end it early.
_WHOLE = r"""(?xs)
      (?: \x1b\[ | \x9b ) (?: \[ [A-E] | M ... | [0-9]+ \$ | (?![0-9]+\$|M|\[) [ -?]* [@-~] )
    | (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] ) [^\x07\x18\x1a\x1b\x9c]*
      (?: \x07 | \x18 | \x1a | \x9c | \x1b\\ )
    | \x1b O [0-9;]* [ @-~]
    | \x1b [^\x1b\[\]PX^_O]
    | [\x8e\x8f] [ -~]
    | [\x80-\x8d\x91-\x97\x99\x9a\x9c]
"""
_BEGUN = r"""(?xs)
      (?: \x1b\[ | \x9b ) (?: \[ | M .{0,2} | [ -?]* )
    | (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] ) [^\x07\x18\x1a\x1b\x9c]* \x1b?
    | \x1b (?: O [0-9;]* )?
    | [\x8e\x8f]
"""
_STRING = r"\x1b[\]PX^_]|[\x90\x98\x9d-\x9f]"
_STRING_ENDS = frozenset("\x07\x18\x1a\x1b\x9c")
_ANSWER = r"\x1b(?:[\]PX^_]|\[[<=>?]|\[[0-9;]*[Mcmntx]\Z|\[201~)"
_REPORT = (
    r"\x1b\[(?:[IO]|\?[0-9]{1,5};[0-9]\$y|[0-9]{1,4};[0-9]{1,4}R"
    r"|<[0-9]{1,3};-?[0-9]{1,5};-?[0-9]{1,5}[Mm]"
    r"|48;[1-9][0-9]{0,2}(?::[0-9]*)?;[1-9][0-9]{0,2}(?::[0-9]*)?;[1-9][0-9]{0,4}(?::[0-9]*)?"
    r";[1-9][0-9]{0,4}(?::[0-9]*)?t)"
)
"""What Textual asks for or switches on: focus, modes, the cursor, the mouse, the window's size."""
_KEY = (
    r"\x1b\[(?P<code>[0-9]*)(?::[0-9:]*)?(?:;(?P<held>[0-9]*)(?::(?P<event>[0-9]))?)?"
    r"(?:;(?P<text>[0-9:]*))?(?P<end>[u~ABCDEFHPQRS])"
)
_RELEASED = "3"


def key_of(sequence: str) -> str | None:
    """Return a whole piece as Textual may have it; text as it is.

    Returns:
        Nothing for what is no key: an answer, a key let go, a control of eight bits, which no
        terminal has for a key unless it is asked to. None for what cannot be understood.
    """
    if not pattern(_INTRODUCER).match(sequence):
        return sequence
    if sequence[0] != "\x1b":
        return ""
    if (
        len(sequence) == 2
        or sequence in ANSI_SEQUENCES_KEYS
        or pattern(_REPORT).fullmatch(sequence)
    ):
        return sequence
    if pattern(_ANSWER).match(sequence) or sequence.startswith(("\x1b[M", "\x1bO")):
        return ""
    match = pattern(_KEY).fullmatch(sequence) if len(sequence) <= LONGEST_KEY else None
    if match is None:
        return None
    code, end, held, text = match["code"] or "1", match["end"], match["held"], match["text"]
    if match["event"] == _RELEASED:
        return ""
    if (code, end) == ("27", "~") and text and ":" not in text:  # xterm's way to say it
        code, end, text = text, "u", text if held == "2" else ""
    letters = [] if not text else text.split(":")
    known = f"{code}{end}" in FUNCTIONAL_KEYS or (
        end == "u" and (_is_letter(code) or (code == "0" and bool(letters)))
    )
    if not known or not all(map(_is_letter, letters)) or int(held or 1) > 256:
        return None
    if code == "0":  # a text without a key, as an input method gives it
        code = letters[0]
    if letters:
        return f"\x1b[{code};{held or 1};{':'.join(letters)}{end}"
    return f"\x1b[{code};{held}{end}" if held else f"\x1b[{code}{end}"


def _is_letter(code: str) -> bool:
    return bool(code) and int(code) <= 0x10FFFF and chr(int(code)).isprintable()


class Keyboard:
    """Takes a terminal's characters as they come apart into whole pieces.

    A sequence that has clearly begun is waited for, however long; if it broke off that costs the
    next key. One that only a terminator ends would cost them all: in it a character that comes by
    itself, and late, is typed, while the rest of an answer comes many at once. So does that of a
    paste, or of what followed an ESC that was taken for the key.

    Args:
        delay: seconds after which an ESC that nothing follows is the key.
    """

    def __init__(self, delay: float) -> None:
        self._delay = delay
        self._held = ""
        self._since = 0.0
        self._given_up = ""
        """What was over for want of more, as long as nothing has come since."""
        self._pasted: list[str] | None = None

    def feed(self, text: str, now: float) -> Iterator[str]:
        """Give the whole pieces there are: letters, a sequence, or a paste with both its ends."""
        alone = len(text) == 1
        if alone and self._is_typed(text, now):
            escaped = self._held.endswith("\x1b")
            yield self._take(len(self._held) - escaped)
            if escaped:
                yield self._take(1)
        if self._goes_on(text):
            self._held = self._given_up
        self._given_up = ""
        if not alone or not self._held or self._pasted is not None:
            self._since = now
        self._held += text
        while self._held:
            if self._pasted is not None:
                if (paste := self._paste()) is None:
                    return
                yield paste
            elif (found := pattern(_INTRODUCER).search(self._held)) is None:
                yield self._take(len(self._held))
            elif found.start():
                yield self._take(found.start())
                self._since = now
            elif whole := pattern(_WHOLE).match(self._held):
                self._since = now
                if (piece := self._take(whole.end())) == PASTE:
                    self._pasted = []
                else:
                    yield piece
            elif (begun := pattern(_BEGUN).match(self._held)) and begun.end() == len(self._held):
                if len(self._held) > LONGEST:
                    self._held = self._held[:64] + "\x1b" * self._held.endswith("\x1b")
                    self._since = now  # so much is not typed
                return
            else:
                # What follows cannot belong to it: ESC ESC is the key, all else was for nothing.
                end = begun.end() if begun else 1
                yield self._take(end - (end > 1 and self._held[end - 1] == "\x1b"))
                self._since = now

    @property
    def is_unsure(self) -> bool:
        """Tell whether an ESC has come that is the key if nothing follows soon."""
        return self._held == "\x1b" and self._pasted is None

    def tick(self, now: float) -> Iterator[str]:
        """Give what nothing followed: the Escape key, Alt with a sign, a paste without its end."""
        waited = now - self._since
        if self._pasted is not None:
            if waited >= PATIENCE:
                self._given_up = PASTE
                yield self._whole_paste(self._take(len(self._held)))
        elif self._held.startswith("\x1b") and len(self._held) <= 2 and waited >= self._patience:
            self._given_up = self._held
            yield self._take(len(self._held))

    @property
    def _patience(self) -> float:
        return self._delay if self.is_unsure else max(self._delay, SPLIT)

    def _goes_on(self, text: str) -> bool:
        """Whether characters that came at once are the rest of what was over."""
        return (
            bool(self._given_up)
            and len(text) > 1
            and text[0] != "\x1b"
            and (self._given_up != "\x1b" or text[0] in "[]PX^_O")
        )

    def _is_typed(self, text: str, now: float) -> bool:
        """Whether a character that came by itself is a key, and the string before it broke off."""
        return (
            self._pasted is None
            and pattern(_STRING).match(self._held) is not None
            and now - self._since >= PATIENCE
            and text not in _STRING_ENDS
            and not (text == "\\" and self._held.endswith("\x1b"))
        )

    def _paste(self) -> str | None:
        """Return a paste that has come to its end; else keep what came of it."""
        assert self._pasted is not None
        if (end := self._held.find(PASTE_END)) >= 0:
            paste = self._whole_paste(self._take(end))
            self._take(len(PASTE_END))
            return paste
        # Its end may come in parts.
        self._pasted.append(self._take(max(0, len(self._held) - len(PASTE_END))))
        return None

    def _whole_paste(self, last: str) -> str:
        text = "".join((PASTE, *(self._pasted or ()), last, PASTE_END))
        self._pasted = None
        return text

    def _take(self, count: int) -> str:
        taken, self._held = self._held[:count], self._held[count:]
        return taken
