// name: 10_latest_changes
// title nl: Wat veranderde er het laatst, door wie en waarom?
// title en: What changed last, by whom and why?
// example: {limit: 20}
// returns: revision, at, actor, reason, changes by kind of record; newest first
MATCH (revision:Revision)
WITH revision ORDER BY revision.number DESC LIMIT toInteger($limit)
MATCH (revision)-[:CHANGED]->(change:Change)
WITH revision, change.kind AS kind, count(*) AS n ORDER BY kind
RETURN revision.number AS revision, revision.at AS at, revision.actor AS actor, revision.reason AS reason,
  collect(kind + ': ' + n) AS changes
ORDER BY revision DESC
