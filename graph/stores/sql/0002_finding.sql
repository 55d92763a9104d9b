-- What follows from the records, so that finding does not read them all (the program fills it from the records).
CREATE TABLE links (
    source_id TEXT NOT NULL,
    target_id TEXT NOT NULL,
    PRIMARY KEY (source_id, target_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX links_by_target ON links (target_id, source_id);

CREATE TABLE tie_ends (
    node_id TEXT NOT NULL,
    tie_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    PRIMARY KEY (node_id, tie_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX tie_ends_by_tie ON tie_ends (tie_id);

CREATE TABLE search_words (
    word TEXT NOT NULL,
    record_id TEXT NOT NULL,
    PRIMARY KEY (word, record_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX search_words_by_record ON search_words (record_id);
