"""A whole library as one JSON file: written, parsed, merged."""
