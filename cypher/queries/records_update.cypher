// name: records_update
// used by: neo4j_writing.write_records
// params: rows (id, dropped_labels, labels, properties: null for those that are gone)
// returns: n, the number of rows done; what other programs wrote beside stays
UNWIND $rows AS row
MATCH (record:Record {id: row.id})
REMOVE record:$(row.dropped_labels)
SET record:$(row.labels), record += row.properties
SET record.location = point({latitude: record.latitude, longitude: record.longitude})
RETURN count(*) AS n
