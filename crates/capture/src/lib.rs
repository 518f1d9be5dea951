//! Opens files, folders, globs, standard input and JSON Lines, and yields captures.
