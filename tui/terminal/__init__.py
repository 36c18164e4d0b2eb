"""Terminal and the programs beside it: bytes in, ASCII where it must be, browser, clipboard."""
