// name: neighbours_start
// used by: neo4j_reading.neighbourhood_of
// params: ids
// returns: id of each node that exists
UNWIND $ids AS id
MATCH (entity:Entity&Record {id: id})
RETURN entity.id AS id
