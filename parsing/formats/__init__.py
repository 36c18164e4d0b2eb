"""Formats of pages: one module each, chosen by what the bytes look like."""
