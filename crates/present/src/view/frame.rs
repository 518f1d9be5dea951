//! The words around the findings: section names, labels, notes, in one table a language, read by name.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

/// The languages that the frame of a brief is written in, each with its table.
const LANGUAGES: [(&str, &str); 1] = [("en", include_str!("../../words/frame.en.txt"))];

/// The frames, in the order of the languages.
static FRAMES: LazyLock<Vec<Frame>> =
    LazyLock::new(|| LANGUAGES.iter().map(|(_, table)| Frame::of(&entries(table))).collect());

/// The languages that the frame of a brief can be written in, as BCP 47 tags; the first is taken where none is named.
pub fn languages() -> impl Iterator<Item = &'static str> {
    LANGUAGES.iter().map(|(tag, _)| *tag)
}

/// Some words of the frame; `{}` in them is where a number or a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) &'static str);

impl Words {
    /// The words with a number or a name in its place.
    pub(crate) fn with(self, value: impl fmt::Display) -> String {
        self.0.replacen("{}", &value.to_string(), 1)
    }
}

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

macro_rules! frame {
    ($($name:ident),* $(,)?) => {
        /// The words of one language by name. A name that nothing uses is a warning of the compiler.
        #[derive(Clone, Debug)]
        pub(crate) struct Frame {
            $(pub(crate) $name: Words,)*
        }

        impl Frame {
            fn of(table: &BTreeMap<&'static str, &'static str>) -> Frame {
                Frame { $($name: word(table, stringify!($name)),)* }
            }
        }

        /// Every name, for the test that the table has it.
        #[cfg(test)]
        const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

frame! {
    actor_country,
    actor_event,
    actor_group,
    actor_law,
    actor_organisation,
    actor_other,
    actor_person,
    actor_place,
    actor_product,
    actor_site,
    actor_work,
    against,
    all_but,
    also,
    and,
    and_more,
    as_of,
    as_role,
    basis_given,
    basis_inferred,
    basis_stated,
    beside,
    by_author,
    captured,
    carried_alone,
    carried_several,
    characters,
    col_date,
    col_document,
    col_documents,
    col_forms,
    col_genre,
    col_hash,
    col_item,
    col_measure,
    col_name,
    col_named,
    col_number,
    col_origin,
    col_outlet,
    col_period,
    col_remark,
    col_said,
    col_title,
    col_told,
    col_value,
    col_what,
    col_when,
    col_who,
    col_with,
    col_words,
    col_written,
    contents,
    corrected_apart,
    corrected_by,
    corrected_many,
    corrected_name,
    corrected_one,
    corrected_reject,
    corrected_rest,
    corrected_same,
    coverage_of,
    date_basis,
    date_unknown,
    defects,
    differ_actor,
    differ_cause,
    differ_claim,
    differ_date,
    differ_internal,
    differ_label,
    differ_number,
    differ_place,
    differ_position,
    differ_status,
    disagreement_many,
    disagreement_one,
    document_many,
    document_one,
    doubtful,
    elsewhere,
    event_many,
    event_one,
    evidence,
    eyebrow,
    figure,
    filter,
    filter_actor,
    filter_all,
    filter_doubt,
    filter_doubtful,
    filter_from,
    filter_items,
    filter_kind,
    filter_outlet,
    filter_reset,
    filter_to,
    filter_without,
    footer_made,
    footer_verify,
    for_period,
    found_by,
    from_passages,
    genre_analysis,
    genre_news,
    genre_opinion,
    genre_unknown,
    glance,
    grey,
    group_events,
    group_figures,
    group_positions,
    group_statements,
    hashes,
    hashes_large,
    head_alone,
    head_corrections,
    head_doubts,
    head_events,
    head_options,
    head_origins,
    head_plans,
    head_rules,
    head_together,
    head_versions,
    hide_count,
    hide_doubtful,
    hint_corrections,
    hint_coverage,
    hint_developments,
    hint_figures,
    hint_manifest,
    hint_names,
    hint_plans,
    hint_positions,
    hint_statements,
    in_full,
    in_part,
    in_place,
    in_quotations,
    in_timeline,
    inside_marks,
    item_disagreement,
    item_event,
    item_figure,
    item_position,
    item_said,
    item_shared,
    item_time,
    its_own,
    judged_bio,
    judged_byline,
    judged_caption,
    judged_chrome,
    judged_comment,
    judged_dateline,
    judged_disclaimer,
    judged_promo,
    kind_actors,
    kind_disagreements,
    kind_events,
    kind_figures,
    kind_names,
    kind_positions,
    kind_statements,
    lacks,
    lang,
    lead,
    left_alone,
    left_out,
    left_out_about,
    left_out_json,
    mark_e,
    mark_f,
    mark_n,
    mark_q,
    mark_s,
    mark_t,
    marked,
    md_as_of,
    md_cite,
    md_defect,
    md_left_out,
    md_model,
    md_more,
    md_numbers,
    md_option,
    md_stage,
    more,
    more_actors,
    more_agree,
    more_document_one,
    more_documents,
    more_events,
    more_issues,
    more_marked,
    more_measures,
    more_names,
    more_plans,
    more_sources_large,
    names_alike,
    names_of,
    no_date,
    no_options,
    no_outlet,
    no_picture,
    no_speaker,
    no_title,
    none_actors,
    none_contested,
    none_copies,
    none_coverage,
    none_dated,
    none_developments,
    none_disagreements,
    none_documents,
    none_events,
    none_figures,
    none_ledgers,
    none_names,
    none_plan,
    none_plans,
    none_positions,
    none_stages,
    none_statements,
    none_summary,
    not_applied,
    not_told,
    note_words,
    nothing,
    only,
    or,
    origin_many,
    origin_of,
    origin_one,
    outcome_ahead,
    outcome_announced,
    outcome_cancelled,
    outcome_moved,
    outcome_occurred,
    outcome_overdue,
    outcome_planned,
    outcome_postponed,
    outcome_proposed,
    outcome_restated,
    passage,
    perhaps_other,
    picture_conflict,
    picture_coverage,
    picture_coverage_note,
    picture_figures,
    picture_hollow,
    picture_names,
    picture_not_in,
    picture_positions,
    picture_rest,
    picture_sources,
    picture_timeline,
    picture_timeline_note,
    picture_together,
    picture_together_note,
    picture_undated,
    picture_words,
    place_figures,
    place_item,
    place_names,
    place_positions,
    place_statements,
    place_timeline,
    q_about,
    q_contested,
    q_last,
    q_planned,
    q_who,
    said_by,
    sec_actors,
    sec_coverage,
    sec_developments,
    sec_disagreements,
    sec_figures,
    sec_manifest,
    sec_names,
    sec_positions,
    sec_sources,
    sec_statements,
    sec_texts,
    sec_timeline,
    shared_passages,
    show_count,
    shows_written,
    skip,
    stance_acceptance,
    stance_claim,
    stance_demand,
    stance_offer,
    stance_refusal,
    statement_many,
    statement_one,
    status,
    status_cancelled,
    status_hypothetical,
    status_ongoing,
    status_past,
    status_postponed,
    status_proposed,
    status_scheduled,
    table_more_sources,
    table_sources,
    text,
    texts_large,
    texts_left_out,
    the_item,
    the_outlet,
    this_item,
    times,
    to_whom,
    undated_events,
    unknown,
    untitled,
    verdict_agree,
    verdict_conflict,
    verdict_period,
    verdict_rounding,
    verdict_scope,
    verdict_single,
    verdict_stale,
    voice_mixed,
    voice_narration,
    voice_opinion,
    voice_own,
    voice_reported,
    who_is,
    why_corrected,
    why_one,
    word_many,
    word_one,
    zone_utc,
}

impl Frame {
    /// The words of a language; of the first where it has no table.
    pub(crate) fn in_language(tag: Option<&str>) -> &'static Frame {
        let known = languages().position(|known| Some(known) == tag);
        &FRAMES[known.unwrap_or(0)]
    }
}

/// The words of a name; the name itself where the table lacks it, which a test excludes.
#[inline(never)]
fn word(table: &BTreeMap<&'static str, &'static str>, name: &'static str) -> Words {
    Words(table.get(name).copied().unwrap_or(name))
}

fn entries(table: &'static str) -> BTreeMap<&'static str, &'static str> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once("  ")).map(|(name, words)| (name, words.trim_start())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_has_every_name_once_and_no_other() {
        for (tag, table) in LANGUAGES {
            let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).count();
            let table = entries(table);
            assert_eq!(table.len(), lines, "{tag}: a name stands twice, or a line has no words");
            let names: Vec<&str> = table.keys().copied().collect();
            let mut known = NAMES.to_vec();
            known.sort_unstable();
            assert_eq!(names, known, "{tag}");
            assert!(table.values().all(|words| !words.is_empty() && words.matches("{}").count() < 2), "{tag}");
        }
    }

    #[test]
    fn every_table_has_its_places_where_the_first_has_them() {
        let first = entries(LANGUAGES[0].1);
        for (tag, table) in LANGUAGES {
            for (name, words) in entries(table) {
                assert_eq!(words.contains("{}"), first[name].contains("{}"), "{tag}: {name}");
            }
        }
    }

    #[test]
    fn a_language_without_a_table_gets_the_first() {
        assert_eq!(Frame::in_language(Some("xx")).sec_sources, Frame::in_language(None).sec_sources);
        assert_eq!(Words("{} more").with(3), "3 more");
    }
}
