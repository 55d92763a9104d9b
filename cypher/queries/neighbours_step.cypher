// name: neighbours_step
// used by: neo4j_reading.neighbourhood_of
// params: ids (of the nodes reached last)
// returns: id of each node one tie further, directions aside
UNWIND $ids AS id
MATCH (:Entity&Record {id: id})-[tie]-(other:Entity)
WHERE tie.id IS NOT NULL
RETURN DISTINCT other.id AS id
