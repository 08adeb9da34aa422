namespace Construction.Import;

/// <summary>The headings above a row, where a table writes them as rows of their own.</summary>
sealed class CsvOutline
{
    readonly List<(int Level, string Name)> _open = [];
    IReadOnlyList<string> _path = [];

    public void Take(int level, string name)
    {
        Close(level);
        _open.Add((level, name));
        _path = [.. _open.Select(heading => heading.Name)];
    }

    public IReadOnlyList<string> PathTo(int level)
    {
        Close(level);
        return _path;
    }

    void Close(int level)
    {
        var kept = _open.FindIndex(heading => heading.Level >= level);
        if (kept < 0)
            return;
        _open.RemoveRange(kept, _open.Count - kept);
        _path = [.. _open.Select(heading => heading.Name)];
    }
}
