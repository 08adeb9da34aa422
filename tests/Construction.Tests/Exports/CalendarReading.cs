using System.Text;

namespace Construction.Tests.Exports;

/// <summary>Reads iCalendar as anybody else would who has RFC 5545 and nothing of ours: unfolds, splits, unescapes.</summary>
sealed class CalendarReading
{
    public CalendarReading(string text)
    {
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var physical = text.Split("\r\n")[..^1];
        Assert.All(physical, line =>
        {
            Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, $"{Encoding.UTF8.GetByteCount(line)} octets: {line}");
            Assert.False(line.Contains('\r', StringComparison.Ordinal) || line.Contains('\n', StringComparison.Ordinal), line);
        });
        Dictionary<string, string> at = Properties;
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")[..^1])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon].Split(';')[0], Unescape(line[(colon + 1)..]));
            if (name == "BEGIN")
                Components.Add((value, at = value == "VCALENDAR" ? Properties : []));
            else if (name == "END")
                at = Properties;
            else
                at.Add(name, value);
        }
    }

    public Dictionary<string, string> Properties { get; } = [];

    public List<(string Name, Dictionary<string, string> Properties)> Components { get; } = [];

    public IEnumerable<Dictionary<string, string>> Events => Components.Where(component => component.Name == "VEVENT").Select(component => component.Properties);

    public Dictionary<string, string> Event(string milestone) => Events.Single(entry => entry["UID"].Contains($"/{milestone}@", StringComparison.Ordinal));

    static string Unescape(string value)
    {
        var text = new StringBuilder();
        for (var index = 0; index < value.Length; index++)
            text.Append(value[index] != '\\' ? value[index] : value[++index] is 'n' or 'N' ? '\n' : value[index]);
        return text.ToString();
    }
}
