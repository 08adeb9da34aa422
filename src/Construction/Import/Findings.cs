namespace Construction.Import;

/// <summary>Collects findings: of each kind the first, and a count of the others, however broken a file is.</summary>
public sealed class Findings
{
    public const int OfEachKind = 50;

    // A file may have a megabyte where others have a name.
    const int Longest = 1_000;

    readonly List<Finding> _found = [];
    readonly Dictionary<string, int> _counts = [];

    public void Note(string kind, int? line, string? subject, string text, string done) => Add(new(Severity.Note, kind, line, subject, text, done));

    public void Warning(string kind, int? line, string? subject, string text, string done) => Add(new(Severity.Warning, kind, line, subject, text, done));

    public void Error(string kind, int? line, string? subject, string text, string done) => Add(new(Severity.Error, kind, line, subject, text, done));

    public void Add(Finding finding)
    {
        var count = _counts[finding.Kind] = _counts.GetValueOrDefault(finding.Kind) + 1;
        if (count <= OfEachKind)
            _found.Add(finding with { Subject = finding.Subject is { } subject ? Short(subject) : null, Text = Short(finding.Text), Done = Short(finding.Done) });
    }

    /// <summary>As much of a text as a person reads who asks what is wrong.</summary>
    public static string Short(string text) =>
        text.Length <= Longest ? text : $"{text[..(char.IsHighSurrogate(text[Longest - 2]) ? Longest - 2 : Longest - 1)]}…";

    /// <summary>In the order in which they were found; at the end, how many more there are of a kind than are listed.</summary>
    public IReadOnlyList<Finding> All =>
    [
        .. _found,
        .. from count in _counts
           where count.Value > OfEachKind
           let last = _found.Last(finding => finding.Kind == count.Key)
           select new Finding(
               last.Severity, count.Key, null, null, $"and {count.Value - OfEachKind} more of this kind", last.Done),
    ];
}
