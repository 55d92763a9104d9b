// name: search_best
// used by: neo4j_reading.search_best
// params: query (Lucene; folded words, each a required prefix), kinds (or null for all), text and words (the same words), limit
// returns: id of each record that answers, best first: names that start with the text, names with all words, others
CALL db.index.fulltext.queryNodes('record_search_words', $query) YIELD node
WHERE node.search_order IS NOT NULL AND ($kinds IS NULL OR node.kind IN $kinds)
WITH node.id AS id, node.search_order AS order, CASE
  WHEN node.search_name STARTS WITH $text THEN 0
  WHEN all(word IN $words WHERE ' ' + node.search_name CONTAINS ' ' + word) THEN 1
  ELSE 2
END AS rank
RETURN id
ORDER BY rank, order, id
LIMIT $limit
