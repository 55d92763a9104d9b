-- Words in a full-text index, with what ranks them beside, so that a search of many answers reads only the first.
DROP TABLE search_words;

-- One row per record that can be found, under its sequence. The program hands in folded words with blanks between
-- them, so the simplest tokenizer keeps them as they are.
CREATE VIRTUAL TABLE search USING fts5 (
    words,
    name UNINDEXED,
    ordering UNINDEXED,
    kind UNINDEXED,
    tokenize = 'ascii',
    prefix = '1 2 3',
    detail = none,
    columnsize = 0
);

-- Which store this is: a copy that was put in its place is noticed.
CREATE TABLE identity (id TEXT NOT NULL) STRICT;

INSERT INTO identity VALUES (lower(hex(randomblob(16))));
