// name: neighbours_ties
// used by: neo4j_reading.neighbourhood_of
// params: ids, types (of ties)
// returns: properties, source_id, target_id, type of every tie with both ends among the ids
UNWIND $ids AS id
MATCH (source:Entity&Record {id: id})-[tie]->(target:Entity&Record)
WHERE tie.id IS NOT NULL AND type(tie) IN $types AND target.id IN $ids
RETURN properties(tie) AS properties, source.id AS source_id, target.id AS target_id, type(tie) AS type
