//! Finishes a dependency tree: puts lifted tokens back under their heads, finds the edges of every
//! subtree and the starts of sentences.

use std::collections::{BTreeSet, VecDeque};

use crate::labels::Dep;
use crate::parser::{Arcs, Relation};

/// First and last token of every token's subtree, as far as the tree is one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Edges {
    pub(crate) left: Vec<u32>,
    pub(crate) right: Vec<u32>,
}

/// Rounds over the tokens after which crossing subtrees are left as they are.
const MOST_ROUNDS: usize = 12;

impl Edges {
    pub(crate) fn of(heads: &[usize]) -> Self {
        let alone: Vec<u32> = (0..heads.len() as u32).collect();
        let mut edges = Self { left: alone.clone(), right: alone };
        for _ in 0..MOST_ROUNDS {
            edges.widen(heads);
            if edges.heads_stay_inside(heads) {
                break;
            }
        }
        edges
    }

    fn widen(&mut self, heads: &[usize]) {
        let tokens = 0..heads.len();
        for child in tokens.clone().chain(tokens.rev()) {
            let head = heads[child];
            self.left[head] = self.left[head].min(self.left[child]);
            self.right[head] = self.right[head].max(self.right[child]);
        }
    }

    /// Whether every head lies in the sentence of its token.
    fn heads_stay_inside(&self, heads: &[usize]) -> bool {
        let starts = self.sentence_starts(heads);
        let mut start = 0;
        for at in 0..heads.len() {
            if (at > 0 && starts[at]) || at + 1 == heads.len() {
                if heads[start..at].iter().any(|&head| head < start || head > at) {
                    return false;
                }
                start = at;
            }
        }
        true
    }

    /// True for the first token of each root's subtree.
    pub(crate) fn sentence_starts(&self, heads: &[usize]) -> Vec<bool> {
        let mut starts = vec![false; heads.len()];
        for (at, &head) in heads.iter().enumerate() {
            if head == at {
                starts[self.left[at] as usize] = true;
            }
        }
        starts
    }
}

/// Children of every token in ascending order, in one list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Children {
    starts: Vec<u32>,
    tokens: Vec<u32>,
}

impl Children {
    pub(crate) fn of(heads: impl Iterator<Item = usize> + Clone) -> Self {
        let count = heads.clone().count();
        let mut starts = vec![0u32; count + 2];
        let arcs = heads.enumerate().filter(|(at, head)| at != head);
        arcs.clone().for_each(|(_, head)| starts[head + 2] += 1);
        (2..starts.len()).for_each(|at| starts[at] += starts[at - 1]);
        let mut tokens = vec![0; starts.last().map_or(0, |&total| total as usize)];
        for (at, head) in arcs {
            tokens[starts[head + 1] as usize] = at as u32;
            starts[head + 1] += 1;
        }
        Self { starts, tokens }
    }

    pub(crate) fn at(&self, head: usize) -> &[u32] {
        match (self.starts.get(head), self.starts.get(head + 1)) {
            (Some(&from), Some(&to)) => &self.tokens[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// Moves every lifted token down to the nearest descendant of its head, breadth first, that has the
/// relation named; without one it stays.
pub(crate) fn put_lifted_back(arcs: &mut Arcs, is_space: impl Fn(usize) -> bool) {
    let lifted: Vec<usize> = (0..arcs.heads.len()).filter(|&at| arcs.relations[at].lifted_from.is_some()).collect();
    if lifted.is_empty() {
        return;
    }
    let (edges, children) = (Edges::of(&arcs.heads), Children::of(arcs.heads.iter().copied()));
    let mut family = Family { edges, children, moved: BTreeSet::new() };
    for token in lifted {
        let Relation { dep, lifted_from: Some(wanted) } = arcs.relations[token] else {
            continue;
        };
        let head = family.find_head(arcs, token, wanted, &is_space);
        arcs.heads[token] = head;
        arcs.relations[token] = Relation { dep, lifted_from: None };
        family.moved.insert((head, token));
    }
}

/// Who stands under whom while tokens move: the children of before, and those that came since.
struct Family {
    edges: Edges,
    children: Children,
    /// Head and token.
    moved: BTreeSet<(usize, usize)>,
}

impl Family {
    /// The children that `head` has now, ascending, as far as they lie in its subtree of before.
    fn children(&self, arcs: &Arcs, head: usize) -> Vec<usize> {
        let before = self.children.at(head).iter().map(|&child| child as usize);
        let came = self.moved.range((head, 0)..(head + 1, 0)).map(|&(_, child)| child);
        let inside = self.edges.left[head] as usize..=self.edges.right[head] as usize;
        let mut now: Vec<usize> = before.chain(came).collect();
        now.retain(|&child| arcs.heads[child] == head && inside.contains(&child));
        now.sort_unstable();
        now.dedup();
        now
    }

    fn find_head(&self, arcs: &Arcs, token: usize, wanted: Dep, is_space: &impl Fn(usize) -> bool) -> usize {
        let wanted = Relation { dep: wanted, lifted_from: None };
        let mut queue = VecDeque::from([arcs.heads[token]]);
        // A tree is left after as many steps as it has tokens; a token moved under itself makes none.
        for _ in 0..arcs.heads.len() {
            let Some(head) = queue.pop_front() else { break };
            for child in self.children(arcs, head) {
                if is_space(child) || child == token {
                    continue;
                }
                if arcs.relations[child] == wanted {
                    return child;
                }
                queue.push_back(child);
            }
        }
        arcs.heads[token]
    }
}
