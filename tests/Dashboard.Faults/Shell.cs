using System.Diagnostics;

namespace Dashboard.Faults;

/// <summary>Commands of the system that a check needs.</summary>
public static class Shell
{
    public static bool IsRoot { get; } = OperatingSystem.IsLinux() && Environment.UserName == "root";

    public static bool Has(string command) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Append("/sbin")
        .Any(directory => File.Exists(Path.Combine(directory, command)));

    /// <summary>What is missing of root and these commands, in a sentence; null where all is there.</summary>
    public static string? Missing(params string[] commands) =>
        !IsRoot ? "needs root on Linux"
        : commands.Where(command => !Has(command)).ToList() is { Count: > 0 } missing ? $"needs {string.Join(", ", missing)}"
        : null;

    /// <summary>Runs a command to its end and gives what it wrote.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task<string> Run(string command, params string[] arguments)
    {
        var (code, output) = await Try(command, arguments);
        return code == 0 ? output : throw new InvalidOperationException($"{command} {string.Join(' ', arguments)} ended with {code}:\n{output}");
    }

    /// <summary>Runs a command to its end and gives its exit code and what it wrote.</summary>
    public static async Task<(int Code, string Output)> Try(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Build servers that outlive the run would hold the output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(texts));
    }
}
