// name: labels_taken
// used by: neo4j_migrations.migrate
// params: none
// returns: label that the store keeps for itself, n (nodes that carry it); asked before the first migration
CALL () {
  MATCH (node:Record) RETURN 'Record' AS label, count(node) AS n
  UNION ALL
  MATCH (node:Revision) RETURN 'Revision' AS label, count(node) AS n
  UNION ALL
  MATCH (node:Change) RETURN 'Change' AS label, count(node) AS n
  UNION ALL
  MATCH (node:Meta) RETURN 'Meta' AS label, count(node) AS n
  UNION ALL
  MATCH (node:Migration) RETURN 'Migration' AS label, count(node) AS n
}
WITH label, n
WHERE n > 0
RETURN label, n
