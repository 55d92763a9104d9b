// name: kinds_by_id
// used by: neo4j_reading.kinds
// params: ids
// returns: id, kind of each record that exists
UNWIND $ids AS id
MATCH (record:Record {id: id})
RETURN record.id AS id, record.kind AS kind
