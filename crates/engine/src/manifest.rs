//! The stages of a run with their versions: they key caches and stand in every brief.

use present::Stage;

use crate::Engine;

/// Every stage with its version and the digest of what it was trained or built from.
pub(crate) fn stages(engine: &Engine) -> Vec<Stage> {
    let stage = |name: &str, version: String, model: Option<&str>| Stage {
        name: name.to_owned(),
        version,
        model: model.map(str::to_owned),
    };
    let named = |found: &'static str| {
        let (name, version) = found.split_once('/').unwrap_or((found, "1"));
        stage(name, version.to_owned(), None)
    };
    let mut stages = vec![
        stage("lexicon", env!("CARGO_PKG_VERSION").to_owned(), Some(&engine.reader().lexicon().digest())),
        named(extract::STAGE),
    ];
    stages.extend(annotate::STAGES.iter().map(|found| {
        let model = (found.name == "syntax").then(|| engine.model().digest());
        stage(found.name, found.version.to_string(), model)
    }));
    stages.push(named(relate::STAGE));
    stages
}
