//! A panic in one document is our bug; it becomes a defect and the run goes on.

use std::panic::{AssertUnwindSafe, catch_unwind};

use corpus::Defect;

/// Runs a stage over one document; a panic becomes a defect that names the stage.
pub(crate) fn guarded<T>(stage: &str, work: impl FnOnce() -> T) -> Result<T, Defect> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|panic| {
        let said = panic.downcast_ref::<&str>().map(|words| (*words).to_owned());
        let said = said.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
        let message =
            format!("the stage `{stage}` failed on this document ({said}); what it would have found is missing");
        Defect::whole("stage-failed", message)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_defect_with_the_name_of_the_stage() {
        let defect = guarded("annotate", || -> u8 { panic!("index out of bounds") }).expect_err("a defect");
        assert!(defect.message.contains("`annotate`") && defect.message.contains("index out of bounds"));
        assert_eq!(guarded("annotate", || 7), Ok(7));
    }
}
