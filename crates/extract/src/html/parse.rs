//! From the source of a page to its tree.
//!
//! The parser of HTML goes through its input letter by letter. Wherever that gives the same tree, what is plain is
//! taken out of the input in larger parts: the content of scripts and styles, which are most of many pages, and the
//! tags, texts and comments that [`token`] knows. Whatever is not plain is left where it is.

use std::rc::Rc;

use dom_query::Document as Tree;
use html5ever::buffer_queue::BufferQueue;
use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::{RawKind, Rawtext, ScriptData};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};

use super::{shape, token};

/// The tree of a page, as a browser without scripts makes it.
pub(super) fn tree(html: &str) -> Tree {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let input = Rc::new(BufferQueue::default());
    let builder = Builder { inner: TreeBuilder::new(Tree::default(), options), input: Rc::clone(&input) };
    let tokenizer = Tokenizer::new(builder, TokenizerOpts::default());
    input.push_back(StrTendril::from(html));
    // It stops at the end of scripts and where an encoding is named, for others to act; nobody does here.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.inner.sink.finish()
}

/// Builds the tree, and takes what is plain out of the input itself.
struct Builder {
    inner: TreeBuilder<dom_query::NodeId, Tree>,
    input: Rc<BufferQueue>,
}

impl TokenSink for Builder {
    type Handle = dom_query::NodeId;

    fn process_token(&self, token: Token, line_number: u64) -> TokenSinkResult<dom_query::NodeId> {
        let Token::TagToken(Tag { kind, name, .. }) = &token else {
            return self.inner.process_token(token, line_number);
        };
        let (kind, name) = (*kind, name.clone());
        let result = self.inner.process_token(token, line_number);
        match &result {
            TokenSinkResult::RawData(raw @ (Rawtext | ScriptData)) if kind == TagKind::StartTag => {
                self.take_raw(*raw, &name, line_number);
            }
            // After a tag that says nothing else markup goes on.
            TokenSinkResult::Continue => self.take_plain(line_number),
            _ => {}
        }
        result
    }

    fn end(&self) {
        self.inner.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.inner.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

impl Builder {
    /// Takes tokens as long as they are plain; the tokenizer goes on with what is not.
    fn take_plain(&self, line_number: u64) {
        let Some(mut rest) = self.input.pop_front() else { return };
        let mut at = 0;
        while let Some((token, end)) = token::plain(&rest, at) {
            at = end;
            // Elements that change how the tokenizer goes on are not plain; what names an encoding changes nothing.
            let _ = self.inner.process_token(token, line_number);
        }
        // No page is longer than `shape` allows.
        rest.pop_front(u32::try_from(at).unwrap_or_default());
        self.input.push_front(rest);
    }

    /// Takes what stands before the end tag of an element whose content is raw; the tokenizer goes on with the end tag.
    fn take_raw(&self, kind: RawKind, name: &str, line_number: u64) {
        let Some(mut rest) = self.input.pop_front() else { return };
        if let Some(length) = raw_length(&rest, kind, name) {
            let content = rest.subtendril(0, length);
            rest.pop_front(length);
            let content = if content.contains('\r') {
                StrTendril::from(content.replace("\r\n", "\n").replace('\r', "\n"))
            } else {
                content
            };
            if !content.is_empty() {
                // Nothing but the end of an element changes how the tokenizer goes on.
                let _ = self.inner.process_token(Token::CharacterTokens(content), line_number);
            }
        }
        self.input.push_front(rest);
    }
}

/// How long the content of a raw element is; none where the tokenizer has to tell, letter by letter.
fn raw_length(rest: &str, kind: RawKind, name: &str) -> Option<u32> {
    let end = format!("</{name}");
    let mut at = 0;
    let length = loop {
        let found = shape::find_ignoring_case(rest, &end, at)?;
        at = found + end.len();
        match rest.as_bytes().get(at)? {
            b'\t' | b'\n' | b'\r' | b'\x0C' | b' ' | b'/' | b'>' => break found,
            _ => {}
        }
    };
    let content = &rest[..length];
    // A script within a comment within a script does not end where it seems to.
    let nested =
        || kind == ScriptData && content.contains("<!--") && shape::find_ignoring_case(content, "<script", 0).is_some();
    if memchr::memchr(0, content.as_bytes()).is_some() || nested() {
        return None;
    }
    u32::try_from(length).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as the parser makes it without help.
    fn plainly(html: &str) -> String {
        Tree::from(html).html().to_string()
    }

    #[test]
    fn the_tree_is_that_of_the_parser() {
        for html in [
            "<p>a<script>if (a < b) '</p>'; x</script>b",
            "<script></script><p>x",
            "<script>a\r\nb\rc\r</script\r>x",
            "<script>a</scripty></SCRIPT >b<style>p > a {}</style\t><p>c",
            "<script><!-- <script> a </script> b --></script>c",
            "<script><!-- a </script> b --></script>c",
            "<script><!--\nfoo('<p>')\n//--></script>c<p>d",
            "<script>a\0b</script>c<style>\0</style>",
            "<script>never ends <p>x",
            "<style>never ends </style",
            "<style>a</style/>b<iframe><p>x</p></iframe>c<noembed>d</noembed>e<xmp><b></xmp>f",
            "<svg><style><p>x</style></svg><math><script>a<b></script></math>",
            "<title>a<script>b</title><textarea><style></textarea>c",
            "<table><script>a</script><tr><td>b<style>c</style></table>d",
            "<noscript><style>a</style><p>b</noscript>c<template><script>d</script></template>e",
            "<head><meta charset=x><script>a</script></head><frameset><noframes>b<p></noframes></frameset>",
            "<p CLASS=a id='b' data-x=\"c\">d<br/><img src=e/f.png alt><a href=g?h&amp;i>j</a ><b\n>k</b/></c d>",
            "<p a a>b<p a=1 a=2>c<p a=\"b\"c=d>e<p a=>f<p =a>g<p a = 'b' c= d >h<p a'b>i<p a=b'c>j<p \"a\">k",
            "<p a/b>c<p/>d<p / >e<p a=b/>f<p a='b'/>g<svg a/><path d='x'/></svg>h<p a\0='b'>i<p a='\0'>j",
            "<p a='&amp;b\r\nc'>d &amp; e &nbsp f &copy;g\r\nh\0i<3 j < k <> l </> m </ n> o <?p> q",
            "<p><!-- a --><!----><!---><!-->b<!-- c --!>d<!-- e -- f --->g<!-- <!-- h --> i<!-->-->j<!--->k-->l",
            "<p><!---->a<!-- b\rc -->d<!-- \0 -->e<!doctype f>g<![CDATA[h]]>i<svg><![CDATA[j]]></svg>k<!-- l",
            "<pre>\n\na</pre><p>\nb<table> c <td>d</table><select><option>e<p>f</select><ul><li>g<li>h</ul>",
            "<table>\n a<tr> b<td>c</td> </tr>d</table><p>e<b>f<p>g</b>h<a href='i'>j<a>k<frameset><frame src=l>",
            "<title>a &amp; b</title><meta charset='utf-8'><meta http-equiv=x content='y; charset=z'><body a=b><body c='d'>",
            "<my-tag a:b='c' x@y='d'>e</my-tag><H1>f</H1><straße>g</straße><a-very-long-name-of-a-tag-that-is-rare>h",
            "\u{FEFF}<!doctype html><script>\n\na</script>\n<pre>\nb</pre>",
        ] {
            assert_eq!(tree(html).html().to_string(), plainly(html), "{html:?}");
        }
    }

    #[test]
    fn any_markup_gives_the_tree_of_the_parser() {
        let parts = [
            "<p>",
            "</p>",
            "<div class=\"a b\">",
            "</div>",
            "<a href='c'>",
            "</a>",
            "<b",
            ">",
            "</b>",
            "\"",
            "'",
            "=",
            "/",
            " ",
            "\n",
            "\r",
            "\0",
            "&",
            "&amp;",
            "<",
            "<!--",
            "--",
            "-->",
            "--!>",
            "!",
            "<script>",
            "</script>",
            "<style>",
            "</style",
            "<title>",
            "</title>",
            "<table>",
            "<td>",
            "</table>",
            "<svg>",
            "</svg>",
            "<![CDATA[",
            "]]>",
            "word",
            "é",
            "<br/>",
            "<pre>",
            "<textarea>",
            "</textarea>",
            "<select>",
            "<option>",
            "<template>",
            "</template>",
            "id",
        ];
        // A fixed stream of numbers (an LCG with the constants of Knuth's MMIX), so that a failure repeats.
        let mut state = 1_u64;
        for _ in 0..4000 {
            let mut html = String::new();
            for _ in 0..24 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                html.push_str(parts[(state >> 33) as usize % parts.len()]);
            }
            assert_eq!(tree(&html).html().to_string(), plainly(&html), "{html:?}");
        }
    }
}
