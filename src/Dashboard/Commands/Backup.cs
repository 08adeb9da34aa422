using Dashboard.Log;

namespace Dashboard.Commands;

/// <summary>
/// A copy of the log in one file, while the server runs or not: under a name of its own until it is on the disk and
/// verified, so that a file of the asked name is always a whole backup.
/// </summary>
static class Backup
{
    public static int Run(string directory, string to)
    {
        var log = DataDirectory.LogIn(directory);
        to = Path.GetFullPath(to);
        if (!LogCopy.IsLog(log))
            throw new StartupException($"There is no log in {directory} to back up.");
        if (Path.Exists(to))
            throw new StartupException($"{to} exists already, and a backup overwrites nothing. Give another name.");
        if (!Directory.Exists(Path.GetDirectoryName(to)))
            throw new StartupException($"There is no directory {Path.GetDirectoryName(to)} for the backup.");
        var partial = $"{to}.partial";
        try
        {
            LogCopy.Make(log, partial);
            var found = LogCheck.Read(partial);
            if (found.Fault is { } fault)
                throw new StartupException($"The log in {directory} is not sound: {fault}. No backup was made; verify says more, and an earlier backup can be restored.");
            File.Move(partial, to, overwrite: false);
            Disk.SyncDirectoryOf(to);
            new LastBackup(DateTimeOffset.UtcNow, found.Events).Note(directory);
            Console.WriteLine($"Backup      {to}: {found}. Verified.");
            return 0;
        }
        catch (Exception problem) when (LogCopy.Explain(problem, to) is { } sentence)
        {
            throw new StartupException($"No backup was made: {sentence}");
        }
        finally
        {
            LogCopy.Remove(partial);
        }
    }
}
