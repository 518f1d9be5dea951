//! One story, every telling, side by side, and the receipts: the library for those who embed it.
