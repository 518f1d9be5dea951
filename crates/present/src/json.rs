//! Records as JSON text, and their JSON Schemas.

use schemars::JsonSchema;
use serde::Serialize;

use crate::record::{BriefRecord, DocumentRecord, StoriesRecord};

/// A record on one line, without a line end. Equal records give equal bytes.
pub fn to_json(record: &impl Serialize) -> String {
    // Maps with string keys, strings and numbers: nothing here that serde_json refuses.
    serde_json::to_string(record).unwrap_or_default()
}

/// A record with indentation, ended by a line end.
pub fn to_json_pretty(record: &impl Serialize) -> String {
    serde_json::to_string_pretty(record).map(|json| json + "\n").unwrap_or_default()
}

/// The JSON Schema of the record called `name`: `document`, `brief` or `stories`.
pub fn schema(name: &str) -> Option<String> {
    match name {
        "document" => Some(schema_of::<DocumentRecord>()),
        "brief" => Some(schema_of::<BriefRecord>()),
        "stories" => Some(schema_of::<StoriesRecord>()),
        _ => None,
    }
}

fn schema_of<T: JsonSchema>() -> String {
    to_json_pretty(&schemars::schema_for!(T))
}
