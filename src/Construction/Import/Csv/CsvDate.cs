using System.Globalization;

namespace Construction.Import;

/// <summary>A date as it is written in a cell, in any of the ways that programs and people write dates.</summary>
/// <param name="IsActual">P6 puts an A behind what has happened.</param>
readonly record struct CsvDate(DateTime At, bool HasTime, bool IsActual)
{
    // Excel's number of 1 January 1980, and of the last day of 2150.
    const int FirstSerial = 29221;
    const int LastSerial = 91676;

    static readonly string[] s_months =
    [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        "jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez",
    ];

    static readonly HashSet<string> s_passedOver = new(StringComparer.OrdinalIgnoreCase)
    {
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mo", "di", "mi", "do", "fr", "sa", "so", "tues", "weds", "thur", "thurs",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend", "sonntag", "t", "z", "uhr",
    };

    /// <summary>The moment: where no time is written, that of the day which is given.</summary>
    public DateTime Else(TimeSpan time) => HasTime ? At : At + time;

    /// <returns>Null where the cell is no date.</returns>
    public static CsvDate? Parse(string cell, DateOrder order)
    {
        var text = cell.AsSpan().Trim().TrimEnd("* ");
        var isActual = text.EndsWith(" A", StringComparison.Ordinal);
        if (isActual)
            text = text[..^2].TrimEnd();
        return Moment(text, order) is var (at, hasTime) ? new(at, hasTime, isActual) : null;
    }

    static (DateTime, bool)? Moment(ReadOnlySpan<char> text, DateOrder order)
    {
        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return (day, false);
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var serial) && serial is >= FirstSerial and < LastSerial + 1)
            return OfSerial(serial);
        Span<Number> numbers = stackalloc Number[10];
        if (!Split(text, numbers, out var words))
            return null;
        numbers = numbers[..words.Count];
        var time = numbers.Length;
        for (var at = numbers.Length - 1; at > 0; at--)
            if (numbers[at].Before == ':')
                time = at - 1;
        if (Date(numbers[..time], words.Month, order) is not { } date)
            return null;
        return time == numbers.Length ? (date, false) : Time(numbers[time..], words) is { } hours ? (date + hours, true) : null;
    }

    static (DateTime, bool) OfSerial(decimal serial)
    {
        var minutes = (long)Math.Round((serial - Math.Floor(serial)) * 1440);
        return (new DateTime(1899, 12, 30).AddDays((int)serial).AddMinutes(minutes), minutes > 0);
    }

    static DateTime? Date(ReadOnlySpan<Number> numbers, int month, DateOrder order)
    {
        if (numbers.Length == 1 && numbers[0].Digits == 8 && month == 0)
            return Day(numbers[0].Value / 10000, numbers[0].Value / 100 % 100, numbers[0].Value % 100);
        if (month > 0)
            return numbers.Length != 2 ? null
                : numbers[0].Digits == 4 ? Day(numbers[0].Value, month, numbers[1].Value)
                : Day(Year(numbers[1]), month, numbers[0].Value);
        if (numbers.Length != 3)
            return null;
        if (numbers[0].Digits == 4)
            return Day(numbers[0].Value, numbers[1].Value, numbers[2].Value);
        var dayFirst = numbers[1].Before == '.' || order == Import.DateOrder.DayFirst;
        return dayFirst
            ? Day(Year(numbers[2]), numbers[1].Value, numbers[0].Value)
            : Day(Year(numbers[2]), numbers[0].Value, numbers[1].Value);
    }

    static int Year(Number number) => number.Digits != 2 ? number.Value : number.Value + (number.Value < 80 ? 2000 : 1900);

    static DateTime? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    // Seconds are left out: schedulers keep minutes. An offset behind the time, too: it is the wall clock of the place.
    static TimeSpan? Time(ReadOnlySpan<Number> numbers, Words words)
    {
        var (hour, minute) = (numbers[0].Value, numbers[1].Value);
        if (words.IsAfternoon is { } afternoon)
            hour = hour is < 1 or > 12 ? 99 : (hour % 12) + (afternoon ? 12 : 0);
        return minute < 60 && (hour < 24 || (hour == 24 && minute == 0)) ? new(hour, minute, 0) : null;
    }

    static bool Split(ReadOnlySpan<char> text, Span<Number> numbers, out Words words)
    {
        words = default;
        var before = ' ';
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (char.IsAsciiDigit(text[at]))
            {
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                    at++;
                if (at - start > 8 || words.Count == numbers.Length)
                    return false;
                numbers[words.Count++] = new(int.Parse(text[start..at], CultureInfo.InvariantCulture), at - start, before);
                before = ' ';
            }
            else if (char.IsLetter(text[at]))
            {
                while (at < text.Length && char.IsLetter(text[at]))
                    at++;
                if (!words.Take(text[start..at]))
                    return false;
            }
            else if (text[at++] is ' ' or ',' or '.' or '/' or '-' or ':' or '+' or '\u00A0' or '\u202F')
                before = text[at - 1] == ' ' ? before : text[at - 1];
            else
                return false;
        }
        return words.Count > 0;
    }

    readonly record struct Number(int Value, int Digits, char Before);

    struct Words
    {
        public int Count;
        public int Month;
        public bool? IsAfternoon;

        public bool Take(ReadOnlySpan<char> word)
        {
            if (word.Equals("am", StringComparison.OrdinalIgnoreCase) || word.Equals("pm", StringComparison.OrdinalIgnoreCase))
            {
                IsAfternoon = word[0] is 'p' or 'P';
                return true;
            }
            if (s_passedOver.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
                return true;
            for (var month = 0; month < s_months.Length && Month == 0; month++)
                if (word.StartsWith(s_months[month], StringComparison.OrdinalIgnoreCase))
                    Month = (month % 12) + 1;
            return Month > 0;
        }
    }
}
