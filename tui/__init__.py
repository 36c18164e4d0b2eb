"""carrel: a reading desk for research papers in the terminal."""
