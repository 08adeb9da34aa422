using System.Globalization;

namespace Construction.Import;

/// <summary>What the fields of an object mean; one that cannot be read is a finding and counts as empty.</summary>
sealed class P6XmlValues(Findings findings)
{
    static readonly string[] s_dates = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    static readonly string[] s_datesWithZone = ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    public Findings Findings => findings;

    /// <summary>To the minute, on the wall clock of the place: a zone, which P6 does not write, changes nothing.</summary>
    public DateTime? Date(P6XmlElement element, string field)
    {
        if (element[field] is not { } text)
            return null;
        if (!TryDate(text, out var date))
            return Odd<DateTime>(element, field, "date", $"“{Short(text)}” is no date");
        return date.Year is >= ImportLimits.FirstYear and <= ImportLimits.LastYear
            ? new(((date.Ticks / TimeSpan.TicksPerSecond) + 30) / 60 * TimeSpan.TicksPerMinute)
            : Odd<DateTime>(element, field, "date", $"the year {date.Year} is not one of a construction schedule");
    }

    public decimal? Number(P6XmlElement element, string field) =>
        element[field] is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : Odd<decimal>(element, field, "number", $"“{Short(text)}” is no number");

    /// <summary>Of a field in hours.</summary>
    public int? Minutes(P6XmlElement element, string field) =>
        Number(element, field) is not { } hours ? null
        : Math.Abs(hours) <= int.MaxValue / 60 ? (int)Math.Round(hours * 60, MidpointRounding.AwayFromZero)
        : Odd<int>(element, field, "number", $"{Short(element[field]!)} hours are more than a schedule can have");

    public bool? Flag(P6XmlElement element, string field) => element[field] switch
    {
        null => null,
        "1" or "true" or "Y" => true,
        "0" or "false" or "N" => false,
        var text => Odd<bool>(element, field, "flag", $"“{Short(text)}” is neither yes nor no"),
    };

    /// <summary>What a text stands for; one that nobody knows is a finding.</summary>
    public T? OneOf<T>(P6XmlElement element, string field, string kind, IReadOnlyDictionary<string, T> known, string done)
        where T : struct
    {
        if (element[field] is not { } text)
            return null;
        if (known.TryGetValue(text, out var value))
            return value;
        findings.Warning(kind, element.Line, element.Subject, $"{field} is “{Short(text)}”, which is not known", done);
        return null;
    }

    /// <summary>A text of the file as a finding may quote it.</summary>
    public static string Short(string text, int length = 60) => text.Length <= length ? text : text[..length] + "…";

    static bool TryDate(string text, out DateTime date)
    {
        if (DateTime.TryParseExact(text, s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
            return true;
        var isRead = DateTimeOffset.TryParseExact(
            text, s_datesWithZone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var zoned);
        date = zoned.DateTime;
        return isRead;
    }

    T? Odd<T>(P6XmlElement element, string field, string kind, string text)
        where T : struct
    {
        findings.Warning(kind, element.Line, element.Subject, $"{field}: {text}", "taken as empty");
        return null;
    }
}
