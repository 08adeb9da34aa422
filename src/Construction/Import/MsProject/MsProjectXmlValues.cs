using System.Globalization;
using System.Text.RegularExpressions;

namespace Construction.Import;

/// <summary>Reads the texts of one element for what they mean; what cannot be read is a finding, and none.</summary>
sealed partial class MsProjectXmlValues(XmlFields fields, string subject, Findings findings)
{
    static readonly string[] s_dates = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    public int Line => fields.Line;

    public string Subject => subject;

    public string? Text(string name) => fields[name];

    public bool Is(string name) => fields[name] is "1" or "true";

    public int? Whole(string name) =>
        fields[name] is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
        : Unreadable<int>("number", name, text);

    public decimal? Number(string name) =>
        fields[name] is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= ImportLimits.Number ? number
        : Unreadable<decimal>("number", name, text);

    /// <summary>As the wall clock shows it, to the minute; an offset from universal time says nothing about that.</summary>
    public DateTime? Date(string name) =>
        Moment(name) is { } moment ? new DateTime((moment.Ticks + (TimeSpan.TicksPerMinute / 2)) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute) : null;

    public DateOnly? Day(string name) => Moment(name) is { } moment ? DateOnly.FromDateTime(moment) : null;

    DateTime? Moment(string name) =>
        fields[name] is not { } text || text is "NA" ? null
        : DateTime.TryParseExact(Offset().Replace(text, ""), s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            && moment.Year is >= ImportLimits.FirstYear and <= ImportLimits.LastYear ? moment
        : Unreadable<DateTime>("date", name, text);

    /// <summary>Minutes of a duration such as PT8H30M0S.</summary>
    /// <param name="minutesPerDay">Of one day, where a duration has days: programs that write them mean days of work.</param>
    public int? Duration(string name, int minutesPerDay)
    {
        if (fields[name] is not { } text)
            return null;
        var match = Span().Match(text);
        var minutes = (Part("d") * minutesPerDay) + (Part("h") * 60) + Part("m") + (Part("s") / 60);
        if (!match.Success || minutes > int.MaxValue / 2)
            return Unreadable<int>("duration", name, text);
        if (Part("d") > 0)
            findings.Note("duration-in-days", Line, subject, $"{name} is {text}", $"a day of it is taken as {minutesPerDay} minutes of work");
        return (int)decimal.Round(minutes, MidpointRounding.AwayFromZero);

        decimal Part(string part) =>
            decimal.TryParse(match.Groups[part].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : 0;
    }

    /// <summary>Of what is left out for that.</summary>
    public void Warn(string kind, string text) => findings.Warning(kind, Line, subject, text, "it is left out");

    T? Unreadable<T>(string what, string name, string text)
        where T : struct
    {
        findings.Warning($"unreadable-{what}", Line, subject, $"{name} is '{(text.Length <= 40 ? text : text[..40] + "…")}', which is no {what} of a schedule", "taken as none");
        return null;
    }

    [GeneratedRegex(@"(?<=\dT[\d:.]+)(Z|[+-]\d\d:?\d\d)$")]
    private static partial Regex Offset();

    [GeneratedRegex(@"^P(0+Y)?(0+M)?((?<d>[0-9]{1,7}(\.[0-9]{1,9})?)D)?(T((?<h>[0-9]{1,9}(\.[0-9]{1,9})?)H)?((?<m>[0-9]{1,9}(\.[0-9]{1,9})?)M)?((?<s>[0-9]{1,9}(\.[0-9]{1,9})?)S)?)?$")]
    private static partial Regex Span();
}
