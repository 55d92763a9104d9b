// name: ties_update
// used by: neo4j_writing.write_ties
// params: rows (id, properties)
// returns: n, the number of rows done
// for each: TIE_TYPE
UNWIND $rows AS row
MATCH ()-[tie:`TIE_TYPE` {id: row.id}]->()
SET tie = row.properties
RETURN count(*) AS n
