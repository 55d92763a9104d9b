// name: records_create
// used by: neo4j_writing.write_records
// params: rows (id, labels, properties)
// returns: n, the number of rows done
UNWIND $rows AS row
CREATE (record:Record {id: row.id})
SET record:$(row.labels), record = row.properties
SET record.location = point({latitude: record.latitude, longitude: record.longitude})
RETURN count(*) AS n
