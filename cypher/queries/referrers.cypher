// name: referrers
// used by: neo4j_reading.referrers
// params: ids
// returns: id, referrer (id of a record or tie that links to it)
UNWIND $ids AS id
MATCH (record:Record {id: id})
CALL (record) {
  MATCH (record)-[tie]-(:Entity)
  WHERE tie.id IS NOT NULL
  RETURN tie.id AS referrer
  UNION
  MATCH (record)<-[link]-(other:Record)
  WHERE link.id IS NULL
  RETURN other.id AS referrer
}
RETURN id, referrer
