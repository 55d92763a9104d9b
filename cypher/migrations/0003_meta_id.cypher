// name: 0003_meta_id
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE CONSTRAINT meta_id_unique IF NOT EXISTS
FOR (meta:Meta) REQUIRE meta.id IS UNIQUE
