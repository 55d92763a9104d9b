// name: links_delete
// used by: neo4j_writing.write_links
// params: rows (record_id, target_id)
// returns: n, the number of rows done
// for each: LINK_TYPE
UNWIND $rows AS row
MATCH (:Record {id: row.record_id})-[link:`LINK_TYPE`]->(:Record {id: row.target_id})
WHERE link.id IS NULL
DELETE link
RETURN count(*) AS n
