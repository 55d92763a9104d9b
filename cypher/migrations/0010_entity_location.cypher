// name: 0010_entity_location
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE POINT INDEX entity_location IF NOT EXISTS
FOR (entity:Entity) ON (entity.location)
