using System.Globalization;
using Construction.Domain;

namespace Construction.Analytics;

/// <summary>
/// A moment to look back at, and by which clock: what was known then, what was said to be true then, or what the log held up
/// to a position.
/// </summary>
public abstract record Moment
{
    /// <summary>"As we knew it then": all that was known at an instant, UTC.</summary>
    /// <param name="Last">Of what became known at that very instant, up to this position.</param>
    public sealed record Known(DateTimeOffset At, long Last = long.MaxValue) : Moment
    {
        public override bool Includes(long position, DateTimeOffset knownAt, DateOnly day) => knownAt < At || (knownAt == At && position <= Last);
    }

    /// <summary>"As it was": every report whose data date lies not after a day, whenever it was received.</summary>
    /// <param name="Last">Of what was said for that very day, up to this position.</param>
    public sealed record Data(DateOnly At, long Last = long.MaxValue) : Moment
    {
        public override bool Includes(long position, DateTimeOffset knownAt, DateOnly day) => day < At || (day == At && position <= Last);
    }

    /// <summary>What the log held up to a position, that one included.</summary>
    public sealed record Upto(long Last) : Moment
    {
        public override bool Includes(long position, DateTimeOffset knownAt, DateOnly day) => position <= Last;
    }

    public const string Rule = "is a day (2026-01-31), an instant (2026-01-31T12:00:00Z) or a position (1284)";

    /// <summary>A day includes what became known on it.</summary>
    public static Moment EndOf(DateOnly day) => new Known(LastInstantOf(day));

    /// <summary>The last millisecond of a day, UTC; the log counts in these.</summary>
    public static DateTimeOffset LastInstantOf(DateOnly day) => new DateTimeOffset(day.AddDays(1), default, TimeSpan.Zero).AddMilliseconds(-1);

    /// <summary>The day that it is, UTC; null for a position, whose day only the log knows.</summary>
    public DateOnly? Day => this switch
    {
        Known known => DateOnly.FromDateTime(known.At.UtcDateTime),
        Data data => data.At,
        _ => null,
    };

    /// <summary>The moment that a text names; null where it breaks <see cref="Rule"/>.</summary>
    /// <param name="byDataDate">A day then means the data date, and nothing but a day will do.</param>
    public static Moment? TryParse(string text, bool byDataDate)
    {
        if (StatedDate.TryDay(text) is { } day)
            return byDataDate ? new Data(day) : EndOf(day);
        if (byDataDate)
            return null;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            return new Upto(position);
        // Only with a zone: an instant without one would be somebody's guess.
        return text.Length > 16 && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            && (text.EndsWith('Z') || text[^6] is '+' or '-')
                ? new Known(at.ToUniversalTime())
                : null;
    }

    /// <summary>Whether something belongs to it.</summary>
    /// <param name="position">Its position in the log.</param>
    /// <param name="knownAt">When it was known, UTC.</param>
    /// <param name="day">The day for which it was said.</param>
    public abstract bool Includes(long position, DateTimeOffset knownAt, DateOnly day);

    public bool Includes(in PastReport report) => Includes(report.Position, report.KnownAt, report.DataDate);
}
