// name: 0009_record_words
// used by: neo4j_migrations.migrate
// params: none
// returns: nothing
// step: schema
CREATE FULLTEXT INDEX record_search_words IF NOT EXISTS
FOR (record:Record) ON EACH [record.search_words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}
