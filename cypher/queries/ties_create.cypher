// name: ties_create
// used by: neo4j_writing.write_ties
// params: rows (source_id, target_id, properties)
// returns: n, the number of rows done
// for each: TIE_TYPE
UNWIND $rows AS row
MATCH (source:Record {id: row.source_id})
MATCH (target:Record {id: row.target_id})
CREATE (source)-[tie:`TIE_TYPE`]->(target)
SET tie = row.properties
RETURN count(*) AS n
