// name: search_candidates
// used by: neo4j_reading.search_candidates
// params: query (Lucene; folded words, each a required prefix), kinds (or null for all)
// returns: id of each record that may answer; ranking follows elsewhere
CALL db.index.fulltext.queryNodes('record_search_words', $query) YIELD node
WHERE $kinds IS NULL OR node.kind IN $kinds
RETURN node.id AS id
