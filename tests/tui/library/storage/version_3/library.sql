-- What carrel of the third version of its tables wrote: journal and all, papers and pages invented.
PRAGMA application_id = 1667330674;
PRAGMA user_version = 3;
BEGIN TRANSACTION;
CREATE TABLE filter (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        query TEXT NOT NULL,
        position INTEGER NOT NULL
    );
INSERT INTO "filter" VALUES(1,'Graphs','is:unread graph | ''größe',1);
INSERT INTO "filter" VALUES(3,'Graphs (2)','graph !read',2);
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
INSERT INTO "journal" VALUES(1,1,1767225600000,'add page','page','["e5202505002d01ca952cef6184458637"]',NULL,'["monday", "e5202505002d01ca952cef6184458637.txt", 1, 1767225600000]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(2,2,1767225661001,'add page','page','["7c04b1e0f350119ada6a77a27d14136a"]',NULL,'["tuesday", "7c04b1e0f350119ada6a77a27d14136a.txt", 2, 1767225661001]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(3,3,1767225722002,'add page','page','["6c218a5fdc5820b18807bc6781dc6c4b"]',NULL,'["gone", "6c218a5fdc5820b18807bc6781dc6c4b.txt", 3, 1767225722002]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(4,4,1767225783003,'read','mark','["34cd39214c66e74b"]',NULL,'[1767225783003, null]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(5,5,1767225844004,'read','mark','["c3d3fa9702bda712"]',NULL,'[1767225844004, null]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(6,5,1767225844004,'read','mark','["ef8fda7718400b18"]',NULL,'[1767225844004, null]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(7,6,1767225905005,'unread','mark','["ef8fda7718400b18"]','[1767225844004, null]',NULL,'6f034335361fd8f1');
INSERT INTO "journal" VALUES(8,7,1767225966006,'star','mark','["34cd39214c66e74b"]','[1767225783003, null]','[1767225783003, 1767225966006]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(9,7,1767225966006,'star','mark','["40085e07844fd566"]',NULL,'[null, 1767225966006]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(10,8,1767226027007,'star','mark','["3310b2d175ec763c"]',NULL,'[null, 1767226027007]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(11,9,1767226088008,'unstar','mark','["3310b2d175ec763c"]','[null, 1767226027007]',NULL,'6f034335361fd8f1');
INSERT INTO "journal" VALUES(12,10,1767226149009,'make list','list','[1]',NULL,'["To read", 1]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(13,10,1767226149009,'make list','list_paper','[1, "c3d3fa9702bda712"]',NULL,'[1]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(14,10,1767226149009,'make list','list_paper','[1, "3310b2d175ec763c"]',NULL,'[2]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(15,11,1767226210010,'make list','list','[2]',NULL,'["Später", 2]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(16,12,1767226271011,'make list','list','[3]',NULL,'["Deleted", 3]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(17,12,1767226271011,'make list','list_paper','[3, "34cd39214c66e74b"]',NULL,'[1]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(18,13,1767226332012,'add to list','list_paper','[2, "40085e07844fd566"]',NULL,'[1]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(19,13,1767226332012,'add to list','list_paper','[2, "4fe0b4c4574d48a5"]',NULL,'[2]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(20,13,1767226332012,'add to list','list_paper','[2, "34cd39214c66e74b"]',NULL,'[3]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(21,14,1767226393013,'move in list','list_paper','[2, "34cd39214c66e74b"]','[3]','[1]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(22,14,1767226393013,'move in list','list_paper','[2, "40085e07844fd566"]','[1]','[2]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(23,14,1767226393013,'move in list','list_paper','[2, "4fe0b4c4574d48a5"]','[2]','[3]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(24,15,1767226454014,'take out of list','list_paper','[2, "4fe0b4c4574d48a5"]','[3]',NULL,'6f034335361fd8f1');
INSERT INTO "journal" VALUES(25,16,1767226515015,'rename list','list','[1]','["To read", 1]','["To read [/b]", 1]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(26,17,1767226576016,'delete list','list_paper','[3, "34cd39214c66e74b"]','[1]',NULL,'6f034335361fd8f1');
INSERT INTO "journal" VALUES(27,17,1767226576016,'delete list','list','[3]','["Deleted", 3]',NULL,'6f034335361fd8f1');
INSERT INTO "journal" VALUES(28,18,1767226637017,'save filter','filter','[1]',NULL,'["Unread graphs", "is:unread graph | ''größe", 1]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(29,19,1767226698018,'save filter','filter','[2]',NULL,'["Wrong", "x", 2]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(30,20,1767226759019,'rename filter','filter','[1]','["Unread graphs", "is:unread graph | ''größe", 1]','["Graphs", "is:unread graph | ''größe", 1]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(31,21,1767226820020,'delete filter','filter','[2]','["Wrong", "x", 2]',NULL,'6f034335361fd8f1');
INSERT INTO "journal" VALUES(32,22,1767226881021,'tag','tag','["34cd39214c66e74b", "methods"]',NULL,'["Methods", 1767226881021]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(33,22,1767226881021,'tag','tag','["c3d3fa9702bda712", "methods"]',NULL,'["Methods", 1767226881021]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(34,23,1767226942022,'tag','tag','["34cd39214c66e74b", "für später"]',NULL,'["für später", 1767226942022]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(35,24,1767227003023,'untag','tag','["c3d3fa9702bda712", "methods"]','["Methods", 1767226881021]',NULL,'6f034335361fd8f1');
INSERT INTO "journal" VALUES(36,25,1767227064024,'note','note','["34cd39214c66e74b"]',NULL,'["First line.\n\n- second *line*", 1767227064024]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(37,26,1767227125025,'note','note','["40085e07844fd566"]',NULL,'["Ask whoever wrote it.", 1767227125025]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(38,27,1767227186026,'note','note','["40085e07844fd566"]','["Ask whoever wrote it.", 1767227125025]','["Asked.", 1767227186026]','6f034335361fd8f1');
INSERT INTO "journal" VALUES(39,28,1767227247027,'remove page','page','["6c218a5fdc5820b18807bc6781dc6c4b"]','["gone", "6c218a5fdc5820b18807bc6781dc6c4b.txt", 3, 1767225722002]',NULL,'6f034335361fd8f1');
INSERT INTO "journal" VALUES(40,29,1767227674034,'load','list','[4]',NULL,'["From another library", 3]','44b9f18152b5a06c');
INSERT INTO "journal" VALUES(41,29,1767227674034,'load','filter','[3]',NULL,'["Graphs (2)", "graph !read", 2]','44b9f18152b5a06c');
INSERT INTO "journal" VALUES(42,29,1767227674034,'load','mark','["c3d3fa9702bda712"]','[1767225844004, null]','[1767225844004, 1767227430030]','44b9f18152b5a06c');
INSERT INTO "journal" VALUES(43,29,1767227674034,'load','list_paper','[2, "c3d3fa9702bda712"]',NULL,'[3]','44b9f18152b5a06c');
INSERT INTO "journal" VALUES(44,29,1767227674034,'load','list_paper','[4, "40085e07844fd566"]',NULL,'[1]','44b9f18152b5a06c');
INSERT INTO "journal" VALUES(45,29,1767227674034,'load','tag','["40085e07844fd566", "methods"]',NULL,'["methods", 1767227491031]','44b9f18152b5a06c');
INSERT INTO "journal" VALUES(46,29,1767227674034,'load','note','["40085e07844fd566"]','["Asked.", 1767227186026]','["Asked.\n\nTheirs.", 1767227186026]','44b9f18152b5a06c');
INSERT INTO "journal" VALUES(47,30,1767227735035,'read','mark','["4fe0b4c4574d48a5"]',NULL,'[1767227735035, null]','4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(48,31,1767227796036,'undo','mark','["4fe0b4c4574d48a5"]','[1767227735035, null]',NULL,'4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(49,32,1767227857037,'star','mark','["4fe0b4c4574d48a5"]',NULL,'[null, 1767227857037]','4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(50,33,1767227918038,'tag','tag','["ef8fda7718400b18", "later"]',NULL,'["later", 1767227918038]','4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(51,34,1767227979039,'note','note','["ef8fda7718400b18"]',NULL,'["To be undone.", 1767227979039]','4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(52,35,1767228040040,'make list','list','[5]',NULL,'["Undone", 4]','4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(53,35,1767228040040,'make list','list_paper','[5, "ef8fda7718400b18"]',NULL,'[1]','4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(54,36,1767228101041,'add to list','list_paper','[1, "ef8fda7718400b18"]',NULL,'[3]','4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(55,37,1767228162042,'undo','list_paper','[1, "ef8fda7718400b18"]','[3]',NULL,'4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(56,38,1767228223043,'undo','list_paper','[5, "ef8fda7718400b18"]','[1]',NULL,'4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(57,38,1767228223043,'undo','list','[5]','["Undone", 4]',NULL,'4f6fc0c97f6c4b27');
INSERT INTO "journal" VALUES(58,39,1767228284044,'undo','note','["ef8fda7718400b18"]','["To be undone.", 1767227979039]',NULL,'4f6fc0c97f6c4b27');
CREATE TABLE list (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        position INTEGER NOT NULL
    );
INSERT INTO "list" VALUES(1,'To read [/b]',1);
INSERT INTO "list" VALUES(2,'Später',2);
INSERT INTO "list" VALUES(4,'From another library',3);
CREATE TABLE list_paper (
        list INTEGER NOT NULL REFERENCES list (id),
        key TEXT NOT NULL REFERENCES paper (key),
        position INTEGER NOT NULL,
        PRIMARY KEY (list, key)
    ) WITHOUT ROWID;
INSERT INTO "list_paper" VALUES(1,'3310b2d175ec763c',2);
INSERT INTO "list_paper" VALUES(1,'c3d3fa9702bda712',1);
INSERT INTO "list_paper" VALUES(2,'34cd39214c66e74b',1);
INSERT INTO "list_paper" VALUES(2,'40085e07844fd566',2);
INSERT INTO "list_paper" VALUES(2,'c3d3fa9702bda712',3);
INSERT INTO "list_paper" VALUES(4,'40085e07844fd566',1);
CREATE TABLE mark (
        key TEXT PRIMARY KEY REFERENCES paper (key),
        read_at INTEGER,
        starred_at INTEGER
    ) WITHOUT ROWID;
INSERT INTO "mark" VALUES('34cd39214c66e74b',1767225783003,1767225966006);
INSERT INTO "mark" VALUES('40085e07844fd566',NULL,1767225966006);
INSERT INTO "mark" VALUES('4fe0b4c4574d48a5',NULL,1767227857037);
INSERT INTO "mark" VALUES('c3d3fa9702bda712',1767225844004,1767227430030);
CREATE TABLE note (
        key TEXT PRIMARY KEY REFERENCES paper (key),
        text TEXT NOT NULL,
        noted_at INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "note" VALUES('34cd39214c66e74b','First line.

- second *line*',1767227064024);
INSERT INTO "note" VALUES('40085e07844fd566','Asked.

Theirs.',1767227186026);
CREATE TABLE page (
        digest TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        file TEXT NOT NULL,
        position INTEGER NOT NULL,
        added_at INTEGER NOT NULL
    ) WITHOUT ROWID;
INSERT INTO "page" VALUES('7c04b1e0f350119ada6a77a27d14136a','tuesday','7c04b1e0f350119ada6a77a27d14136a.txt',2,1767225661001);
INSERT INTO "page" VALUES('e5202505002d01ca952cef6184458637','monday','e5202505002d01ca952cef6184458637.txt',1,1767225600000);
CREATE TABLE "paper" (
        key TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        abstract TEXT NOT NULL
    );
INSERT INTO "paper" VALUES('34cd39214c66e74b','Sparse Attention in Practice','We show that it works well on every benchmark that we tried, and on others besides.');
INSERT INTO "paper" VALUES('c3d3fa9702bda712','Dense Retrieval at Scale','We show that it works well on every benchmark that we tried, and on others besides.');
INSERT INTO "paper" VALUES('ef8fda7718400b18','Graphs of Größe','We show that it works well on every benchmark that we tried, and on others besides.');
INSERT INTO "paper" VALUES('40085e07844fd566','Kept from Elsewhere','We show that it works well on every benchmark that we tried, and on others besides.');
INSERT INTO "paper" VALUES('3310b2d175ec763c','Long Contexts','We show that it works well on every benchmark that we tried, and on others besides.');
INSERT INTO "paper" VALUES('4fe0b4c4574d48a5','深度 of Mixed Letters','We show that it works well on every benchmark that we tried, and on others besides.');
CREATE TABLE tag (
        key TEXT NOT NULL REFERENCES paper (key),
        folded TEXT NOT NULL,
        name TEXT NOT NULL,
        tagged_at INTEGER NOT NULL,
        PRIMARY KEY (key, folded)
    ) WITHOUT ROWID;
INSERT INTO "tag" VALUES('34cd39214c66e74b','für später','für später',1767226942022);
INSERT INTO "tag" VALUES('34cd39214c66e74b','methods','Methods',1767226881021);
INSERT INTO "tag" VALUES('40085e07844fd566','methods','methods',1767227491031);
INSERT INTO "tag" VALUES('ef8fda7718400b18','later','later',1767227918038);
CREATE TABLE undone (
        step INTEGER PRIMARY KEY,
        by INTEGER
    );
INSERT INTO "undone" VALUES(30,31);
INSERT INTO "undone" VALUES(34,39);
INSERT INTO "undone" VALUES(35,38);
INSERT INTO "undone" VALUES(36,37);
CREATE INDEX journal_step ON journal (step);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('journal',58);
INSERT INTO "sqlite_sequence" VALUES('list',5);
INSERT INTO "sqlite_sequence" VALUES('filter',3);
COMMIT;
