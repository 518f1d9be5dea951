//! The language model over any text: the tokens leave out nothing, the heads make a tree, and names and
//! sentences fit the tokens. The same invariants as in `crates/nlp/tests/any_text.rs`.

use nlp::{Pos, Syntax};

use crate::analysis::{engine, words};

pub(crate) fn model(bytes: &[u8]) {
    let text = words(bytes);
    let syntax = engine().model().parse(&text);
    check_tokens(&text, &syntax);
    check_tree(&syntax);
    check_parts(&syntax);
    assert_eq!(syntax.lemma(syntax.tokens.len()), "");
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || ('\u{1c}'..='\u{1f}').contains(&c)
}

/// Tokens are in order, on character boundaries, and leave out nothing but the space behind a token.
fn check_tokens(text: &str, syntax: &Syntax) {
    let ends = syntax.tokens.iter().map(|token| token.start as usize).skip(1).chain([text.len()]);
    assert!(syntax.tokens.first().is_none_or(|token| token.start == 0));
    for (token, next) in syntax.tokens.iter().zip(ends) {
        let own = &text[token.start as usize..token.end as usize];
        assert!(!own.is_empty());
        assert_eq!(token.pos == Pos::Space, own.chars().all(is_space), "{own:?}");
        assert_eq!(&text[token.end as usize..next], if token.space_after { " " } else { "" });
    }
    let ranges: Vec<_> = syntax.tokens.iter().map(|token| token.start as usize..token.end as usize).collect();
    assert_eq!(engine().model().tokenize(text), ranges);
}

/// Every token is a root or the child of one other token, and lies between the edges of its subtree.
fn check_tree(syntax: &Syntax) {
    let count = syntax.tokens.len();
    let mut children = 0;
    for (at, token) in syntax.tokens.iter().enumerate() {
        assert!((token.head as usize) < count);
        assert!(syntax.left_edge(at) <= at && at <= syntax.right_edge(at) && syntax.right_edge(at) < count);
        let own: Vec<_> = syntax.children(at).collect();
        assert!(own.is_sorted() && own.iter().all(|&child| syntax.tokens[child].head as usize == at));
        children += own.len();
    }
    let roots = syntax.tokens.iter().enumerate().filter(|(at, token)| token.head as usize == *at).count();
    assert_eq!(children + roots, count);
}

/// Sentences cover the tokens, and names do not overlap.
fn check_parts(syntax: &Syntax) {
    let mut end = 0;
    for sentence in syntax.sentences() {
        assert!(sentence.start == end && sentence.end > end);
        assert!(syntax.tokens[sentence.start].sentence_start);
        end = sentence.end;
    }
    assert_eq!(end, syntax.tokens.len());
    let mut next = 0;
    for name in &syntax.names {
        assert!(name.first >= next && name.last >= name.first);
        next = name.last + 1;
    }
    assert!(next as usize <= syntax.tokens.len());
}
