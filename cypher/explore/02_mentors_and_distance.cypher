// name: 02_mentors_and_distance
// title nl: Welk bedrijf is mentor van welke school, en hoe ver liggen ze uit elkaar?
// title en: Which company mentors which school, and how far apart are they?
// example: {edition: ''}
// returns: company, school, km (between their municipalities, in a straight line; null when one is unknown), edition; empty $edition asks for all
MATCH (company:Company)-[tie:MENTORS]->(school:School)
WHERE $edition = '' OR tie.edition = $edition
OPTIONAL MATCH (here:Place {name: company.municipality, country: company.country})
OPTIONAL MATCH (there:Place {name: school.municipality, country: school.country})
RETURN company.name AS company, school.name AS school,
  round(point.distance(coalesce(company.location, here.location), coalesce(school.location, there.location)) / 1000, 1) AS km,
  tie.edition AS edition
ORDER BY km, company, school
