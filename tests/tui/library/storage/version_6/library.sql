PRAGMA application_id = 1667330674;
PRAGMA user_version = 6;
BEGIN TRANSACTION;
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
CREATE TABLE filter (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        position INTEGER NOT NULL
    );
CREATE TABLE journal (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        step INTEGER NOT NULL,
        at INTEGER NOT NULL,
        action TEXT NOT NULL,
        place TEXT NOT NULL,
        row TEXT NOT NULL,
        before TEXT,
        after TEXT
    , reader TEXT NOT NULL DEFAULT '');
INSERT INTO "journal" VALUES(1,1,1795730993030,'make list','list','[1]',NULL,'["To read", 1]','b10f14dad7752047');
INSERT INTO "journal" VALUES(2,1,1795730993030,'make list','list_paper','[1, "b2d2ca701a1c0b1d"]',NULL,'[1]','b10f14dad7752047');
INSERT INTO "journal" VALUES(3,1,1795730993030,'make list','list_paper','[1, "17e678ae1e6dd32a"]',NULL,'[2]','b10f14dad7752047');
INSERT INTO "journal" VALUES(4,2,1795730993074,'add to list','list_paper','[1, "3310b2d175ec763c"]',NULL,'[3]','b10f14dad7752047');
INSERT INTO "journal" VALUES(5,3,1795730993084,'move in list','list_paper','[1, "3310b2d175ec763c"]','[3]','[2]','b10f14dad7752047');
INSERT INTO "journal" VALUES(6,3,1795730993084,'move in list','list_paper','[1, "17e678ae1e6dd32a"]','[2]','[3]','b10f14dad7752047');
INSERT INTO "journal" VALUES(7,4,1795730993095,'make list','list','[2]',NULL,'["Later [/b]", 2]','b10f14dad7752047');
INSERT INTO "journal" VALUES(8,4,1795730993095,'make list','list_paper','[2, "17e678ae1e6dd32a"]',NULL,'[1]','b10f14dad7752047');
INSERT INTO "journal" VALUES(9,5,1795730993104,'rename list','list','[2]','["Later [/b]", 2]','["Später", 2]','b10f14dad7752047');
INSERT INTO "journal" VALUES(10,6,1795730993116,'read','mark','["b2d2ca701a1c0b1d"]',NULL,'[1795730993116, null]','b10f14dad7752047');
INSERT INTO "journal" VALUES(11,7,1795730993124,'tag','tag','["b2d2ca701a1c0b1d", "graphs"]',NULL,'["graphs", 1795730993124]','b10f14dad7752047');
INSERT INTO "journal" VALUES(12,7,1795730993124,'tag','tag','["17e678ae1e6dd32a", "graphs"]',NULL,'["graphs", 1795730993124]','b10f14dad7752047');
INSERT INTO "journal" VALUES(13,7,1795730993124,'tag','tag','["b2d2ca701a1c0b1d", "rl"]',NULL,'["RL", 1795730993124]','b10f14dad7752047');
INSERT INTO "journal" VALUES(14,7,1795730993124,'tag','tag','["17e678ae1e6dd32a", "rl"]',NULL,'["RL", 1795730993124]','b10f14dad7752047');
INSERT INTO "journal" VALUES(15,8,1795730993144,'note','note','["17e678ae1e6dd32a"]',NULL,'["Asked.\n\nTwice.", 1795730993144]','b10f14dad7752047');
INSERT INTO "journal" VALUES(16,9,1795730993156,'save filter','filter','[1]',NULL,'["Graphs", "tag:graphs", 1]','b10f14dad7752047');
INSERT INTO "journal" VALUES(17,10,1795730993165,'undo','filter','[1]','["Graphs", "tag:graphs", 1]',NULL,'b10f14dad7752047');
INSERT INTO "journal" VALUES(18,11,1795730993172,'take out of list','list_paper','[1, "17e678ae1e6dd32a"]','[3]',NULL,'b10f14dad7752047');
CREATE TABLE list (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        position INTEGER NOT NULL
    );
INSERT INTO "list" VALUES(1,'To read',1);
INSERT INTO "list" VALUES(2,'Später',2);
CREATE TABLE list_paper (
        list INTEGER NOT NULL REFERENCES list (id),
        key TEXT NOT NULL REFERENCES paper (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (list, key)
    ) WITHOUT ROWID;
INSERT INTO "list_paper" VALUES(1,'3310b2d175ec763c',2);
INSERT INTO "list_paper" VALUES(1,'b2d2ca701a1c0b1d',1);
INSERT INTO "list_paper" VALUES(2,'17e678ae1e6dd32a',1);
CREATE TABLE mark (
        key TEXT PRIMARY KEY REFERENCES paper (key),
        read_at INTEGER,
        starred_at INTEGER
    ) WITHOUT ROWID;
INSERT INTO "mark" VALUES('b2d2ca701a1c0b1d',1795730993116,NULL);
CREATE TABLE note (
        key TEXT PRIMARY KEY REFERENCES paper (key),
        text TEXT NOT NULL,
        noted_at INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "note" VALUES('17e678ae1e6dd32a','Asked.

Twice.',1795730993144);
CREATE TABLE page (
        digest TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        file TEXT NOT NULL,
        position INTEGER NOT NULL,
        added_at INTEGER NOT NULL
    , format TEXT NOT NULL DEFAULT '', called TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE "paper" (
        key TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        abstract TEXT NOT NULL
    , meta TEXT NOT NULL DEFAULT '');
INSERT INTO "paper" VALUES('b2d2ca701a1c0b1d','Sparse Attention','','');
INSERT INTO "paper" VALUES('17e678ae1e6dd32a','Dense Retrieval','','');
INSERT INTO "paper" VALUES('3310b2d175ec763c','Long Contexts','','');
CREATE TABLE tag (
        key TEXT NOT NULL REFERENCES paper (key),
        folded TEXT NOT NULL,
        name TEXT NOT NULL,
        tagged_at INTEGER NOT NULL,
        PRIMARY KEY (key, folded)
    ) WITHOUT ROWID;
INSERT INTO "tag" VALUES('17e678ae1e6dd32a','graphs','graphs',1795730993124);
INSERT INTO "tag" VALUES('17e678ae1e6dd32a','rl','RL',1795730993124);
INSERT INTO "tag" VALUES('b2d2ca701a1c0b1d','graphs','graphs',1795730993124);
INSERT INTO "tag" VALUES('b2d2ca701a1c0b1d','rl','RL',1795730993124);
CREATE TABLE undone (
        step INTEGER PRIMARY KEY,
        by INTEGER
    );
INSERT INTO "undone" VALUES(9,10);
CREATE INDEX journal_step ON journal (step);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('list',2);
INSERT INTO "sqlite_sequence" VALUES('journal',18);
INSERT INTO "sqlite_sequence" VALUES('filter',1);
COMMIT;
