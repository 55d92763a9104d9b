// name: 0006_revision_operation
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE CONSTRAINT revision_operation_id_unique IF NOT EXISTS
FOR (revision:Revision) REQUIRE revision.operation_id IS UNIQUE
