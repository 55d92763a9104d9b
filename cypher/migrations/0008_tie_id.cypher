// name: 0008_tie_id
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
// for each: TIE_TYPE
CREATE CONSTRAINT `TIE_TYPE_id_unique` IF NOT EXISTS
FOR ()-[tie:`TIE_TYPE`]-() REQUIRE tie.id IS UNIQUE
