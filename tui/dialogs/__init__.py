"""Dialogs: each asks one thing over whatever screen is open, and knows no screen."""
