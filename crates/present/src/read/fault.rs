//! Why a record could not be read.

use std::fmt;

use serde::de::DeserializeOwned;

/// A record that does not keep the contract: the field and its place, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractError {
    at: String,
    message: String,
}

impl ContractError {
    /// A fault of the field at the path `at`, such as `quotes[3].cue`; an empty path is the whole record.
    pub fn new(at: impl Into<String>, message: impl Into<String>) -> ContractError {
        ContractError { at: at.into(), message: message.into() }
    }

    /// The path of the field.
    pub fn at(&self) -> &str {
        &self.at
    }

    /// What is wrong with it.
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for ContractError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.at.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.at, self.message) }
    }
}

impl std::error::Error for ContractError {}

/// The path of a field, written only where it is at fault.
pub(super) type At<'a> = fmt::Arguments<'a>;

/// Reads JSON into a record; the error names the path of the field at fault.
pub(crate) fn parse<T: DeserializeOwned>(json: &str) -> Result<T, ContractError> {
    // To follow the path of every field costs a third of the time, and it is told only where one is at fault.
    if let Ok(record) = serde_json::from_str(json) {
        return Ok(record);
    }
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let record = serde_path_to_error::deserialize(&mut deserializer).map_err(|fault| {
        let path = fault.path().to_string();
        let at = if path == "." { String::new() } else { path };
        ContractError::new(at, fault.inner().to_string())
    })?;
    deserializer.end().map_err(|fault| ContractError::new("", fault.to_string()))?;
    Ok(record)
}
