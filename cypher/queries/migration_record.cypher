// name: migration_record
// used by: neo4j_migrations.migrate
// params: number, name, checksum, at (UTC instant)
// returns: nothing
MERGE (migration:Migration {number: $number})
SET migration.name = $name, migration.checksum = $checksum, migration.at = $at
