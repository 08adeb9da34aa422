using System.Globalization;
using Dashboard.Log;

namespace Dashboard.Commands;

/// <summary>
/// Puts a backup in the place of the log, under a new epoch, so that pages that were ahead of it start over. The log that
/// was there is kept under another name. The change is one rename: a crash leaves the one log or the other.
/// </summary>
static class Restore
{
    public static int Run(string directory, string from)
    {
        from = Path.GetFullPath(from);
        if (!LogCopy.IsLog(from))
            throw new StartupException($"There is no backup at {from}.");
        using var held = DataDirectory.Hold(directory);
        if (from == held.LogFile)
            throw new StartupException($"{from} is the log itself; give the name of a backup.");
        var copy = $"{held.LogFile}.restoring";
        try
        {
            LogCopy.Make(from, copy);
            var found = LogCheck.Read(copy);
            if (found.Fault is { } fault)
                throw new StartupException($"The backup {from} is not sound: {fault}. Nothing was changed.");
            var kept = Replace(held, copy);
            Console.WriteLine($"Restored    {from}: {found}. Keys are those of the backup.");
            if (kept is not null)
                Console.WriteLine($"Kept        {kept} (the log that was there)");
            return 0;
        }
        catch (Exception problem) when (LogCopy.Explain(problem, directory) is { } sentence)
        {
            throw new StartupException($"Nothing was restored: {sentence}");
        }
        finally
        {
            LogCopy.Remove(copy);
        }
    }

    static string? Replace(DataDirectory held, string copy)
    {
        var log = held.LogFile;
        string? kept = null;
        if (File.Exists(log))
        {
            // What is still in the write-ahead file belongs to the old log: SQLite would play it into the new one.
            LogCopy.BringHome(log);
            kept = Path.Combine(
                Path.GetDirectoryName(log)!, $"dashboard-replaced-{DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}.db");
            Disk.Link(log, kept);
        }
        foreach (var beside in new[] { "-wal", "-shm", "-journal" })
        {
            if (kept is not null && File.Exists(log + beside))
                File.Move(log + beside, kept + beside);
            File.Delete(log + beside);
        }
        // It is of the log that was there; of another epoch it would not be believed either.
        File.Delete(CheckpointFile.Of(log));
        Disk.SyncDirectoryOf(log);
        File.Move(copy, log, overwrite: true);
        Disk.SyncDirectoryOf(log);
        return kept;
    }
}
