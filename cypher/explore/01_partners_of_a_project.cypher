// name: 01_partners_of_a_project
// title nl: Wie doet mee aan een project, en als wat?
// title en: Who takes part in a project, and as what?
// example: {project: 'STEMpact editie 1'}
// returns: actor, tie, project; a picture
MATCH (project:Project)
WHERE $project IN [project.name, project.id]
MATCH (actor:Organisation)-[tie]->(project)
WHERE tie.id IS NOT NULL
RETURN actor, tie, project
