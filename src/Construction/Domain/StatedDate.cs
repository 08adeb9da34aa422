using System.Globalization;

namespace Construction.Domain;

/// <summary>How exactly a date was said.</summary>
public enum Precision
{
    Day,
    Month,
    Quarter,
    Half,
    Year,
    Range,
    By,
    From,
}

/// <summary>
/// A date as somebody stated it, with its precision kept: <c>2026-12-31</c>, <c>2026-12</c>, <c>2026-Q4</c>, <c>2026-H2</c>,
/// <c>2026</c>, <c>2026-10-01/2027-03-31</c>, or open on one side: <c>../2025-06-30</c>, <c>2027-01-01/..</c>.
/// </summary>
/// <param name="Text">What was said, in the form above.</param>
/// <param name="Precision">How exactly it was said.</param>
/// <param name="Earliest">First day it can mean; null when open.</param>
/// <param name="Latest">Last day it can mean; null when open.</param>
public sealed record StatedDate(string Text, Precision Precision, DateOnly? Earliest, DateOnly? Latest)
{
    public const int FirstYear = 1990;
    public const int LastYear = 2100;

    public const string Rule =
        "a date is 2026-12-31, 2026-12, 2026-Q4, 2026-H2, 2026, 2026-10-01/2027-03-31, ../2025-06-30 or 2027-01-01/.., between 1990 and 2100";

    public static StatedDate Day(DateOnly day) =>
        new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Precision.Day, day, day);

    public static StatedDate Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}': {Rule}");

    /// <summary>The stated date, or null where the text breaks <see cref="Rule"/>.</summary>
    public static StatedDate? TryParse(string? text) => text switch
    {
        null => null,
        { Length: 4 } => Span(text, Precision.Year, text, "01-01", "12-31"),
        { Length: 7 } when text[5] == 'Q' => Quarter(text),
        { Length: 7 } when text[5] == 'H' => Half(text),
        { Length: 7 } => Month(text),
        { Length: 10 } => TryDay(text) is { } day ? new(text, Precision.Day, day, day) : null,
        _ when text.IndexOf('/') is > 0 and var slash => Between(text, text[..slash], text[(slash + 1)..]),
        _ => null,
    };

    /// <summary>Exactly <c>yyyy-MM-dd</c>, an existing day, in a year that a construction programme can mean.</summary>
    public static DateOnly? TryDay(string? text) =>
        text is { Length: 10 }
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= FirstYear and <= LastYear
            ? day
            : null;

    /// <summary>True where every day that was meant lies before <paramref name="day"/>.</summary>
    public bool IsBefore(DateOnly day) => Latest is { } latest && latest < day;

    static StatedDate? Quarter(string text) => text[4..] switch
    {
        "-Q1" => Span(text, Precision.Quarter, text[..4], "01-01", "03-31"),
        "-Q2" => Span(text, Precision.Quarter, text[..4], "04-01", "06-30"),
        "-Q3" => Span(text, Precision.Quarter, text[..4], "07-01", "09-30"),
        "-Q4" => Span(text, Precision.Quarter, text[..4], "10-01", "12-31"),
        _ => null,
    };

    static StatedDate? Half(string text) => text[4..] switch
    {
        "-H1" => Span(text, Precision.Half, text[..4], "01-01", "06-30"),
        "-H2" => Span(text, Precision.Half, text[..4], "07-01", "12-31"),
        _ => null,
    };

    static StatedDate? Month(string text) =>
        TryDay(text + "-01") is { } first ? new(text, Precision.Month, first, first.AddMonths(1).AddDays(-1)) : null;

    static StatedDate? Between(string text, string from, string to)
    {
        var earliest = TryDay(from);
        var latest = TryDay(to);
        if (from == ".." && latest is not null)
            return new(text, Precision.By, null, latest);
        if (to == ".." && earliest is not null)
            return new(text, Precision.From, earliest, null);
        return earliest <= latest ? new(text, Precision.Range, earliest, latest) : null;
    }

    static StatedDate? Span(string text, Precision precision, string year, string from, string to) =>
        TryDay($"{year}-{from}") is { } earliest && TryDay($"{year}-{to}") is { } latest
            ? new(text, precision, earliest, latest)
            : null;
}
