// name: 0005_revision_number
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE CONSTRAINT revision_number_unique IF NOT EXISTS
FOR (revision:Revision) REQUIRE revision.number IS UNIQUE
