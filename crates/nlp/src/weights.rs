//! Reads tensors out of a safetensors file: an 8-byte length, a JSON header, little-endian numbers.
//! Format: <https://github.com/huggingface/safetensors>.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::ModelError;

/// The tensors of one file, not yet copied.
pub(crate) struct Weights<'a> {
    entries: BTreeMap<String, Entry>,
    data: &'a [u8],
}

#[derive(Deserialize)]
struct Entry {
    #[serde(default)]
    dtype: String,
    #[serde(default)]
    data_offsets: Vec<usize>,
}

impl<'a> Weights<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let broken = || ModelError::new("the weights have no safetensors header");
        let (length, rest) = bytes.split_first_chunk::<8>().ok_or_else(broken)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| broken())?;
        let (header, data) = rest.split_at_checked(length).ok_or_else(broken)?;
        let entries = serde_json::from_slice(header).map_err(|e| ModelError::new(e.to_string()))?;
        Ok(Self { entries, data })
    }

    /// The numbers of tensor `name`, which must be `length` in all.
    pub(crate) fn tensor(&self, name: &str, length: usize) -> Result<Vec<f32>, ModelError> {
        let values = self.floats(name)?;
        if values.len() != length {
            return Err(ModelError::new(format!("{name} holds {} numbers, not {length}", values.len())));
        }
        Ok(values)
    }

    /// The numbers of tensor `name`, in the order of the file.
    pub(crate) fn floats(&self, name: &str) -> Result<Vec<f32>, ModelError> {
        let bytes = self.bytes(name).ok_or_else(|| ModelError::new(format!("no tensor {name}")))?;
        let (numbers, _) = bytes.as_chunks::<4>();
        Ok(numbers.iter().map(|b| f32::from_le_bytes(*b)).collect())
    }

    fn bytes(&self, name: &str) -> Option<&'a [u8]> {
        let entry = self.entries.get(name).filter(|e| e.dtype == "F32")?;
        let &[from, to] = entry.data_offsets.as_slice() else {
            return None;
        };
        self.data.get(from..to)
    }
}
