-- One row for each time that another parser read the articles: what stood where before, and what came of all that
-- people had said. before, after: the versions of the parser, '' where it is not known. backup: the file that was made
-- before. standing: by the id under which something is kept, the event that it had, as JSON. report: what came of
-- each, as JSON; NULL until all articles are read. dismissed: 1 once a person has put the notice away.
CREATE TABLE upgrade (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    backup TEXT NOT NULL,
    standing TEXT NOT NULL,
    report TEXT,
    dismissed INTEGER NOT NULL DEFAULT 0
) STRICT;
