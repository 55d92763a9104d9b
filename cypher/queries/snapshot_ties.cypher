// name: snapshot_ties
// used by: neo4j_reading.read_everything
// params: none
// returns: properties, source_id, target_id, type of every tie
MATCH (source:Entity)-[tie]->(target:Entity)
WHERE tie.id IS NOT NULL
RETURN properties(tie) AS properties, source.id AS source_id, target.id AS target_id, type(tie) AS type
