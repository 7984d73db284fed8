-- The first form of the library. A change of form is a new file with the next number; none is ever edited.

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

-- A name of this library alone; one that is put back from a backup gets a new one.
INSERT INTO setting VALUES ('id', lower(hex(randomblob(8))));

-- One row: how often anything was changed, so that a page can ask cheaply whether it shows the latest.
CREATE TABLE change (count INTEGER NOT NULL) STRICT;
INSERT INTO change VALUES (0);

-- sha256 is that of the text as UTF-8: the same text is kept once, and damage to it is seen.
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL UNIQUE,
    title TEXT,
    published TEXT,
    source TEXT,
    url TEXT,
    timezone TEXT,
    licence TEXT,
    text TEXT NOT NULL,
    notes TEXT NOT NULL, -- what was noticed when it was read, as JSON
    added TEXT NOT NULL -- UTC
) STRICT;

CREATE VIRTUAL TABLE article_words USING fts5(
    title, source, text, content = 'article', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_added AFTER INSERT ON article BEGIN
    INSERT INTO article_words (rowid, title, source, text) VALUES (new.number, new.title, new.source, new.text);
END;
CREATE TRIGGER article_removed AFTER DELETE ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title, source, text)
    VALUES ('delete', old.number, old.title, old.source, old.text);
END;
CREATE TRIGGER article_changed AFTER UPDATE ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title, source, text)
    VALUES ('delete', old.number, old.title, old.source, old.text);
    INSERT INTO article_words (rowid, title, source, text) VALUES (new.number, new.title, new.source, new.text);
END;

-- What was read from an article: zlib of JSON. key names the text, its header and the version of the parser.
CREATE TABLE parse (
    article INTEGER PRIMARY KEY REFERENCES article (number) ON DELETE CASCADE,
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- What people changed: who, when, what it was, what it is, why. Only ever added to. undoes: the number of another.
-- clash: the number of a change of the same field that the person had not seen.
CREATE TABLE correction (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    event TEXT NOT NULL,
    field TEXT NOT NULL,
    was TEXT NOT NULL,
    now TEXT NOT NULL,
    why TEXT NOT NULL,
    undoes INTEGER REFERENCES correction (number),
    clash INTEGER REFERENCES correction (number)
) STRICT;
CREATE INDEX correction_of ON correction (event, field);
CREATE TRIGGER correction_stays BEFORE UPDATE ON correction BEGIN
    SELECT RAISE(ABORT, 'a correction is never changed');
END;
CREATE TRIGGER correction_is_kept BEFORE DELETE ON correction BEGIN
    SELECT RAISE(ABORT, 'a correction is never removed');
END;

CREATE TABLE saved_view (name TEXT PRIMARY KEY, params TEXT NOT NULL, at TEXT NOT NULL) STRICT;
