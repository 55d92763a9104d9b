// name: meta_advance
// used by: neo4j_writing.apply_in
// params: revision, sequence
// returns: nothing
MATCH (meta:Meta {id: 'network'})
SET meta.revision = $revision, meta.sequence = $sequence
