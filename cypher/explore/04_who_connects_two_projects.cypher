// name: 04_who_connects_two_projects
// title nl: Wie verbindt twee projecten?
// title en: Who connects two projects?
// example: {one: 'Take-off 1: Education of tomorrow', other: 'Take-off 2: Co-creatie in het nieuwe leren'}
// returns: actor, the ties to either project, the projects; a picture
MATCH (one:Project)
WHERE $one IN [one.name, one.id]
MATCH (other:Project)
WHERE $other IN [other.name, other.id]
MATCH (one)-[to_one]-(actor:Organisation)-[to_other]-(other)
WHERE to_one.id IS NOT NULL AND to_other.id IS NOT NULL
RETURN actor, to_one, one, to_other, other
