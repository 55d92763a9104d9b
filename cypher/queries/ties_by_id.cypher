// name: ties_by_id
// used by: neo4j_reading.records_of
// params: ids (of ties of this type)
// returns: properties, source_id, target_id, type of each tie that exists
// for each: TIE_TYPE
UNWIND $ids AS id
MATCH (source)-[tie:`TIE_TYPE` {id: id}]->(target)
RETURN properties(tie) AS properties, source.id AS source_id, target.id AS target_id, type(tie) AS type
