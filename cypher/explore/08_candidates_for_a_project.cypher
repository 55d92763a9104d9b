// name: 08_candidates_for_a_project
// title nl: Wie werkt aan een thema, is nog niet bij een project, maar kent wel een partner ervan?
// title en: Who works on a theme, is not in a project yet, but knows a partner of it?
// example: {project: 'Take-off 1: Education of tomorrow', theme: 'education-of-tomorrow'}
// returns: candidate, through (the partners it has a tie with); who knows most first
MATCH (project:Project)
WHERE $project IN [project.name, project.id]
MATCH (partner:Organisation)-[:PARTNER_IN]->(project)
MATCH (partner)-[tie]-(candidate:Organisation)
WHERE tie.id IS NOT NULL AND $theme IN candidate.themes AND NOT (candidate)--(project)
WITH candidate, partner ORDER BY partner.name
RETURN candidate.name AS candidate, collect(DISTINCT partner.name) AS through
ORDER BY size(through) DESC, candidate
