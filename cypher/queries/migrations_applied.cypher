// name: migrations_applied
// used by: neo4j_migrations.migrate
// params: none
// returns: number, checksum; oldest first
MATCH (migration:Migration)
WHERE migration.number IS NOT NULL AND migration.checksum IS NOT NULL
RETURN migration.number AS number, migration.checksum AS checksum
ORDER BY number
