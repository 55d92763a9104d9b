// name: meta
// used by: neo4j_reading.meta_of
// params: none
// returns: revision (0 when nothing was ever written), store (tells this store from any other)
MATCH (meta:Meta {id: 'network'})
RETURN meta.revision AS revision, meta.store AS store
