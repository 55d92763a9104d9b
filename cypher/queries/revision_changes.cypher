// name: revision_changes
// used by: neo4j_reading.revisions_between
// params: since, until (numbers; since is left out, until is included)
// returns: number (of the revision), before, after (JSON text), sequence; in the order of writing
MATCH (revision:Revision)-[:CHANGED]->(change:Change)
WHERE $since < revision.number <= $until
RETURN revision.number AS number, change.before AS before, change.after AS after, change.sequence AS sequence
ORDER BY number, change.position
