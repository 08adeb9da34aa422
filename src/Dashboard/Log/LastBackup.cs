using System.Globalization;

namespace Dashboard.Log;

/// <summary>When the log was last backed up, noted beside it: the backup is made by another process than the server.</summary>
/// <param name="At">When the backup was whole and verified.</param>
/// <param name="Position">Up to where it holds the log.</param>
public sealed record LastBackup(DateTimeOffset At, long Position)
{
    /// <summary>Notes a backup. Where nothing can be noted it is still good: the note is for whoever looks at the server.</summary>
    public void Note(string directory)
    {
        try
        {
            File.WriteAllText(In(directory), string.Create(CultureInfo.InvariantCulture, $"{At:O} {Position}\n"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"The server will not know of this backup: {problem.Message}");
        }
    }

    /// <summary>Null where no backup is known.</summary>
    public static LastBackup? Of(string directory)
    {
        try
        {
            return File.Exists(In(directory))
                && File.ReadAllText(In(directory)).Split(' ') is [var at, var position]
                && DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var when)
                && long.TryParse(position, CultureInfo.InvariantCulture, out var number) ? new(when, number) : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    static string In(string directory) => Path.Combine(directory, "dashboard.backup");
}
