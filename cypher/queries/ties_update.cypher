// name: ties_update
// used by: neo4j_writing.write_ties
// params: rows (id, properties: null for those that are gone)
// returns: n, the number of rows done; what other programs wrote beside stays
// for each: TIE_TYPE
UNWIND $rows AS row
MATCH ()-[tie:`TIE_TYPE` {id: row.id}]->()
SET tie += row.properties
RETURN count(*) AS n
