using System.Text;

namespace Dashboard.Log;

/// <summary>
/// Ids as they are read from the log again and again, each made once as long as no other takes its place. Any thread: a
/// place holds one name or another, and each is right by itself.
/// </summary>
static class Names
{
    const int Places = 16_384, Longest = 100;

    static readonly string?[] s_names = new string?[Places];

    public static string Of(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Longest)
            return Encoding.UTF8.GetString(utf8);
        var hash = new HashCode();
        hash.AddBytes(utf8);
        ref var place = ref s_names[hash.ToHashCode() & (Places - 1)];
        return place is { } name && Ascii.Equals(utf8, name) ? name : place = Encoding.UTF8.GetString(utf8);
    }
}
