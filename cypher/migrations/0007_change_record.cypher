// name: 0007_change_record
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE INDEX change_record_id IF NOT EXISTS
FOR (change:Change) ON (change.record_id)
