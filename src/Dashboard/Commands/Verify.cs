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
        var checkpoint = new CheckpointCheck(log);
        var found = LogCheck.Read(log, checkpoint.Take);
        if (found.Fault is not { } fault)
        {
            Console.WriteLine($"Sound       {log}: {found}.");
            return Told(checkpoint, CheckpointFile.Of(log), found.Epoch);
        }
        Console.Error.WriteLine($"Not sound   {log}: {fault}. {found.Events:N0} events before that are good. Restore a backup.");
        return 1;
    }

    static int Told(CheckpointCheck checkpoint, string file, string epoch)
    {
        if (checkpoint.Fault(epoch) is { } fault)
        {
            Console.Error.WriteLine($"Not sound   {file}: {fault}. The log itself is sound: remove this file, the server makes it again.");
            return 1;
        }
        if (checkpoint.Ignored is { } why)
            Console.WriteLine($"Not used    {file}: {why}.");
        else if (checkpoint.Position is { } position)
            Console.WriteLine($"Sound       {file}: what the log amounts to at position {position}.");
        return 0;
    }
}
