// name: search_refresh
// used by: neo4j_migrations.refresh_search
// params: rows (id, properties: those that a search uses)
// returns: n, the number of rows done
UNWIND $rows AS row
MATCH (record:Record {id: row.id})
SET record += row.properties
RETURN count(*) AS n
