//! Work in parallel, results in order.

use std::collections::{BTreeMap, VecDeque};
use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

/// How many items may be under way for each thread: enough to keep it busy, few enough to bound memory.
const AHEAD: usize = 4;

/// How much the items under way may weigh for each thread, in bytes: a page takes several times its size while it is
/// read, and pages are of any size. One that weighs more is under way alone.
const HELD: usize = 2 << 20;

/// Applies `work` to every item on `threads` threads and hands the results to `sink` in the order of the
/// items, until it breaks off. At most a few items for each thread are held at a time, however many there are, and
/// fewer of those whose `weight`, in bytes, is large.
pub fn in_order<In, Out>(
    items: impl Iterator<Item = In>,
    weight: impl Fn(&In) -> usize,
    threads: usize,
    work: impl Fn(In) -> Out + Sync,
    mut sink: impl FnMut(Out) -> ControlFlow<()>,
) where
    In: Send,
    Out: Send,
{
    if threads <= 1 {
        let _ = items.map(work).try_for_each(sink);
        return;
    }
    let limit = threads * AHEAD;
    let (jobs, queue) = sync_channel(limit);
    let (done, results) = channel();
    let queue = Mutex::new(queue);
    thread::scope(|scope| {
        for _ in 0..threads {
            let (done, queue, work) = (done.clone(), &queue, &work);
            scope.spawn(move || {
                while let Some((place, item)) = next(queue) {
                    if done.send((place, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let items = items.map(|item| (weight(&item), item));
        feed(items, jobs, results, limit, &mut sink);
    });
}

/// The next job; the lock is held only while waiting for it.
fn next<In>(queue: &Mutex<Receiver<(usize, In)>>) -> Option<(usize, In)> {
    queue.lock().ok()?.recv().ok()
}

/// Results that have come, and the place of the next one to emit.
struct Sequence<'s, Out, Sink> {
    results: Receiver<(usize, Out)>,
    waiting: BTreeMap<usize, Out>,
    emitted: usize,
    sink: &'s mut Sink,
}

impl<Out, Sink: FnMut(Out) -> ControlFlow<()>> Sequence<'_, Out, Sink> {
    /// Waits for one result and emits what is now complete; false when no more will come or is wanted.
    fn collect(&mut self) -> bool {
        let Ok((place, result)) = self.results.recv() else { return false };
        self.waiting.insert(place, result);
        while let Some(result) = self.waiting.remove(&self.emitted) {
            self.emitted += 1;
            if (self.sink)(result).is_break() {
                return false;
            }
        }
        true
    }
}

/// The weights of the items that are handed out and not emitted.
#[derive(Default)]
struct Held {
    weights: VecDeque<usize>,
    emitted: usize,
    sum: usize,
}

impl Held {
    /// Lets go of all items before this one.
    fn release(&mut self, emitted: usize) {
        while self.emitted < emitted {
            self.emitted += 1;
            self.sum -= self.weights.pop_front().unwrap_or_default();
        }
    }

    /// Whether there is room for one more.
    fn has_room(&self, weight: usize, limit: usize) -> bool {
        self.weights.is_empty() || self.weights.len() < limit && self.sum + weight <= limit / AHEAD * HELD
    }

    fn add(&mut self, weight: usize) {
        self.weights.push_back(weight);
        self.sum += weight;
    }
}

/// Hands out jobs, each with its weight, and emits results in order, from the calling thread.
fn feed<In, Out>(
    items: impl Iterator<Item = (usize, In)>,
    jobs: SyncSender<(usize, In)>,
    results: Receiver<(usize, Out)>,
    limit: usize,
    sink: &mut impl FnMut(Out) -> ControlFlow<()>,
) {
    let mut sequence = Sequence { results, waiting: BTreeMap::new(), emitted: 0, sink };
    let mut held = Held::default();
    for (place, (weight, item)) in items.enumerate() {
        // Counted from the oldest that is not emitted, so that one slow item cannot pile up the others.
        while !held.has_room(weight, limit) {
            if !sequence.collect() {
                return;
            }
            held.release(sequence.emitted);
        }
        held.add(weight);
        if jobs.send((place, item)).is_err() {
            return;
        }
    }
    drop(jobs);
    while sequence.collect() {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_the_order_of_the_items_on_any_number_of_threads() {
        let expected: Vec<u64> = (0..500).map(|item| item * item).collect();
        for threads in [1, 2, 7] {
            let mut seen = Vec::new();
            let work = |item: u64| {
                // Uneven work, so that later items finish first.
                (0..(item % 7) * 1000).fold(item * item, |value, step| std::hint::black_box(value ^ step ^ step))
            };
            in_order(
                0..500,
                |_| 1,
                threads,
                work,
                |result| {
                    seen.push(result);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(seen, expected, "{threads} threads");
        }
    }

    #[test]
    fn a_sink_that_has_enough_ends_the_work() {
        for threads in [1, 3] {
            let mut seen = Vec::new();
            in_order(
                0_u64..,
                |_| 1,
                threads,
                |item| item,
                |item| {
                    seen.push(item);
                    if item == 9 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                },
            );
            assert_eq!(seen, (0..10).collect::<Vec<u64>>());
        }
    }

    #[test]
    fn heavy_items_are_under_way_alone() {
        use std::sync::atomic::{AtomicUsize, Ordering};
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let taken = (0..20).inspect(|_| {
            most.fetch_max(now.fetch_add(1, Ordering::SeqCst), Ordering::SeqCst);
        });
        let mut seen = 0;
        in_order(
            taken,
            |_| 3 * HELD,
            2,
            |item| item,
            |_| {
                now.fetch_sub(1, Ordering::SeqCst);
                seen += 1;
                ControlFlow::Continue(())
            },
        );
        // Besides the one under way the next is there, waiting.
        assert!(most.load(Ordering::SeqCst) <= 1 && seen == 20, "{most:?} {seen}");
    }

    #[test]
    fn no_items_no_results() {
        in_order(std::iter::empty::<u8>(), |_| 1, 2, |item| item, |_| unreachable!("nothing was asked"));
    }
}
