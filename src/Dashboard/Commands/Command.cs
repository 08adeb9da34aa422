namespace Dashboard.Commands;

/// <summary>What the program was asked to do: to serve, where no command comes first.</summary>
/// <param name="Name">The command; null to serve.</param>
/// <param name="Path">What it was given beside the settings.</param>
/// <param name="Settings">The rest of the command line.</param>
sealed record Command(string? Name, string? Path, string[] Settings)
{
    public const string Names = "replay, new-owner-key, backup, restore, verify, digest";

    /// <exception cref="StartupException">A command lacks what it needs.</exception>
    public static Command Read(string[] arguments) => arguments switch
    {
        ["new-owner-key" or "verify", .. var settings] when settings is [] || IsSetting(settings[0]) => new(arguments[0], null, settings),
        // A name that is empty is that of a variable which nobody set.
        ["backup" or "restore" or "verify" or "digest", var path, .. var settings] when !IsSetting(path) && path.Trim().Length > 0 => new(arguments[0], path, settings),
        ["backup", ..] => throw new StartupException("backup needs the name of the file to make: backup <to>, then settings as --Name value."),
        ["restore", ..] => throw new StartupException("restore needs the name of a backup: restore <from>, then settings as --Name value."),
        ["verify", ..] => throw new StartupException("verify was given an empty name: give that of a backup, or leave it out to read the server's log."),
        ["digest", ..] => throw new StartupException("digest needs a form: md or html, then if wanted a language and a day, as in md:de:2026-11-19."),
        _ => new(null, null, arguments),
    };

    /// <summary>Runs a command that needs no server; null where it is none of these.</summary>
    /// <exception cref="StartupException">It cannot be done; the message says why.</exception>
    public int? Run(Settings settings) => Name switch
    {
        "backup" => Backup.Run(settings.DataDirectory, Path!),
        "restore" => Restore.Run(settings.DataDirectory, Path!),
        "verify" => Verify.Run(settings.DataDirectory, Path),
        "digest" => DigestCommand.Run(settings.DataDirectory, Path!),
        _ => null,
    };

    static bool IsSetting(string argument) => argument.StartsWith("--", StringComparison.Ordinal);
}
