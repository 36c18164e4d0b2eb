"""Actions: what each command does, as functions over a `Context`; imported when first used.

`commands` declares every command once: its keys, its words, and the module here that has a function
of its name. Any screen can carry commands; keys, help, palette and hints read the same table.
"""
