// name: 05_makers_of_crossovers
// title nl: Wie neemt deel aan de meeste cross-overs, en hoe zeker is dat?
// title en: Who takes part in the most cross-overs, and how certain is that?
// example: {limit: 10}
// returns: name, crossovers, of which stated; most first
MATCH (actor:Organisation)-[tie:TAKES_PART_IN]->(crossover:CrossOver)
RETURN actor.name AS name, count(DISTINCT crossover) AS crossovers,
  count(DISTINCT CASE WHEN tie.status = 'stated' THEN crossover END) AS stated
ORDER BY crossovers DESC, stated DESC, name
LIMIT toInteger($limit)
