//! Annotated documents become a brief.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use corpus::{Annotated, Archive, Correction, Day, Defect, Relations};
use present::Manifest;
use present::record::{AskedCorrection, BriefRecord};

use crate::Engine;
use crate::manifest::stages;

/// What a brief is made for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefOptions {
    /// The day the brief looks from; else the latest date among the documents.
    pub as_of: Option<Day>,
    /// Leave out what carries a doubt.
    pub strict: bool,
    /// Leave the full texts out of the record.
    pub without_texts: bool,
    /// The words that the documents were chosen by, see [`Engine::about`].
    pub about: Option<String>,
    /// The ids of the documents that were left out because they are about something else.
    pub off_topic: Vec<String>,
    /// What the page is called; else the leading actors and their matter.
    pub title: Option<String>,
    /// The language of the words around the findings; English where none is given.
    pub lang: Option<String>,
    /// What the analyst says of names; their order is of no effect.
    pub corrections: Vec<Correction>,
    /// What was wrong with what was asked, such as rows of a table of corrections: it stands among the defects.
    pub defects: Vec<Defect>,
}

/// The documents of a brief and everything that they say together.
#[derive(Clone, Debug)]
pub struct Brief {
    /// The documents, in order of input.
    pub archive: Archive,
    /// What they say together.
    pub relations: Relations,
    manifest: Manifest,
    without_texts: bool,
}

impl Brief {
    /// The brief as the record of the contract, from which every page is rendered.
    pub fn record(&self) -> BriefRecord {
        present::brief_record(&self.archive, &self.relations, &self.manifest, self.without_texts)
    }

    /// Writes the record as indented JSON, item by item: it is not held in memory.
    ///
    /// # Errors
    /// Where `out` cannot be written.
    pub fn write_json(&self, out: &mut dyn Write) -> io::Result<()> {
        present::write_brief(out, &self.archive, &self.relations, &self.manifest, self.without_texts)
    }
}

impl Engine {
    /// The documents of the story that the words of `options.about` fit best; the ids of the others go into
    /// `options.off_topic`. Without such words all of them.
    pub fn about(&self, documents: Vec<Annotated>, options: &mut BriefOptions) -> Vec<Annotated> {
        let Some(asked) = &options.about else { return documents };
        let archive = Archive::new(documents);
        let (kept, others) = relate::about(&archive, asked);
        options.off_topic = others.iter().map(|id| archive.document(*id).document.id.clone()).collect();
        kept.iter().map(|id| archive.document(*id).clone()).collect()
    }

    /// Relates documents.
    pub fn brief(&self, documents: Vec<Annotated>, options: &BriefOptions) -> Brief {
        let archive = Archive::new(documents);
        let asked =
            relate::Options { as_of: options.as_of, strict: options.strict, corrections: options.corrections.clone() };
        let relations = relate::relate(&archive, self.reader().lexicon(), &asked);
        let manifest = self.manifest(options, &relations);
        Brief { archive, relations, manifest, without_texts: options.without_texts }
    }

    fn manifest(&self, options: &BriefOptions, relations: &Relations) -> Manifest {
        let as_of = options.as_of.map(|day| day.to_string());
        let mut asked = BTreeMap::from([
            ("as_of".to_owned(), as_of.into()),
            ("strict".to_owned(), options.strict.into()),
            ("without_texts".to_owned(), options.without_texts.into()),
        ]);
        if let Some(about) = &options.about {
            asked.insert("about".to_owned(), about.clone().into());
            asked.insert("off_topic".to_owned(), options.off_topic.clone().into());
        }
        // Told only where asked for: a brief without them has the bytes it always had.
        let told = [("title", &options.title), ("lang", &options.lang)];
        asked.extend(told.into_iter().filter_map(|(name, told)| Some((name.to_owned(), told.clone()?.into()))));
        if !options.corrections.is_empty() {
            let once: BTreeSet<&Correction> = options.corrections.iter().collect();
            let rows =
                once.into_iter().map(AskedCorrection::from).map(|row| serde_json::to_value(row).unwrap_or_default());
            asked.insert("corrections".to_owned(), rows.collect());
        }
        Manifest {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            stages: stages(self),
            options: asked,
            as_of: relations.as_of,
            defects: options.defects.clone(),
        }
    }
}
