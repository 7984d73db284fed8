-- What people said of actors (dashboard/linkage.py): who, when, what, of whom, why. Only ever added to. actors: whom it
-- is about as they were read, [name, place] each, as JSON. name: the words or the name that it gives, '' for none.
-- article: the id of the one article in which it holds, NULL for everywhere. undoes: the number of another.
CREATE TABLE actor_correction (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    kind TEXT NOT NULL,
    actors TEXT NOT NULL,
    name TEXT NOT NULL,
    article TEXT,
    why TEXT NOT NULL,
    undoes INTEGER REFERENCES actor_correction (number),
    digest TEXT
) STRICT;
CREATE TRIGGER actor_correction_stays
BEFORE UPDATE OF number, at, by, kind, actors, name, article, why, undoes ON actor_correction BEGIN
    SELECT RAISE(ABORT, 'a correction is never changed');
END;
CREATE TRIGGER actor_correction_digest_stays
BEFORE UPDATE OF digest ON actor_correction WHEN old.digest IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a correction is never changed');
END;
CREATE TRIGGER actor_correction_is_kept BEFORE DELETE ON actor_correction BEGIN
    SELECT RAISE(ABORT, 'a correction is never removed');
END;
