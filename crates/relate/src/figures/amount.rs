//! Values in one unit: shares in percent, measures in the base unit of what they measure.

use corpus::Figure;

/// The factors of units: unit, base unit and factor a line, after lines of comment.
const FACTORS: &str = include_str!("../../words/factors.tsv");

/// A value that can be compared with those of the same unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Amount<'a> {
    /// The value, or the lower end of a range.
    pub(crate) value: f64,
    /// The upper end of a range.
    pub(crate) high: Option<f64>,
    /// The unit that values of this kind are compared in.
    pub(super) unit: &'a str,
}

/// The value of a figure in the unit that it is compared in.
pub(super) fn amount(figure: &Figure) -> Amount<'_> {
    let (unit, factor) = match &*figure.unit {
        "share" => ("percent", 100.0),
        unit => base(unit).unwrap_or((unit, 1.0)),
    };
    Amount { value: figure.value * factor, high: figure.high.map(|high| high * factor), unit }
}

/// The base unit of a unit of measure and how much of it one is.
fn base(unit: &str) -> Option<(&'static str, f64)> {
    let rows = FACTORS.lines().filter(|line| !line.starts_with('#'));
    let mut found = rows.filter_map(|line| {
        let mut fields = line.split('\t');
        (fields.next() == Some(unit)).then_some(())?;
        Some((fields.next()?, fields.next()?.parse().ok()?))
    });
    found.next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_factor_is_of_a_known_base_and_above_nothing() {
        let rows: Vec<&str> = FACTORS.lines().filter(|line| !line.starts_with('#')).collect();
        for row in &rows {
            let unit = row.split('\t').next().unwrap_or_default();
            let (own, factor) = base(unit).expect(row);
            assert!(factor > 0.0, "{row}");
            assert_eq!(base(own), Some((own, 1.0)), "{row}");
        }
        assert!(rows.len() > 40);
    }

    #[test]
    fn one_length_of_time_in_two_units_is_one() {
        let (own, minute) = base("min").expect("minutes");
        let (theirs, hour) = base("h").expect("hours");
        assert_eq!(own, theirs);
        assert!((150.0 * minute - 2.5 * hour).abs() < 1e-9);
        assert_eq!(base("[ft_i]"), Some(("m", 0.3048)));
        assert_eq!(base("person"), None);
    }
}
