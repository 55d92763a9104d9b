// name: 0004_record_id
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE CONSTRAINT record_id_unique IF NOT EXISTS
FOR (record:Record) REQUIRE record.id IS UNIQUE
