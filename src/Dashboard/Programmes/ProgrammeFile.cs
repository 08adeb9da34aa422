using Construction.Domain;
using Dashboard.Api;

namespace Dashboard.Programmes;

/// <summary>Something that happened on a day, as a programme file tells it.</summary>
public sealed record Dated(DateOnly Day, Event Event);

/// <summary>
/// A programme as a file: what is planned, and what was said over time. Every entry of its sources that has no place on
/// the board is listed with the reason.
/// </summary>
public sealed record ProgrammeFile(
    IReadOnlyList<Event> Plan, IReadOnlyList<Dated> History, IReadOnlyList<Unplaced> Unplaced, IReadOnlyList<string> Tells)
{
    const int TextLength = 4_000;

    /// <exception cref="StartupException">The file cannot be read, or breaks a rule; the message says where.</exception>
    public static ProgrammeFile Read(string path)
    {
        if (!File.Exists(path))
            throw new StartupException($"Data:Programme is '{path}', and there is no such file.");
        var (document, error) = Body.Parse(File.ReadAllBytes(path));
        if (error is not null)
            throw new StartupException($"Data:Programme {path} {error.Rule}");
        using (document)
        {
            var fields = new Fields(document!.RootElement, TextLength);
            var file = new ProgrammeReader(fields).Read();
            fields.NoOthers();
            return fields.Errors is [var first, ..]
                ? throw new StartupException($"Data:Programme {path}: {first.Field} is '{first.Value}'; it {first.Rule} ({fields.Errors.Count} such problems).")
                : file;
        }
    }
}

/// <summary>An entry of the sources that is not on the board, and why.</summary>
public sealed record Unplaced(string Site, string Entry, string Reason);
