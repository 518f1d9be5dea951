//! Frozen texts, spans, blocks, annotation tables, relations, evidence.
