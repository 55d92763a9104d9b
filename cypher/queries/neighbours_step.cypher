// name: neighbours_step
// used by: neo4j_reading.neighbourhood_of
// params: ids (of the nodes reached last), types (of ties)
// returns: id of each node one tie further, directions aside
UNWIND $ids AS id
MATCH (:Entity&Record {id: id})-[tie]-(other:Entity&Record)
WHERE tie.id IS NOT NULL AND type(tie) IN $types
RETURN DISTINCT other.id AS id
