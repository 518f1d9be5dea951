//! What the command understands. One declaration feeds parser, help, man pages and completions.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

const EXAMPLES: &str = "\
Examples:
  rashomon brief articles/*.txt -o brief.html     articles in, one page out
  rashomon verify brief.html                      derive every item again from its evidence
  rashomon annotate article.txt | less            what is found in one article, as JSON
  rashomon extract https://example.org/article    the text of a page on the web

Exit codes:
  0  done
  1  done, but an input was refused (said on standard error) or, for verify, an item does not hold
  2  not done";

/// One story, every telling, side by side, and the receipts.
///
/// Rashomon turns articles about one story, from outlets on different sides of it, into a comparative
/// brief in which every item can be checked: who said what, what happened and is planned, which figures,
/// which names, where the tellings disagree. It works offline unless an address is named, and the same input
/// gives the same bytes.
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, after_help = EXAMPLES, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare articles: who said what, what happened, which figures, where they disagree
    #[command(after_help = BRIEF_EXAMPLES)]
    Brief(BriefOptions),
    /// Read articles: text, blocks and metadata of each, one JSON record a line
    Extract(RecordOptions),
    /// Read and annotate articles: names, quotes, times, figures, events, one JSON record a line
    Annotate(AnnotateOptions),
    /// Sort any number of documents into stories, and find copies of one origin, in one pass
    Stories(StoriesOptions),
    /// Check a brief: derive every item again from the texts inside and compare
    #[command(after_help = VERIFY_HELP)]
    Verify(VerifyOptions),
    /// Draw items of a brief to judge by hand, blind, or say what the judgements come to
    #[command(after_help = AUDIT_HELP)]
    Audit(AuditOptions),
    /// Say what the names of rules, or the doubts, mean
    Rules {
        /// A rule, or the beginning of its name, or words of a doubt [default: all of them]
        #[arg(value_name = "NAME")]
        name: Option<String>,
    },
    /// Print the JSON Schema of a record
    Schema {
        /// Which record
        record: RecordName,
    },
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Print the man page, or write one for every command into a folder
    Man {
        /// The folder to write `rashomon.1`, `rashomon-brief.1` and so on into
        #[arg(value_name = "FOLDER")]
        folder: Option<PathBuf>,
    },
}

const BRIEF_EXAMPLES: &str = "\
Examples:
  rashomon brief articles/ -o brief.html                    a folder of text and HTML files
  rashomon brief a.txt b.html --meta outlets.csv -o b.html  outlets and dates given in a table
  rashomon brief --input-format jsonl - --format json       records in, the JSON contract out
  rashomon brief articles/ --as-of 2016-06-01               judge what is overdue on that day
  rashomon brief https://a.example/1 https://b.example/2 --record story.warc.gz
                                                            fetch pages, and keep them to repeat the run

The table for --meta is a CSV file with a column `source` (file name or path) and any of
id, url, title, authors, publisher, published, language, country, captured.

The table for --corrections is a CSV file with the columns kind, name, other, document, note. Kinds:
  apart   `name` and `other` are never one entity; with `document`, only its `name`
  same    `name` and `other` are one entity
  name    the entity called `name` is shown as `other`
  reject  `name` is no entity
A correction is undone by taking its row out.";

const VERIFY_HELP: &str = "\
The whole analysis is run again from the texts in the brief. For an HTML brief the visible page is also
rendered again and compared. A brief made without texts is completed with --against.

Exit codes: 0 everything holds; 1 something does not (a list is printed); 2 the file is no brief.";

const AUDIT_HELP: &str = "\
Examples:
  rashomon audit brief.html --sample 100 --seed 7 -o sheet.csv   items to judge, without their rules and doubts
  rashomon audit --coded sheet.csv                               precision of each table, with its interval
  rashomon audit --coded ada.csv --coded ben.csv                 and how far two coders agree

Write right, partly or wrong into the column `verdict` (docs/codebook.md says what each means), or leave it empty.";

/// What to draw, or what came back.
#[derive(Debug, Args)]
pub(crate) struct AuditOptions {
    /// The brief, HTML or JSON
    #[arg(value_name = "BRIEF", required_unless_present = "coded", conflicts_with = "coded")]
    pub(crate) file: Option<PathBuf>,
    /// How many items to draw, as evenly from all tables as there are items
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(crate) sample: usize,
    /// Which items: the same number draws the same ones
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub(crate) seed: u64,
    /// A sheet that came back; give it twice for two coders
    #[arg(long, value_name = "SHEET.csv", num_args = 1, action = clap::ArgAction::Append)]
    pub(crate) coded: Vec<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// Which inputs to read, and how.
#[derive(Debug, Args)]
pub(crate) struct InputOptions {
    /// Files, folders, globs, addresses (http, https), or `-` for standard input
    #[arg(value_name = "INPUT", required = true)]
    pub(crate) inputs: Vec<String>,
    /// How to read the inputs: by name and content, or as one JSON record a line
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = InputFormat::Auto)]
    pub(crate) input_format: InputFormat,
    /// A CSV table that gives outlet, date, author and so on for files
    #[arg(long, value_name = "FILE")]
    pub(crate) meta: Option<PathBuf>,
    /// How many documents to work on at once; the result does not depend on it [default: all processors]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    #[cfg(feature = "net")]
    #[command(flatten)]
    pub(crate) web: WebOptions,
}

/// The heading of what holds for addresses; one for the whole struct would go on behind it.
#[cfg(feature = "net")]
const ADDRESSES: &str = "Addresses";

/// What holds for addresses. Without an address among the inputs nothing is fetched.
#[cfg(feature = "net")]
#[derive(Debug, Args)]
pub(crate) struct WebOptions {
    /// Keep what is fetched in this web archive, which can be an input later; what it holds is fetched again
    /// only if it changed
    #[arg(help_heading = ADDRESSES, long, value_name = "FILE.warc.gz")]
    pub(crate) record: Option<PathBuf>,
    /// Read addresses from the web archive given with --record, without any network
    #[arg(help_heading = ADDRESSES, long, requires = "record")]
    pub(crate) offline: bool,
    /// Fetch what the feeds, sitemaps and lists among the files link to, too; what a fetched one links to is
    /// fetched in any case
    #[arg(help_heading = ADDRESSES, long)]
    pub(crate) follow: bool,
    /// The most linked pages to fetch
    #[arg(help_heading = ADDRESSES, long, value_name = "N", default_value_t = capture::net::MOST)]
    pub(crate) most: usize,
    /// The longest time for an address with its redirects, in seconds
    #[arg(help_heading = ADDRESSES, long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=3600))]
    pub(crate) timeout: u16,
    /// Ask this host though it is on this machine or a private network; give it once for each
    #[arg(help_heading = ADDRESSES, long, value_name = "HOST")]
    pub(crate) allow_private: Vec<String>,
    /// Fetch pages that a site's robots.txt asks programs to leave alone
    #[arg(help_heading = ADDRESSES, long)]
    pub(crate) ignore_robots: bool,
}

/// How inputs are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    /// By the name and content of each input
    Auto,
    /// One record a line
    Jsonl,
}

/// Options of `extract` and `annotate`.
#[derive(Debug, Args)]
pub(crate) struct RecordOptions {
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = RecordFormat::Jsonl)]
    pub(crate) format: RecordFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Print the tokens with their grammar as well
    #[arg(long)]
    pub(crate) tokens: bool,
    /// Leave out what carries a doubt, and say how many
    #[arg(long)]
    pub(crate) strict: bool,
}

/// Options of `annotate`.
#[derive(Debug, Args)]
pub(crate) struct AnnotateOptions {
    #[command(flatten)]
    pub(crate) record: RecordOptions,
    /// Run these steps of the language model alone: sentences and tokens, names as the model labels them
    #[arg(long, value_name = "STEPS", value_enum, value_delimiter = ',', conflicts_with = "strict")]
    pub(crate) only: Vec<OnlyStep>,
}

/// A step of the language model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OnlyStep {
    /// Sentences, and tokens with --tokens
    Syntax,
    /// Names
    Names,
}

/// The form of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RecordFormat {
    /// One JSON record a line
    Jsonl,
}

/// Options of `brief`.
#[derive(Debug, Args)]
pub(crate) struct BriefOptions {
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// Write to this file instead of standard output; its ending chooses the form: html, md, docx, json
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// The form of the brief [default: by the ending of the output file, else md]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub(crate) format: Option<BriefFormat>,
    /// The day the brief looks from (YYYY-MM-DD) [default: the latest date among the documents]
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(crate) as_of: Option<corpus::Day>,
    /// Leave out what carries a doubt, and say how many
    #[arg(long)]
    pub(crate) strict: bool,
    /// Leave the full texts out; hashes and cited passages stay
    #[arg(long)]
    pub(crate) without_texts: bool,
    /// Keep to the story that these words fit best; the other documents are listed among the options of the brief
    #[arg(long, value_name = "WORDS")]
    pub(crate) about: Option<String>,
    /// What the brief is called [default: the leading actors and what they speak of]
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    /// A CSV table of corrections: which names are apart, the same, shown under another name, or no entities
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
    /// The language of the words around the findings; passages stay as they are [default: en]
    #[arg(long, value_name = "TAG", value_parser = language)]
    pub(crate) lang: Option<String>,
}

/// A language that the words around the findings are written in, by its BCP 47 tag.
fn language(tag: &str) -> Result<String, String> {
    let known: Vec<&str> = present::languages().collect();
    if known.contains(&tag) {
        return Ok(tag.to_owned());
    }
    Err(format!("the words around the findings are not written in it; available: {}", known.join(", ")))
}

/// The form of a brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BriefFormat {
    /// One page that needs no script and no network
    Html,
    /// Markdown
    Md,
    /// A document for word processors (Office Open XML)
    Docx,
    /// The JSON contract
    Json,
}

/// Options of `stories`.
#[derive(Debug, Args)]
pub(crate) struct StoriesOptions {
    #[command(flatten)]
    pub(crate) input: InputOptions,
    /// The form of the output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = StoriesFormat::Json)]
    pub(crate) format: StoriesFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// The form of stories.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StoriesFormat {
    /// The JSON contract
    Json,
}

/// Options of `verify`.
#[derive(Debug, Args)]
pub(crate) struct VerifyOptions {
    /// The brief: HTML or JSON
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// Compare the texts with these original files, or complete a brief made without texts
    #[arg(long, value_name = "INPUT", num_args = 1..)]
    pub(crate) against: Vec<String>,
}

/// A record whose schema can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RecordName {
    /// `rashomon/document/1`
    Document,
    /// `rashomon/brief/1`
    Brief,
    /// `rashomon/stories/1`
    Stories,
}

impl RecordName {
    /// The word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            RecordName::Document => "document",
            RecordName::Brief => "brief",
            RecordName::Stories => "stories",
        }
    }
}

fn day(written: &str) -> Result<corpus::Day, String> {
    let date = corpus::Edtf::parse(written).and_then(|date| date.exact_day());
    date.ok_or_else(|| "write the day as YYYY-MM-DD, such as 2016-05-06".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_declaration_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_day_is_a_whole_day() {
        assert!(day("2016-05-06").is_ok());
        assert!(day("2016-05").is_err() && day("yesterday").is_err());
    }
}
