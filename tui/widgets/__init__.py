"""Panes: each draws one thing, takes values down and posts messages up."""
