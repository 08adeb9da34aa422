using System.Text;
using System.Text.RegularExpressions;

namespace Dashboard.Faults;

/// <summary>A system call as strace saw it.</summary>
/// <param name="Name">Such as <c>fsync</c>.</param>
/// <param name="On">The file or connection that its descriptor stood for.</param>
/// <param name="Data">What was written, a character a byte.</param>
/// <param name="Begun">Its place in the order in which calls began and ended.</param>
/// <param name="Ended">The same for its end; the largest number where it did not end.</param>
/// <param name="Succeeded">False also where it did not end.</param>
public sealed record SystemCall(string Name, string On, string Data, long Begun, long Ended, bool Succeeded);

/// <summary>Reads what <c>strace -f -yy</c> wrote: one tracer sees all threads, so the order of its lines is the order of things.</summary>
public static partial class SystemCalls
{
    /// <summary>Calls in the order in which they began.</summary>
    public static List<SystemCall> Read(string file)
    {
        var (calls, open) = (new List<SystemCall>(), new Dictionary<string, (int Index, string Text)>());
        var place = 0L;
        foreach (var line in File.ReadLines(file, Encoding.Latin1))
        {
            place++;
            if (Line().Match(line) is not { Success: true } match)
                continue;
            var (thread, text) = (match.Groups[1].Value, match.Groups[2].Value);
            if (text.StartsWith("<... ", StringComparison.Ordinal))
            {
                if (open.Remove(thread, out var begun))
                    calls[begun.Index] = calls[begun.Index] with { Ended = place, Succeeded = !Failed().IsMatch(text) };
                continue;
            }
            if (Call().Match(text) is not { Success: true } call)
                continue;
            var isOpen = text.EndsWith("<unfinished ...>", StringComparison.Ordinal);
            if (isOpen)
                open[thread] = (calls.Count, text);
            calls.Add(new(
                call.Groups[1].Value, call.Groups[2].Value, Unescape(text), place, isOpen ? long.MaxValue : place, !isOpen && !Failed().IsMatch(text)));
        }
        return calls;
    }

    // The first quoted text: the bytes written, as in C.
    static string Unescape(string text)
    {
        var bytes = new StringBuilder();
        for (var index = text.IndexOf('"') + 1; index > 0 && index < text.Length && text[index] != '"'; index++)
        {
            if (text[index] != '\\')
            {
                bytes.Append(text[index]);
                continue;
            }
            var next = text[++index];
            if (next is < '0' or > '7')
            {
                bytes.Append(next switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', 'f' => '\f', _ => next });
                continue;
            }
            var (value, digits) = (0, 0);
            for (; digits < 3 && text[index + digits] is >= '0' and <= '7'; digits++)
                value = (value * 8) + text[index + digits] - '0';
            bytes.Append((char)value);
            index += digits - 1;
        }
        return bytes.ToString();
    }

    [GeneratedRegex(@"^(\d+)\s+(?:\d+\.\d+ )?(.*)$", RegexOptions.Singleline)]
    private static partial Regex Line();

    [GeneratedRegex(@"^(\w+)\(\d+<((?:[^<>]|->)*)>")]
    private static partial Regex Call();

    [GeneratedRegex(@"= (-1 |\? )")]
    private static partial Regex Failed();
}
