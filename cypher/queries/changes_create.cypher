// name: changes_create
// used by: neo4j_writing.apply_in
// params: number (of the revision), rows (position, record_id, kind, before, after, sequence)
// returns: n, the number of rows done
MATCH (revision:Revision {number: $number})
UNWIND $rows AS row
CREATE (revision)-[:CHANGED]->(change:Change)
SET change = row
RETURN count(*) AS n
