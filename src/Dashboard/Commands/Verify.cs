using Dashboard.Log;

namespace Dashboard.Commands;

/// <summary>Reads a whole log, the server's or a backup, and says whether every byte of it is as it was written.</summary>
static class Verify
{
    public static int Run(string directory, string? file)
    {
        var log = file is null ? DataDirectory.LogIn(directory) : Path.GetFullPath(file);
        if (!LogCopy.IsLog(log))
            throw new StartupException($"There is no log at {log}.");
        var found = LogCheck.Read(log);
        if (found.Fault is not { } fault)
        {
            Console.WriteLine($"Sound       {log}: {found}.");
            return 0;
        }
        Console.Error.WriteLine($"Not sound   {log}: {fault}. {found.Events:N0} events before that are good. Restore a backup.");
        return 1;
    }
}
