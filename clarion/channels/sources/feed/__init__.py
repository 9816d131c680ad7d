"""News feeds: RSS, RDF and Atom."""
