// name: 0002_migration_number
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE CONSTRAINT migration_number_unique IF NOT EXISTS
FOR (migration:Migration) REQUIRE migration.number IS UNIQUE
