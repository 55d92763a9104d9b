// name: 0012_store_and_search
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing; afterwards the program writes anew what a search uses
// step: data
MATCH (meta:Meta {id: 'network'})
SET meta.store = coalesce(meta.store, randomUUID())
