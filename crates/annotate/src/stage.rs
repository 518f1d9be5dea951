//! The stages of annotation: their names and versions key caches and stand in every manifest.

/// A stage of the analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Named after its table.
    pub name: &'static str,
    /// Raised whenever its output may change for the same input.
    pub version: u32,
}

/// The stages of this crate, in the order they run.
pub const STAGES: &[Stage] = &[
    Stage { name: "syntax", version: 3 },
    Stage { name: "mentions", version: 3 },
    Stage { name: "times", version: 3 },
    Stage { name: "written", version: 2 },
    Stage { name: "quotes", version: 4 },
    Stage { name: "figures", version: 4 },
    Stage { name: "events", version: 4 },
];
