// name: 07_companies_near_a_school
// title nl: Welke bedrijven liggen binnen zoveel kilometer van een school, en hebben ze al een school?
// title en: Which companies lie within so many kilometres of a school, and do they have a school already?
// example: {school: 'GO! Koninklijk Atheneum Antwerpen', km: 20}
// returns: company, km (between the municipalities), schools (that it mentors already); nearest first
MATCH (school:School)
WHERE $school IN [school.name, school.id]
MATCH (centre:Place {name: school.municipality, country: school.country})
MATCH (place:Place)
WHERE point.distance(place.location, centre.location) <= $km * 1000
MATCH (company:Company {municipality: place.name, country: place.country})
RETURN company.name AS company, round(point.distance(place.location, centre.location) / 1000, 1) AS km,
  COUNT { (company)-[:MENTORS]->(:School) } AS schools
ORDER BY km, company
