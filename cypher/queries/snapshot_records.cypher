// name: snapshot_records
// used by: neo4j_reading.read_everything
// params: none
// returns: properties of every record that is a node
MATCH (record:Record&(Entity|Dated))
RETURN record {.*, search_words: NULL, search_name: NULL, search_order: NULL, location: NULL} AS properties
