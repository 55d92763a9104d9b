// name: revision_create
// used by: neo4j_writing.apply_in
// params: revision (number, at, actor, reason, operation_id, undoes, n_changes)
// returns: n, always 1
CREATE (revision:Revision)
SET revision = $revision
RETURN count(*) AS n
