//! Word tables with source and licence, and looking them up.
