// name: referrers
// used by: neo4j_reading.referrers
// params: ids, tie_types, link_types
// returns: id, referrer (id of a record or tie that links to it; for what other programs tied to it the type of that)
UNWIND $ids AS id
MATCH (record:Record {id: id})
CALL (record) {
  MATCH (record)-[tie]-(:Entity&Record)
  WHERE tie.id IS NOT NULL AND type(tie) IN $tie_types
  RETURN tie.id AS referrer
  UNION
  MATCH (record)<-[link]-(other:Record)
  WHERE link.id IS NULL AND type(link) IN $link_types
  RETURN other.id AS referrer
  UNION
  MATCH (record)-[foreign]-(other)
  WHERE NOT type(foreign) IN $tie_types + $link_types OR NOT other:Record
  RETURN type(foreign) AS referrer
}
RETURN id, referrer
