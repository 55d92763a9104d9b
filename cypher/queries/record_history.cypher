// name: record_history
// used by: neo4j_reading.history_of
// params: record_id
// returns: revision (as in revisions), before, after (JSON text) of that record alone; oldest first
MATCH (change:Change {record_id: $record_id})<-[:CHANGED]-(revision:Revision)
RETURN revision {.number, .at, .actor, .reason, .operation_id, .undoes, .n_changes} AS revision,
  change.before AS before, change.after AS after
ORDER BY revision.number
