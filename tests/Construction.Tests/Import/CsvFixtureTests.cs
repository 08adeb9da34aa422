using Construction.Import;

namespace Construction.Tests.Import;

/// <summary>
/// Tables that carry what is to be found in them: above the header, "# expect: kind subject: part of the text" for each finding,
/// or "# refuse: part of the rule". What is found and not expected fails, too.
/// </summary>
public sealed class CsvFixtureTests
{
    static readonly string s_folder = Checkout.Folder("tests", "Construction.Tests", "Import", "Fixtures");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(s_folder, "*.csv").Select(path => Path.GetFileName(path)).Order()];

    [Fact]
    public void Fixtures_were_found() => Assert.True(Files.Count >= 6, $"{Files.Count} in {s_folder}");

    [Theory]
    [MemberData(nameof(Files))]
    public void A_table_has_the_findings_that_it_expects(string file)
    {
        var path = Path.Combine(s_folder, file);
        var (expected, refused) = (Marked(path, "# expect: "), Marked(path, "# refuse: "));
        Assert.NotEmpty(expected.Concat(refused));
        using var stream = File.OpenRead(path);

        switch (ScheduleFile.Read(stream))
        {
            case Imported.Refused { Rejection: var rejection }:
                Assert.Contains(Assert.Single(refused), rejection.Rule, StringComparison.Ordinal);
                break;
            case Imported.Read { Plan: var plan }:
                Assert.Empty(refused);
                Assert.Equal(expected.Order(StringComparer.Ordinal), plan.Findings.Select(finding => Written(finding, expected)).Order(StringComparer.Ordinal));
                break;
        }
    }

    // As the line which expects it, so that a difference shows both.
    static string Written(Finding finding, IReadOnlyList<string> expected)
    {
        var whole = $"{finding.Kind}{(finding.Subject is { } subject ? $" {subject}" : "")}: {finding.Text}; {finding.Done}";
        return expected.FirstOrDefault(line => Matches(line, finding)) ?? whole;
    }

    static bool Matches(string line, Finding finding)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var head = colon < 0 ? line : line[..colon];
        return head == $"{finding.Kind}{(finding.Subject is { } subject ? $" {subject}" : "")}"
            && (colon < 0 || $"{finding.Text}; {finding.Done}".Contains(line[(colon + 1)..].Trim(), StringComparison.Ordinal));
    }

    static List<string> Marked(string path, string mark) =>
        [.. File.ReadLines(path).TakeWhile(line => line.StartsWith('#')).Where(line => line.StartsWith(mark, StringComparison.Ordinal)).Select(line => line[mark.Length..].Trim())];
}
