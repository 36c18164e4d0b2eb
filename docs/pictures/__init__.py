"""Pictures of the reader for the README, drawn from the reader itself: ``make pictures``."""
