using System.Globalization;

namespace Construction.Import;

/// <summary>
/// The nested text in which P6 keeps a calendar: <c>(0||name(attributes)(children))</c>, with layout characters between the
/// parts. Weekdays are 1 to 7 from Sunday; the days of exceptions are counted from 1899-12-30.
/// </summary>
static class P6CalendarData
{
    const int MaxDepth = 12;

    static readonly DateOnly s_dayZero = new(1899, 12, 30);

    /// <summary>The week and the exceptions.</summary>
    /// <exception cref="FormatException">It is not such text.</exception>
    public static (IReadOnlyList<Shift>[] Week, Dictionary<DateOnly, IReadOnlyList<Shift>> Exceptions) Read(string text)
    {
        var week = new IReadOnlyList<Shift>[7];
        Array.Fill(week, []);
        var exceptions = new Dictionary<DateOnly, IReadOnlyList<Shift>>();
        var at = 0;
        var root = Node(text, ref at, 0);
        foreach (var part in root.Children)
            foreach (var day in part.Children)
                if (part.Name == "DaysOfWeek" && int.TryParse(day.Name, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 7)
                    week[number - 1] = Shifts(day);
                else if (part.Name == "Exceptions")
                    exceptions[s_dayZero.AddDays(Whole(Attribute(day, "d")))] = Shifts(day);
        return (week, exceptions);
    }

    static List<Shift> Shifts(Part day)
    {
        var shifts = new List<Shift>(day.Children.Count);
        foreach (var shift in day.Children)
        {
            var from = MinuteOf(Attribute(shift, "s"));
            var to = MinuteOf(Attribute(shift, "f"));
            shifts.Add(new(from, to == 0 ? Shift.WholeDay.To : to));
        }
        shifts.Sort((one, other) => one.From.CompareTo(other.From));
        return shifts;
    }

    static int MinuteOf(string time) =>
        TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var of) ? of.Hour * 60 + of.Minute
        : time == "24:00" ? 0
        : throw new FormatException($"'{time}' is no time of day");

    static int Whole(string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole < 200_000
            ? whole
            : throw new FormatException($"'{number}' is no day");

    static string Attribute(Part part, string name)
    {
        var parts = part.Attributes.Split('|');
        for (var index = 0; index + 1 < parts.Length; index += 2)
            if (parts[index] == name)
                return parts[index + 1];
        throw new FormatException($"({part.Attributes}) says nothing of '{name}'");
    }

    static Part Node(string text, ref int at, int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException("it is nested too deep");
        Expect(text, ref at, '(');
        var name = Until(text, ref at, '(');
        var attributes = Until(text, ref at, ')');
        Skip(text, ref at);
        var children = new List<Part>();
        if (at < text.Length && text[at] == '(')
        {
            at++;
            for (Skip(text, ref at); at < text.Length && text[at] == '('; Skip(text, ref at))
                children.Add(Node(text, ref at, depth + 1));
            Expect(text, ref at, ')');
        }
        Expect(text, ref at, ')');
        return new(name.StartsWith("0||", StringComparison.Ordinal) ? name[3..].Trim() : name.Trim(), attributes, children);
    }

    static string Until(string text, ref int at, char end)
    {
        var found = text.IndexOf(end, at);
        if (found < 0)
            throw new FormatException($"it breaks off where a '{end}' is missing");
        var part = text[at..found];
        at = found + 1;
        return part;
    }

    static void Expect(string text, ref int at, char expected)
    {
        Skip(text, ref at);
        if (at >= text.Length || text[at] != expected)
            throw new FormatException($"there is no '{expected}' at character {at + 1}");
        at++;
    }

    // P6 writes line ends within a field as two times 0x7F.
    static void Skip(string text, ref int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || char.IsControl(text[at])))
            at++;
    }

    sealed record Part(string Name, string Attributes, List<Part> Children);
}
