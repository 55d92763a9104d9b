// name: indexes_await
// used by: neo4j_migrations.migrate
// params: seconds (longest wait)
// returns: nothing
CALL db.awaitIndexes($seconds)
