-- digest: SHA-256 of all other columns of its row (dashboard/library/stored.py), so that a change of any bit is seen.
-- Where a step of the form leaves it NULL it is filled in: a step that changes rows sets theirs to NULL.
ALTER TABLE setting ADD COLUMN digest TEXT;
ALTER TABLE change ADD COLUMN digest TEXT;
ALTER TABLE article ADD COLUMN digest TEXT;
ALTER TABLE parse ADD COLUMN digest TEXT;
ALTER TABLE correction ADD COLUMN digest TEXT;
ALTER TABLE saved_view ADD COLUMN digest TEXT;
ALTER TABLE drawing ADD COLUMN digest TEXT;
ALTER TABLE upgrade ADD COLUMN digest TEXT;

-- The words are indexed anew only where they change.
DROP TRIGGER article_changed;
CREATE TRIGGER article_changed AFTER UPDATE OF number, title, source, text ON article BEGIN
    INSERT INTO article_words (article_words, rowid, title, source, text)
    VALUES ('delete', old.number, old.title, old.source, old.text);
    INSERT INTO article_words (rowid, title, source, text) VALUES (new.number, new.title, new.source, new.text);
END;

-- A line of the log is given its digest once; nothing else of it is ever changed.
DROP TRIGGER correction_stays;
CREATE TRIGGER correction_stays
BEFORE UPDATE OF number, at, by, event, field, was, now, why, undoes, clash ON correction BEGIN
    SELECT RAISE(ABORT, 'a correction is never changed');
END;
CREATE TRIGGER correction_digest_stays BEFORE UPDATE OF digest ON correction WHEN old.digest IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a correction is never changed');
END;
