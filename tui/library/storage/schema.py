"""The database's tables, and how an older one becomes this one.

The schema is a promise to people with years of marks: it changes only by a further migration.
``PRAGMA user_version`` holds the number of migrations a database has seen.

What ``REFERENCES`` declares is checked by ``carrel doctor`` and not enforced at each change: a row
that went missing elsewhere must not keep a person from marking a paper.
"""

from __future__ import annotations

APPLICATION_ID = 0x63617272
"""``carr`` in ASCII: tells a carrel database from any other SQLite file."""

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE paper (
        key TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        abstract TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE mark (
        key TEXT PRIMARY KEY REFERENCES paper (key),
        read_at INTEGER,
        starred_at INTEGER
    ) WITHOUT ROWID;

    CREATE TABLE list (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        position INTEGER NOT NULL
    );

    CREATE TABLE list_paper (
        list INTEGER NOT NULL REFERENCES list (id),
        key TEXT NOT NULL REFERENCES paper (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (list, key)
    ) WITHOUT ROWID;

    CREATE TABLE filter (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        position INTEGER NOT NULL
    );

    CREATE TABLE page (
        digest TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        file TEXT NOT NULL,
        position INTEGER NOT NULL,
        added_at INTEGER NOT NULL
    ) WITHOUT ROWID;

    -- Every change a person makes: the rows it touched, as they were and as they became.
    -- The rows of one change share a step. Order is the sequence number, never the clock.
    CREATE TABLE journal (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        step INTEGER NOT NULL,
        at INTEGER NOT NULL,
        action TEXT NOT NULL,
        place TEXT NOT NULL,
        row TEXT NOT NULL,
        before TEXT,
        after TEXT
    );
    CREATE INDEX journal_step ON journal (step);
    """,
    """
    -- `folded` is the name as names are compared; `name` is as it is shown.
    CREATE TABLE tag (
        key TEXT NOT NULL REFERENCES paper (key),
        folded TEXT NOT NULL,
        name TEXT NOT NULL,
        tagged_at INTEGER NOT NULL,
        PRIMARY KEY (key, folded)
    ) WITHOUT ROWID;

    CREATE TABLE note (
        key TEXT PRIMARY KEY REFERENCES paper (key),
        text TEXT NOT NULL,
        noted_at INTEGER NOT NULL
    ) WITHOUT ROWID;

    -- Which open library made a change, so that each one undoes its own.
    ALTER TABLE journal ADD COLUMN reader TEXT NOT NULL DEFAULT '';

    -- The steps that are undone now or were when something else was done, and the step that undid
    -- each; that is NULL where nothing of it could be undone. See undo.py.
    CREATE TABLE undone (
        step INTEGER PRIMARY KEY,
        by INTEGER
    );
    """,
    """
    -- A row of a table WITHOUT ROWID has about 1,000 bytes in place and pages of its own for more,
    -- which is every abstract. By rowid rows lie end to end: less than half the size, and papers
    -- are added where the last one ended, not wherever their keys fall.
    CREATE TABLE paper_by_rowid (
        key TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        abstract TEXT NOT NULL
    );
    INSERT INTO paper_by_rowid SELECT key, title, abstract FROM paper;
    DROP TABLE paper;
    ALTER TABLE paper_by_rowid RENAME TO paper;
    """,
    """
    -- What a page was read as; nothing where its text says it. Journalled rows of before lack it.
    ALTER TABLE page ADD COLUMN format TEXT NOT NULL DEFAULT '';

    -- What the sources said of a paper beside its title and its abstract: JSON, or nothing.
    ALTER TABLE paper ADD COLUMN meta TEXT NOT NULL DEFAULT '';
    """,
    """
    -- What the person calls a page; nothing where that is its label or its name.
    ALTER TABLE page ADD COLUMN called TEXT NOT NULL DEFAULT '';
    """,
    """
    -- What a source beside the pages said of a paper: a field of its metadata, as JSON.
    CREATE TABLE fact (
        key TEXT NOT NULL REFERENCES paper (key),
        field TEXT NOT NULL,
        source TEXT NOT NULL,
        value TEXT NOT NULL,
        source_id TEXT NOT NULL,
        matched TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (key, field, source)
    ) WITHOUT ROWID;
    """,
    """
    -- When a paper was done in a list, apart from read; NULL while it is to do there.
    ALTER TABLE list_paper ADD COLUMN done_at INTEGER;

    -- What a list is for, and the day it is due, as 2026-12-31; nothing where none is said.
    ALTER TABLE list ADD COLUMN description TEXT NOT NULL DEFAULT '';
    ALTER TABLE list ADD COLUMN due TEXT NOT NULL DEFAULT '';
    """,
)

VERSION = len(MIGRATIONS)
