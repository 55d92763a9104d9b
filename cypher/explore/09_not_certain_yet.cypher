// name: 09_not_certain_yet
// title nl: Wat is bij een project nog mogelijk of gepland in plaats van vastgesteld?
// title en: What about a project is still possible or planned instead of established?
// example: {project: 'Take-off 1: Education of tomorrow', statuses: ['stated', 'signed', 'linked', 'finished', 'closed']}
// returns: actor, tie, project; a picture
MATCH (project:Project)
WHERE $project IN [project.name, project.id]
MATCH (actor:Entity)-[tie]-(project)
WHERE tie.id IS NOT NULL AND NOT tie.status IN $statuses
RETURN actor, tie, project
