"""Daily Papers pages copied as text: headings, then titles and abstracts."""
