// name: check_links
// used by: neo4j_checking.faults
// params: types (of links)
// returns: type, record_id, target_id of every link between records
MATCH (record:Record)-[link]->(target:Record)
WHERE link.id IS NULL AND type(link) IN $types
RETURN type(link) AS type, record.id AS record_id, target.id AS target_id
