using System.Text;

namespace Construction.Tests.Exports;

/// <summary>Reads RFC 4180 as anybody else would who has its grammar and nothing of ours.</summary>
static class CsvReading
{
    public static List<List<string>> Read(string text)
    {
        var (records, record, cell, at) = (new List<List<string>>(), new List<string>(), new StringBuilder(), 0);
        while (at < text.Length)
        {
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                    at += cell.Append(text[at])[^1] == '"' ? 1 : 0;
                at++;
            }
            else
            {
                for (; text[at] is not (',' or '\r'); at++)
                {
                    Assert.True(text[at] is not ('"' or '\n'), "only quoted cells hold quotes and line breaks");
                    cell.Append(text[at]);
                }
            }
            record.Add(cell.ToString());
            cell.Clear();
            if (text[at] == ',')
            {
                at++;
                continue;
            }
            Assert.Equal("\r\n", text.Substring(at, 2));
            at += 2;
            records.Add(record);
            record = [];
        }
        Assert.Empty(record);
        return records;
    }

    /// <summary>Each row by the names in the head; every row as long as the head.</summary>
    public static List<Dictionary<string, string>> Rows(string text)
    {
        var records = Read(text);
        Assert.All(records, record => Assert.Equal(records[0].Count, record.Count));
        return [.. records.Skip(1).Select(record => records[0].Zip(record).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
