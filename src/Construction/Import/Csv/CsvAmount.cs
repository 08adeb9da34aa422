using System.Buffers;
using System.Globalization;

namespace Construction.Import;

/// <summary>Numbers and durations as they are written in cells: "3,5 t", "36.000d", "5d 4h", "2 wks?", "40 Std.".</summary>
/// <param name="IsElapsed">Around the clock, not by working time.</param>
readonly record struct CsvAmount(decimal Minutes, bool IsElapsed)
{
    // As Microsoft Project counts them by default.
    const int DaysPerWeek = 5;
    const int DaysPerMonth = 20;
    const int LongestNumber = 40;

    static readonly SearchValues<char> s_number = SearchValues.Create("0123456789.,");

    /// <param name="unit">Of numbers without one: d or h.</param>
    /// <returns>Null where the cell is no duration.</returns>
    public static CsvAmount? Parse(string cell, char unit, ColumnMapping mapping)
    {
        var text = cell.AsSpan().Trim().TrimEnd('?').TrimEnd();
        var (minutes, elapsed) = (0m, false);
        var sign = text.StartsWith('-') ? -1 : 1;
        text = text.TrimStart("+-").TrimStart();
        if (text.Length == 0)
            return null;
        while (text.Length > 0)
        {
            var digits = text.IndexOfAnyExcept(s_number);
            digits = digits < 0 ? text.Length : digits;
            if (Number(text[..digits], mapping.DecimalSign ?? '.') is not { } number)
                return null;
            text = text[digits..].TrimStart();
            var letters = 0;
            while (letters < text.Length && (char.IsLetter(text[letters]) || text[letters] == '.'))
                letters++;
            if (MinutesOf(text[..letters], unit, mapping.HoursPerDay * 60) is not var (each, isElapsed))
                return null;
            (minutes, elapsed) = (minutes + (number * each), elapsed || isElapsed);
            text = text[letters..].TrimStart();
        }
        return Math.Abs(minutes) < int.MaxValue ? new(minutes * sign, elapsed) : null;
    }

    /// <param name="sign">The decimal sign; the other one groups thousands, where three digits follow it.</param>
    public static decimal? Number(ReadOnlySpan<char> text, char sign)
    {
        text = text.Trim();
        if (text.Length > LongestNumber)
            return null;
        var point = DecimalPoint(text, sign);
        Span<char> plain = stackalloc char[LongestNumber];
        var length = 0;
        for (var at = 0; at < text.Length; at++)
            if (at == point)
                plain[length++] = '.';
            else if (text[at] is not ('.' or ','))
                plain[length++] = text[at];
        return decimal.TryParse(
            plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && Math.Abs(number) < 1_000_000_000 ? number : null;
    }

    static int DecimalPoint(ReadOnlySpan<char> text, char sign)
    {
        var last = text.LastIndexOfAny(",.");
        if (last < 0 || text[last] == sign)
            return last;
        // Before three digits the other sign groups thousands, where it is not the last of both.
        var groups = text.Length - last - 1 == 3 && !text.Contains(sign);
        return groups || text.IndexOf(text[last]) != last ? -1 : last;
    }

    static (decimal Minutes, bool IsElapsed)? MinutesOf(ReadOnlySpan<char> unit, char otherwise, decimal day)
    {
        // German M is a month, English m a minute.
        if (unit is "M")
            return (DaysPerMonth * day, false);
        var name = unit.TrimEnd('.').ToString().ToLowerInvariant();
        return name switch
        {
            "" => (otherwise == 'h' ? 60 : day, false),
            "m" or "min" or "mins" or "minute" or "minutes" or "minuten" => (1, false),
            "h" or "hr" or "hrs" or "hour" or "hours" or "std" or "stunde" or "stunden" => (60, false),
            "d" or "dy" or "dys" or "day" or "days" or "t" or "tag" or "tage" or "at" => (day, false),
            "w" or "wk" or "wks" or "week" or "weeks" or "wo" or "woche" or "wochen" => (DaysPerWeek * day, false),
            "mo" or "mon" or "mons" or "month" or "months" or "monat" or "monate" => (DaysPerMonth * day, false),
            "em" or "emin" or "emins" or "fmin" => (1, true),
            "eh" or "ehr" or "ehrs" or "fh" or "fstd" => (60, true),
            "ed" or "eday" or "edays" or "ft" or "ftag" or "ftage" => (1440, true),
            "ew" or "ewk" or "ewks" or "fw" or "fwoche" or "fwochen" => (7 * 1440, true),
            "emo" or "emon" or "emons" or "fmonat" or "fmonate" => (30 * 1440, true),
            _ => null,
        };
    }
}
