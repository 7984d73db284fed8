-- One row: what the page drew last, so that a large library opens at once. key names all that it hangs on: the state
-- of the library, the samples, and the program. It is made anew where it does not fit, and nothing is lost with it.

CREATE TABLE drawing (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    key TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    stamp TEXT NOT NULL,
    packed BLOB NOT NULL,
    labels BLOB NOT NULL
) STRICT;
