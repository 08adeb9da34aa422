using System.Globalization;
using Construction.Domain;

namespace Construction.Analytics.Risk;

/// <summary>One thing that is taken to be otherwise than it is.</summary>
public abstract record WhatIfChange
{
    const int LongestSubject = 200;

    /// <summary>The longest time that may be left of an activity, in working days.</summary>
    public const int MostDays = 3_650;

    WhatIfChange()
    {
    }

    /// <summary>How it is asked for: <c>date</c> or <c>duration</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>As it is asked for, always in the same words.</summary>
    public abstract string Text { get; }

    /// <summary>What was asked for by such a kind and text.</summary>
    public static WhatIfChange Read(string kind, string text)
    {
        // An activity's code may hold a colon; what it is to be does not.
        var colon = text.LastIndexOf(':');
        var (subject, value) = colon is > 0 and <= LongestSubject ? (text[..colon], text[(colon + 1)..]) : ("", "");
        WhatIfChange? change = subject.Length == 0 ? null
            : kind == Date.Word ? StatedDate.TryDay(value) is { } day ? new Date(subject, day) : null
            : DaysOf(value) is { } days ? new Duration(subject, days) : null;
        return change ?? new Unread(kind, text.Length > LongestSubject ? $"{text[..LongestSubject]}…" : text);
    }

    static decimal? DaysOf(string text) =>
        text.Length <= 12 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days <= MostDays
            ? Math.Round(days, 2)
            : null;

    /// <summary>A milestone is reached on a day, as if who is responsible for it forecast that today.</summary>
    public sealed record Date(string Milestone, DateOnly Day) : WhatIfChange
    {
        public const string Word = "date";

        public override string Kind => Word;
        public override string Text => $"{Milestone}:{Day:yyyy-MM-dd}";
    }

    /// <summary>So much is left of an activity.</summary>
    /// <param name="Activity">Its code; where several projects have it, code@project.</param>
    /// <param name="Days">Working days, as long as the activity's own calendar has them.</param>
    public sealed record Duration(string Activity, decimal Days) : WhatIfChange
    {
        public const string Word = "duration";

        public override string Kind => Word;
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"{Activity}:{Days:0.##}");
    }

    /// <summary>What cannot be read.</summary>
    public sealed record Unread(string Of, string Words) : WhatIfChange
    {
        public override string Kind => Of;
        public override string Text => Words;

        public string Rule => Of == Date.Word
            ? "names a milestone and an existing day between 1990 and 2100, as energised:2026-12-31"
            : $"names an activity and what is left of it in working days, from 0 to {MostDays}, as A2:45 or A2:12.5";
    }
}
