// name: 0011_meta
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: data
MERGE (meta:Meta {id: 'network'})
ON CREATE SET meta.revision = 0, meta.sequence = 0
