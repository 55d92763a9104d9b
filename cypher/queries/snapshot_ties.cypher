// name: snapshot_ties
// used by: neo4j_reading.read_everything
// params: types (of ties)
// returns: properties, source_id, target_id, type of every tie
MATCH (source:Entity&Record)-[tie]->(target:Entity&Record)
WHERE tie.id IS NOT NULL AND type(tie) IN $types
RETURN properties(tie) AS properties, source.id AS source_id, target.id AS target_id, type(tie) AS type
