//! Turns one capture into one document.
