using System.Globalization;
using Construction.Domain;

namespace Dashboard.Exports;

// Dates with the precision with which they were stated, as wwwroot/js/format.js and phrases.js write them.
public sealed partial class Language
{
    /// <summary>"23 May 2026", the month in full or short.</summary>
    public string Day(DateOnly day, bool isShort = true) =>
        $"{day.Day.ToString(CultureInfo.InvariantCulture)}{_afterDay} {Month(day, isShort)}";

    /// <summary>"Q4 2026 – Q1 2027", "by June 2025", "1 April 2026".</summary>
    public string Date(StatedDate? date, bool isShort = false) => date switch
    {
        null => Text("date.none"),
        { Precision: Precision.By, Latest: { } latest } => Text("date.by", ("date", End(latest, isShort))),
        { Precision: Precision.From, Earliest: { } earliest } => Text("date.from", ("date", Start(earliest, isShort))),
        { Earliest: { } earliest, Latest: { } latest } => date.Precision switch
        {
            Precision.Day => Day(earliest, isShort),
            Precision.Month => Month(earliest, isShort),
            Precision.Quarter => Quarter(earliest),
            Precision.Half => Text(isShort ? "date.half-short" : "date.half", ("half", earliest.Month < 7 ? "1" : "2"), ("year", Year(earliest))),
            Precision.Year => Year(earliest),
            _ => Ends(earliest, latest) is var (from, to) && from == to ? from : $"{from} – {to}",
        },
        _ => date.Text,
    };

    /// <summary>"on 23 May 2026", "in Q4 2026", "by June 2025".</summary>
    public string When(StatedDate date) => Phrase("when", date);

    /// <summary>"for 1 April 2026", "for Q4 2026".</summary>
    public string For(StatedDate date) => Phrase("for", date);

    string Phrase(string group, StatedDate date)
    {
        switch (date)
        {
            case { Precision: Precision.By, Latest: { } latest }:
                return Text($"{group}.by", ("date", End(latest, isShort: false)));
            case { Precision: Precision.From, Earliest: { } earliest }:
                return Text($"{group}.from", ("date", Start(earliest, isShort: false)));
            case { Precision: Precision.Range, Earliest: { } earliest, Latest: { } latest }:
                var (from, to) = Ends(earliest, latest);
                return from == to ? Text($"{group}.span", ("date", from)) : Text($"{group}.range", ("from", from), ("to", to));
            default:
                var kind = date.Precision switch
                {
                    Precision.Day => "day",
                    Precision.Half => "half",
                    Precision.Year => "year",
                    _ => "span",
                };
                return Text($"{group}.{kind}", ("date", Date(date)));
        }
    }

    // A range is written in the coarsest unit in which both ends are whole.
    (string From, string To) Ends(DateOnly from, DateOnly to) =>
        (from.Month, from.Day, to.Month, to.Day) == (1, 1, 12, 31) ? (Year(from), Year(to))
        : from is { Day: 1, Month: 1 or 4 or 7 or 10 } && IsMonthEnd(to) && to.Month % 3 == 0 ? (Quarter(from), Quarter(to))
        : from.Day == 1 && IsMonthEnd(to) ? (Month(from, isShort: true), Month(to, isShort: true))
        : (Day(from), Day(to));

    // The open side of "by" and "from": the month where it is a whole one.
    string End(DateOnly day, bool isShort) => IsMonthEnd(day) ? Month(day, isShort) : Day(day, isShort);

    string Start(DateOnly day, bool isShort) => day.Day == 1 ? Month(day, isShort) : Day(day, isShort);

    string Month(DateOnly day, bool isShort) => $"{(isShort ? _shortMonths : _months)[day.Month - 1]} {Year(day)}";

    static string Quarter(DateOnly day) => $"Q{(day.Month + 2) / 3} {Year(day)}";

    static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);

    static bool IsMonthEnd(DateOnly day) => day.Day == DateTime.DaysInMonth(day.Year, day.Month);
}
