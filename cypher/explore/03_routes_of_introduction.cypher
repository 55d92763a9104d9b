// name: 03_routes_of_introduction
// title nl: Langs wie loopt de kortste weg van de ene naar de andere, over vaststaande banden?
// title en: Through whom do the shortest ways from one to another lead, along established ties?
// example: {one: 'Umicore', other: 'EnergyVille', statuses: ['stated', 'signed', 'linked', 'finished', 'closed']}
// returns: path; a picture of all shortest ways, of at most six steps
MATCH (one:Entity)
WHERE $one IN [one.name, one.id]
MATCH (other:Entity)
WHERE $other IN [other.name, other.id] AND one <> other
MATCH path = allShortestPaths((one)-[*..6]-(other))
WHERE all(step IN relationships(path) WHERE step.id IS NOT NULL AND step.status IN $statuses)
  AND none(node IN nodes(path) WHERE node:Place OR node:Theme)
RETURN path
