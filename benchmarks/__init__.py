"""How long carrel takes, always beside an empty Textual app in the same run."""
