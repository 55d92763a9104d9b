// name: revision_of_operation
// used by: neo4j_reading.revision_of_operation
// params: operation_id
// returns: number; no row when the operation was never stored
MATCH (revision:Revision {operation_id: $operation_id})
RETURN revision.number AS number
