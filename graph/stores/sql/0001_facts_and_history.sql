-- Facts as they are now, and every change that made them so.
CREATE TABLE records (
    id TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE INDEX records_by_kind ON records (kind);

CREATE TABLE revisions (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL,
    operation_id TEXT NOT NULL UNIQUE,
    undoes INTEGER,
    n_changes INTEGER NOT NULL
) STRICT;

CREATE TABLE changes (
    revision INTEGER NOT NULL REFERENCES revisions (number),
    position INTEGER NOT NULL,
    record_id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX changes_by_record ON changes (record_id, revision);
