// name: migration_lock
// used by: neo4j_migrations.migrate
// params: at (UTC instant)
// returns: nothing; other migrating processes wait until this transaction ends
MERGE (lock:MigrationLock {id: 'migrations'})
SET lock.taken_at = $at
