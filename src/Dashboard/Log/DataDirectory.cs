namespace Dashboard.Log;

/// <summary>The directory that holds the log, held by one server at a time.</summary>
public sealed class DataDirectory : IDisposable
{
    readonly FileStream _lock;

    DataDirectory(string path, FileStream held)
    {
        LogFile = LogIn(path);
        _lock = held;
    }

    public string LogFile { get; }

    public static string LogIn(string path) => Path.Combine(path, "dashboard.db");

    /// <summary>Makes the directory where it is missing, and holds it until disposed or the process ends.</summary>
    /// <exception cref="StartupException">It cannot be made or written, or another server holds it.</exception>
    public static DataDirectory Hold(string path)
    {
        try
        {
            // For this account only: the log holds what viewers may need a key for.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"Data:Directory {path} cannot be made: {problem.Message}");
        }
        var file = Path.Combine(path, "dashboard.lock");
        try
        {
            return new(path, new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException problem)
        {
            throw new StartupException($"Data:Directory {path} cannot be written: {problem.Message}");
        }
        catch (IOException problem)
        {
            throw new StartupException(
                File.Exists(file)
                    ? $"Another server is using {path}. Stop it, or set Data:Directory to another directory for this one."
                    : $"Data:Directory {path} cannot be written: {problem.Message}");
        }
    }

    public void Dispose() => _lock.Dispose();
}
