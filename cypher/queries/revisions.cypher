// name: revisions
// used by: neo4j_reading.revisions_between
// params: since, until (numbers; since is left out, until is included)
// returns: revision (number, at, actor, reason, operation_id, undoes, n_changes); oldest first
MATCH (revision:Revision)
WHERE $since < revision.number <= $until
RETURN revision {.number, .at, .actor, .reason, .operation_id, .undoes, .n_changes} AS revision
ORDER BY revision.number
