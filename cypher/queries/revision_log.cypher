// name: revision_log
// used by: neo4j_reading.log_entries
// params: before (number, left out), limit
// returns: revision (number, at, actor, reason, operation_id, undoes, n_changes); newest first
MATCH (revision:Revision)
WHERE revision.number < $before
RETURN revision {.number, .at, .actor, .reason, .operation_id, .undoes, .n_changes} AS revision
ORDER BY revision.number DESC
LIMIT $limit
