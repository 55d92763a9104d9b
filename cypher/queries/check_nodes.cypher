// name: check_nodes
// used by: neo4j_checking.faults
// params: none
// returns: properties, labels of every node of a record
MATCH (record:Record)
RETURN record {.*, location: NULL} AS properties, labels(record) AS labels
