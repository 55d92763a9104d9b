// name: write_lock
// used by: neo4j_writing.apply_in
// params: operation_id
// returns: revision, sequence (last number given to a record), store; other writers wait until this transaction ends
MATCH (meta:Meta {id: 'network'})
SET meta.written_by_operation = $operation_id
RETURN meta.revision AS revision, meta.sequence AS sequence, meta.store AS store
