//! Turns one document into annotation tables.
