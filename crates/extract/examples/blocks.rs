//! Prints the blocks and metadata of pages, a line each: for looking at what was made of them.
#![allow(clippy::print_stdout, reason = "an example prints")]

fn main() {
    let lexicon = lexicon::Lexicon::embedded();
    let inputs: Vec<String> = std::env::args().skip(1).collect();
    for capture in capture::open(&inputs, &capture::Options::default()) {
        match capture {
            Err(error) => println!("! {error}"),
            Ok(capture) => show(&rashomon_extract::extract(capture, &lexicon)),
        }
    }
}

fn show(document: &corpus::Document) {
    println!("== {}", document.source);
    let m = &document.metadata;
    println!("title     {:?}", m.title.as_ref().map(|v| (&v.value, &v.rule.0, &v.doubts)));
    for a in &m.authors {
        println!(
            "author    {:?} {:?} {:?}",
            a.name.value,
            a.role.as_ref().map(|r| &r.value),
            (&a.name.rule.0, &a.name.doubts)
        );
    }
    println!("publisher {:?}", m.publisher.as_ref().map(|v| (&v.value, &v.rule.0, &v.doubts)));
    println!("published {:?}", m.published.as_ref().map(|v| (&v.value, &v.rule.0, &v.doubts)));
    println!("genre     {:?}", m.genre.as_ref().map(|v| (v.value, &v.rule.0, &v.doubts)));
    println!(
        "language  {:?} country {:?} charset {:?}",
        m.language.as_ref().map(|v| &v.value),
        m.country.as_ref().map(|v| &v.value),
        m.charset
    );
    for d in &document.defects {
        println!("defect    {}: {}", d.kind, d.message);
    }
    for block in document.blocks.rows() {
        let text = document.text.slice(block.span).replace('\n', " ");
        let short: String = text.chars().take(90).collect();
        println!("{:10} {:24} {short}", block.kind.as_str(), block.rule.0);
    }
}
