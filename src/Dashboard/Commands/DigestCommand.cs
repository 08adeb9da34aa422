using Construction.Analytics;
using Construction.Domain;
using Dashboard.Exports;
using Dashboard.Log;
using Dashboard.Programmes;

namespace Dashboard.Commands;

/// <summary>The digest of the log's last week, or since a day, on standard output; the server may run or not.</summary>
static class DigestCommand
{
    /// <param name="form">md or html, with a language and a day behind it where they are wanted: <c>md</c>, <c>html:de</c>, <c>md:en:2026-11-19</c>.</param>
    public static int Run(string directory, string form)
    {
        string[] parts = form.Split(':');
        var language = Language.Of(parts is [_, var code, ..] ? code : Language.English.Code);
        var now = DateTimeOffset.UtcNow;
        var since = parts is [_, _, var day] ? StatedDate.TryDay(day) : DateOnly.FromDateTime(now.UtcDateTime).AddDays(-DigestEndpoints.Days);
        if (parts[0] is not ("md" or "html") || language is null || since is null || parts.Length > 3)
            throw new StartupException("digest needs a form: md or html, then if wanted a language and a day, as in md:de:2026-11-19.");
        var log = DataDirectory.LogIn(directory);
        if (!LogCopy.IsLog(log))
            throw new StartupException($"There is no log at {log}.");

        var history = new History();
        var found = LogCheck.Read(log, (entry, _) => history.Take(entry.Event, entry.Position, entry.ReceivedAt, entry.By == ProgrammeLoader.By));
        if (found.Fault is { } fault)
            throw new StartupException($"The log in {directory} is not sound: {fault}. verify says more.");
        var reader = new LogReader(log);
        var digest = new Digest(
            language, At(Moment.EndOf(since.Value), Moment.LastInstantOf(since.Value)), At(new Moment.Upto(history.Position), now), found.Epoch, history.Position,
            server: null, maySee: _ => true);
        Console.Out.Write(parts[0] == "md" ? digest.Markdown() : digest.Html());
        return 0;

        DigestMoment At(Moment moment, DateTimeOffset at) =>
            new(new Board.Board(found.Epoch, history.At(moment), new(moment, at, history.Position), Words).Read(reading => reading.State), at);

        IReadOnlyDictionary<long, Report> Words(IReadOnlyCollection<long> positions) =>
            reader.At([.. positions]).ToDictionary(entry => entry.Position, entry => ((MilestoneReported)entry.Event).Report);
    }
}
