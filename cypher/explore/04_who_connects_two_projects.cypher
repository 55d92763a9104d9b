// name: 04_who_connects_two_projects
// title nl: Wie verbindt twee projecten?
// title en: Who connects two projects?
// example: {one: 'prj-take-off-1', other: 'prj-take-off-2'}
// returns: actor, the ties to either project, the projects; a picture
MATCH (one:Project {id: $one})-[to_one]-(actor:Organisation)-[to_other]-(other:Project {id: $other})
WHERE to_one.id IS NOT NULL AND to_other.id IS NOT NULL
RETURN actor, to_one, one, to_other, other
