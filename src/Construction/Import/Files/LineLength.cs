namespace Construction.Import;

/// <summary>
/// Notices a line without an end as a file is gone through for the first time: who reads it afterwards would find out only then.
/// </summary>
struct LineLength
{
    long _length;
    int _line;

    /// <param name="bytes">The next piece of the file, shorter than a line may be.</param>
    public void Take(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
        _length += end < 0 ? bytes.Length : end;
        if (_length > ImportLimits.FieldLength)
            throw new UnreadableException($"line {_line + 1} is longer than {ImportLimits.FieldLength >> 20} MB; a schedule has a line for each of its rows", _line + 1);
        if (end < 0)
            return;
        _length = bytes.Length - 1 - bytes.LastIndexOfAny((byte)'\n', (byte)'\r');
        _line += bytes.Count((byte)'\n');
    }
}
