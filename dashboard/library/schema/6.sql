-- before: the digest of the line that stood last when a line was written, so that none is edited, removed, swapped or
-- inserted unseen (dashboard/library/seals.py). NULL in lines that were written before there was this form.
ALTER TABLE correction ADD COLUMN before TEXT;
ALTER TABLE actor_correction ADD COLUMN before TEXT;
CREATE TRIGGER correction_before_stays BEFORE UPDATE OF before ON correction WHEN old.before IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a correction is never changed');
END;
CREATE TRIGGER actor_correction_before_stays
BEFORE UPDATE OF before ON actor_correction WHEN old.before IS NOT NULL BEGIN
    SELECT RAISE(ABORT, 'a correction is never changed');
END;
-- One row for each of the two logs: since when it is sealed, and what its last line is. since: the number of the last
-- line that was older, 0 for none; first: the SHA-256 over the digests of those; last: the digest of the last line,
-- or first where none came since.
CREATE TABLE log_seal (
    log TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    since INTEGER NOT NULL,
    first TEXT NOT NULL,
    last TEXT NOT NULL,
    digest TEXT
) STRICT;
