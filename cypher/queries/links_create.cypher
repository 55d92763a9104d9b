// name: links_create
// used by: neo4j_writing.write_links
// params: rows (record_id, target_id)
// returns: n, the number of rows done
// for each: LINK_TYPE
UNWIND $rows AS row
MATCH (record:Record {id: row.record_id})
MATCH (target:Record {id: row.target_id})
CREATE (record)-[:`LINK_TYPE`]->(target)
RETURN count(*) AS n
