// name: revision
// used by: neo4j_reading.newest_revision
// params: none
// returns: revision (0 when nothing was ever written)
MATCH (meta:Meta {id: 'network'})
RETURN meta.revision AS revision
