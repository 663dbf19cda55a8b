//! Numbers and texts in one run of bytes: what was worked out once is kept as it is, and read back without being taken apart.
//!
//! It must not know what the parts mean. Bytes that are no such run are told so once; after that nothing is found where there is nothing.

use std::ops::Range;
use std::sync::Arc;

/// The bytes of a number.
const NUMBER: usize = size_of::<u32>();

/// The most bytes that a character takes in UTF-8.
const CHARACTER: usize = 4;

/// Runs of bytes behind each other, told apart by where each of them ends.
#[derive(Clone, Debug)]
pub(super) struct Packed {
    bytes: Arc<Vec<u8>>,
    range: Range<usize>,
}

/// Numbers as they lie in a run of bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbers<'a>(&'a [u8]);

impl Packed {
    /// These parts, or as many of them as have a place below four gigabytes.
    pub(super) fn of<const PARTS: usize>(parts: [Vec<u8>; PARTS]) -> Self {
        let mut end = 0;
        let ends = parts.iter().map(|part| {
            end += part.len();
            number(end)
        });
        let mut bytes = numbers(ends.collect::<Vec<_>>());
        bytes.extend(parts.into_iter().flatten());
        Self { range: 0..bytes.len(), bytes: Arc::new(bytes) }
    }

    /// The parts in a run of bytes; none when it has not so many.
    pub(super) fn read<const PARTS: usize>(bytes: &Arc<Vec<u8>>, range: Range<usize>) -> Option<Self> {
        let packed = Self { bytes: Arc::clone(bytes), range };
        let mut from = 0;
        for end in Numbers(packed.bytes().get(..PARTS * NUMBER)?).iter() {
            from = Some(end).filter(|end| *end >= from)?;
        }
        (PARTS * NUMBER + from as usize == packed.bytes().len()).then_some(packed)
    }

    /// No parts.
    pub(super) fn none() -> Self {
        Self { bytes: Arc::default(), range: 0..0 }
    }

    /// Whether both are one, so that their bytes need not be compared.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.bytes, &other.bytes) && self.range == other.range
    }

    /// All of them, as [`Packed::read`] takes them.
    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(self.range.clone()).unwrap_or_default()
    }

    /// One of `PARTS`.
    pub(super) fn part<const PARTS: usize>(&self, part: usize) -> &[u8] {
        let bytes = self.bytes();
        let end = |part: usize| Numbers(bytes).get(part).map_or(0, |end| PARTS * NUMBER + end as usize);
        let from = part.checked_sub(1).map_or(PARTS * NUMBER, end);
        bytes.get(from..end(part)).unwrap_or_default()
    }
}

impl<'a> Numbers<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) fn len(self) -> usize {
        self.0.len() / NUMBER
    }

    pub(super) fn get(self, index: usize) -> Option<u32> {
        let bytes = self.0.get(index * NUMBER..)?.first_chunk()?;
        Some(u32::from_le_bytes(*bytes))
    }

    pub(super) fn iter(self) -> impl Iterator<Item = u32> + 'a {
        self.0.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes))
    }

    /// How many of the numbers are below this one, of numbers in their order.
    pub(super) fn below(self, bound: usize) -> usize {
        self.0.as_chunks().0.partition_point(|bytes| (u32::from_le_bytes(*bytes) as usize) < bound)
    }
}

/// Numbers as bytes.
pub(super) fn numbers(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// A place in a text, or a count. No file of an entry is read that is near as long as this can tell.
pub(super) fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// A text that was packed.
pub(super) fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_default()
}

/// The character that ends at a place of a text that was packed; none at its start.
pub(super) fn before(text: &[u8], at: usize) -> Option<char> {
    let start = (at.saturating_sub(CHARACTER)..at).rev().find(|start| begins(text, *start))?;
    self::text(text.get(start..at)?).chars().next()
}

/// The character that starts there; none at its end.
pub(super) fn behind(text: &[u8], at: usize) -> Option<char> {
    let end = (at + 1..at + CHARACTER).find(|end| begins(text, *end)).unwrap_or(at + CHARACTER);
    self::text(text.get(at..end.min(text.len()))?).chars().next()
}

/// Whether a character starts at a place, or the text ends there.
fn begins(text: &[u8], at: usize) -> bool {
    text.get(at).is_none_or(|byte| !(0x80..0xC0).contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn packed() -> Packed {
        Packed::of([b"title".to_vec(), Vec::new(), numbers([3, 5, 900_000])])
    }

    #[test]
    fn parts_come_back_out_of_the_middle_of_other_bytes() {
        let bytes = Arc::new([b"before", packed().bytes(), b"behind"].concat());
        let read = Packed::read::<3>(&bytes, 6..bytes.len() - 6).unwrap();
        assert_eq!((text(read.part::<3>(0)), read.part::<3>(1)), ("title", &b""[..]));
        let numbers = Numbers::new(read.part::<3>(2));
        assert_eq!(numbers.iter().collect::<Vec<_>>(), [3, 5, 900_000]);
        assert_eq!((numbers.len(), numbers.get(1), numbers.get(3), numbers.below(5)), (3, Some(5), None, 1));
    }

    #[test]
    fn the_characters_beside_a_place() {
        let text = "aé박😀\n";
        let places = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        for at in places {
            let beside = (before(text.as_bytes(), at), behind(text.as_bytes(), at));
            assert_eq!(beside, (text[..at].chars().next_back(), text[at..].chars().next()), "{at}");
        }
    }

    #[test]
    fn bytes_that_are_no_such_parts_are_told() {
        let whole = packed().bytes().to_vec();
        let read = |bytes: Vec<u8>| Packed::read::<3>(&Arc::new(bytes.clone()), 0..bytes.len()).is_some();
        assert!(read(whole.clone()));
        for length in 0..whole.len() {
            assert!(!read(whole[..length].to_vec()), "{length}");
        }
        assert!(!read([whole.clone(), vec![0]].concat()));
        assert!(!read([&[9, 0, 0, 0, 2, 0, 0, 0, 12, 0, 0, 0][..], &[0; 12]].concat()));
        assert!(Packed::read::<3>(&Arc::new(whole), 4..900).is_none());
    }
}
