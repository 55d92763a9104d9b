// name: records_delete
// used by: neo4j_writing.write_records
// params: rows (id)
// returns: n, the number of rows done; the server refuses to delete what is still tied or linked to
UNWIND $rows AS row
MATCH (record:Record {id: row.id})
DELETE record
RETURN count(*) AS n
