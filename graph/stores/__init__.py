"""Memory behind one port: the same behaviour in working memory, in one file, and in Neo4j."""
