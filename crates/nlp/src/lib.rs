//! Tokenises, tags, parses English and finds names with trained weights.
