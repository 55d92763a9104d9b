// name: 06_open_roles
// title nl: Welke rollen zijn nog niet ingevuld, en wie is kandidaat-werkgever?
// title en: Which roles are not filled yet, and who may employ them?
// example: {vacancies: ['yes', 'foreseen', 'invited']}
// returns: role, how open it is, candidates (empty when nobody is named)
MATCH (role:Stakeholder)
WHERE role.vacant IN $vacancies
OPTIONAL MATCH (candidate:Organisation)-[:CANDIDATE_EMPLOYER_OF]->(role)
WITH role, candidate ORDER BY candidate.name
RETURN role.name AS role, role.vacant AS vacancy, collect(candidate.name) AS candidates
ORDER BY role
