//! Turns many annotated documents into relations.
