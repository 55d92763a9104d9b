// name: ties_delete
// used by: neo4j_writing.write_ties
// params: rows (id)
// returns: n, the number of rows done
// for each: TIE_TYPE
UNWIND $rows AS row
MATCH ()-[tie:`TIE_TYPE` {id: row.id}]->()
DELETE tie
RETURN count(*) AS n
