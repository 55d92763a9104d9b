// name: 0001_migration_lock
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE CONSTRAINT migration_lock_id_unique IF NOT EXISTS
FOR (lock:MigrationLock) REQUIRE lock.id IS UNIQUE
