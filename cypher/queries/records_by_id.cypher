// name: records_by_id
// used by: neo4j_reading.records_of
// params: ids
// returns: properties of each record node that exists; for ties without their fields, which lie on the relationship
UNWIND $ids AS id
MATCH (record:Record {id: id})
RETURN record {.*, search_words: NULL, search_name: NULL, search_order: NULL, location: NULL} AS properties
