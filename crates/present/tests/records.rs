//! Records keep the contract: offsets in code points, nothing lost on the way out and back, faults named.
#![allow(clippy::expect_used, clippy::panic, reason = "tests")]

mod fixture;

use rashomon_present::record::DocumentRecord;
use rashomon_present::{
    annotated_record, brief_document, brief_record, check_passages, compare, document_record, read_brief,
    read_document, read_document_record, read_told, schema, to_json, to_json_pretty, write_brief,
};
use serde_json::{Value, json};

fn brief(without_texts: bool) -> rashomon_present::record::BriefRecord {
    let archive = fixture::archive();
    brief_record(&archive, &fixture::relations(&archive), &fixture::manifest(), without_texts)
}

fn value(record: &impl serde::Serialize) -> Value {
    serde_json::to_value(record).expect("a record is JSON")
}

#[test]
fn an_annotated_record_reads_back_as_what_was_written() {
    for annotated in [fixture::arven(), fixture::wire()] {
        let read = read_document(&to_json(&annotated_record(&annotated, true))).expect("own record");
        assert_eq!(read.document.metadata, annotated.document.metadata);
        assert_eq!(annotated_record(&read, true), annotated_record(&annotated, true));
    }
}

#[test]
fn a_brief_written_item_by_item_has_the_bytes_of_its_record() {
    let archive = fixture::archive();
    let (relations, manifest) = (fixture::relations(&archive), fixture::manifest());
    for without_texts in [false, true] {
        let mut written = Vec::new();
        write_brief(&mut written, &archive, &relations, &manifest, without_texts).expect("memory takes all");
        assert_eq!(String::from_utf8(written).expect("JSON"), to_json_pretty(&brief(without_texts)));
    }
}

#[test]
fn what_a_document_tells_is_read_as_the_whole_record_is() {
    for annotated in [fixture::arven(), fixture::wire(), fixture::sorland()] {
        let json = to_json(&annotated_record(&annotated, false));
        let (told, read) = (read_told(&json).expect("own record"), read_document(&json).expect("own record").document);
        let title = read.metadata.title.filter(|title| title.from.is_empty()).map(|title| title.value);
        let published = read.metadata.published.map(|date| date.value);
        assert_eq!((told.id, told.text.as_str()), (read.id, read.text.as_str()));
        assert_eq!((told.title, told.published), (title, published));
    }
    assert!(read_told("{\"schema\": \"rashomon/brief/1\", \"text\": \"\"}").is_err_and(|fault| fault.at() == "schema"));
    let other = "{\"schema\": \"rashomon/document/1\", \"text\": \"\", \"hash\": \"00\"}";
    assert!(read_told(other).is_err_and(|fault| fault.at() == "hash"));
}

#[test]
fn an_inferred_date_of_writing_is_printed_as_published_and_read_as_inferred() {
    let record = annotated_record(&fixture::sorland(), false);
    assert_eq!(record.metadata.published.as_ref().map(|date| date.value.as_str()), Some("2031-03~"));
    let read = read_document(&to_json(&record)).expect("own record");
    assert_eq!(read.document.metadata.published, None);
    assert_eq!(read, fixture::sorland());
}

#[test]
fn offsets_count_code_points_through_emoji_and_accents() {
    let record = annotated_record(&fixture::arven(), false);
    let text: Vec<char> = fixture::ARVEN.chars().collect();
    let slice = |start: u32, end: u32| text[start as usize..end as usize].iter().collect::<String>();
    let quote = &record.quotes.as_ref().expect("quotes")[0];
    assert_eq!(slice(quote.content[0].start, quote.content[0].end), "We agreed to resume the talks in June,");
    assert_eq!(quote.speaker.as_deref(), Some("Lía Okafor"));
    let entity = &record.entities.as_ref().expect("entities")[3];
    assert_eq!(
        (slice(entity.start, entity.end).as_str(), entity.aliases.as_slice()),
        ("Lía Okafor", &["Okafor".to_owned()][..])
    );
}

#[test]
fn an_extracted_record_has_no_annotation_lists() {
    let record = value(&document_record(&fixture::arven().document));
    for field in ["schema", "id", "hash", "source", "text", "blocks", "metadata", "defects"] {
        assert!(record.get(field).is_some(), "{field}");
    }
    assert!(record.get("mentions").is_none());
}

/// The record of one document, changed at a JSON pointer.
fn fault(pointer: &str, change: Value) -> String {
    let mut record = value(&annotated_record(&fixture::arven(), true));
    *record.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = change;
    read_document(&record.to_string()).expect_err("a fault").to_string()
}

#[test]
fn a_fault_names_the_field_and_its_place() {
    for (pointer, change, message) in [
        ("/quotes/0/content/0/end", json!(9999), "quotes[0].content[0]: "),
        ("/quotes/1/cue/start", json!(9998), "quotes[1].cue: "),
        ("/quotes/0/nested_in", json!(7), "quotes[0].nested_in: 7 is no index of a list of 2"),
        ("/quotes/0/nested_in", json!(0), "quotes[0].nested_in: stands in itself"),
        ("/quotes/0/type", json!("shouted"), "quotes[0].type: "),
        ("/mentions/2/entity", json!("entity-none"), "mentions[2].entity: `entity-none` is no id of `entities`"),
        ("/mentions/0/start", json!(-1), "mentions[0].start: "),
        ("/times/0/edtf", json!("soon"), "times[0].edtf: `soon` is no EDTF date"),
        ("/tokens/0/head", json!(3), "tokens[0].head: "),
        ("/tokens/0/tag", json!("NOPE"), "tokens[0].tag: `NOPE` is unknown"),
        ("/blocks/1/start", json!(0), "blocks[1]: overlaps its predecessor"),
        ("/events/1/attributed_to", json!(9), "events[1].attributed_to: "),
        ("/hash", json!("00"), "hash: `00`, but `text` has the content hash"),
        ("/schema", json!("rashomon/document/2"), "schema: "),
        ("/text", json!(null), "text: "),
    ] {
        let said = fault(pointer, change);
        assert!(said.starts_with(message), "{pointer}: {said}");
    }
}

#[test]
fn rows_out_of_order_are_refused() {
    let mut record = annotated_record(&fixture::arven(), false);
    record.mentions.as_mut().expect("mentions").swap(0, 2);
    let said = read_document(&to_json(&record)).expect_err("out of order").to_string();
    assert!(said.starts_with("mentions[1]: stands before its predecessor"), "{said}");
}

#[test]
fn a_record_made_by_hand_needs_little() {
    let record: DocumentRecord =
        read_document_record(r#"{"schema":"rashomon/document/1","text":"Hi.","later":1}"#).expect("little is enough");
    let document = rashomon_present::document_of(&record).expect("a document");
    assert_eq!(document.id, document.text.id().to_hex());
}

#[test]
fn a_brief_reads_back_and_is_the_same_bytes() {
    for without_texts in [false, true] {
        let record = brief(without_texts);
        let json = to_json(&record);
        let read = read_brief(&json).expect("own brief");
        assert_eq!(read, record);
        assert_eq!(to_json(&read), json);
        assert_eq!(read_brief(&to_json_pretty(&record)).expect("own brief"), record);
    }
}

#[test]
fn every_list_of_the_contract_has_its_fields() {
    let brief = value(&brief(false));
    for (list, fields) in [
        ("documents", "id hash source text blocks metadata"),
        ("entities", "id name type aliases country mentions reasons"),
        ("origins", "id documents shared reason"),
        ("timeline", "id date status type headline actors place mentions documents origins"),
        ("upcoming", "id outcome history"),
        ("quotes", "id speaker speaker_entity role type content cue source date variants"),
        ("positions", "id actor issue date voice summary evidence"),
        ("figures", "id measure values verdict"),
        ("disagreements", "id kind topic sides explanation"),
        ("naming", "referent terms"),
        ("coverage", "topic ref mentions"),
    ] {
        for field in fields.split(' ') {
            assert!(brief[list][0].get(field).is_some(), "{list}: {field}");
        }
    }
    assert_eq!(brief["timeline"][0]["origins"], json!(1));
    assert_eq!(brief["timeline"][0]["documents"], json!(["arven", "wire"]));
    assert_eq!(brief["quotes"][0]["origins"], json!(1));
    assert_eq!(brief["naming"][0]["terms"][1]["narration"], json!({"sorland": 2}));
    assert_eq!(brief["figures"][0]["values"][0]["value"], json!(4_100_000_000_i64));
}

#[test]
fn without_texts_the_cited_passages_remain() {
    let brief = value(&brief(true));
    assert!(brief["documents"][0].get("text").is_none());
    assert_eq!(brief["timeline"][0]["mentions"][0]["exact"], "visited");
}

#[test]
fn a_document_of_a_brief_can_be_analysed_again() {
    let record = brief(false);
    let again = brief_document(&record.documents[0], None).expect("a document");
    let mut document = fixture::arven().document;
    document.defects.clear();
    assert_eq!(again, document);
    let bare = brief(true);
    assert!(brief_document(&bare.documents[0], None).is_err());
    assert!(brief_document(&bare.documents[0], Some(fixture::ARVEN)).is_ok());
    assert!(brief_document(&bare.documents[0], Some("another text")).is_err());
}

#[test]
fn an_altered_value_is_named_with_its_item_and_path() {
    let honest = value(&brief(false));
    assert_eq!(compare(&honest, &honest), []);
    let mut altered = honest.clone();
    altered["timeline"][0]["date"] = json!("2031-03-05");
    let id = honest["timeline"][0]["id"].as_str().map(str::to_owned);
    let found = compare(&altered, &honest);
    assert_eq!((found.len(), found[0].path.as_str(), &found[0].item), (1, "timeline[0].date", &id));
    assert!(found[0].message.contains("2031-03-05") && found[0].message.contains("2031-03-03"));
    let mut shorter = honest.clone();
    shorter["disagreements"].as_array_mut().expect("a list").clear();
    assert!(compare(&shorter, &honest)[0].message.contains("is not in the brief"));
    assert!(compare(&honest, &shorter)[0].message.contains("is not found"));
    let mut turned = honest.clone();
    turned["timeline"].as_array_mut().expect("a list").swap(0, 1);
    assert!(compare(&turned, &honest)[0].message.contains("another order"));
}

#[test]
fn an_altered_passage_or_text_is_found_by_itself() {
    assert_eq!(check_passages(&brief(false)), []);
    let mut altered = brief(false);
    altered.quotes[0].content[0].exact = "We refused".to_owned();
    let found = check_passages(&altered);
    assert_eq!((found.len(), found[0].path.as_str()), (1, "quotes[0].content[0]"));
    let mut retold = brief(false);
    retold.documents[0].text = Some(fixture::ARVEN.replace("300", "900"));
    assert!(check_passages(&retold).iter().any(|mismatch| mismatch.path == "documents[0].hash"));
}

#[test]
fn schemas_name_every_field_of_a_record() {
    let documents = [("document", value(&annotated_record(&fixture::arven(), true))), ("brief", value(&brief(false)))];
    for (name, record) in documents {
        let schema: Value = serde_json::from_str(&schema(name).expect("a schema")).expect("JSON");
        for field in record.as_object().expect("an object").keys() {
            assert!(schema["properties"].get(field).is_some(), "{name}: {field}");
        }
    }
    assert!(schema("stories").is_some());
    assert_eq!(schema("other"), None);
}
