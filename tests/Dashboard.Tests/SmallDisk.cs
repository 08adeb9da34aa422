using System.Diagnostics;

namespace Dashboard.Tests;

/// <summary>A tmpfs of a few megabytes, to fill.</summary>
public sealed class SmallDisk : IDisposable, IAsyncDisposable
{
    SmallDisk(string path) => Path = path;

    public string Path { get; }

    string Ballast => System.IO.Path.Combine(Path, "ballast");

    /// <summary>Null where this account may not mount.</summary>
    public static SmallDisk? Mount(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return null;
        var path = Directory.CreateTempSubdirectory("dashboard-small-disk-").FullName;
        if (Do("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "dashboard-small-disk", path) == 0)
            return new(path);
        Directory.Delete(path);
        return null;
    }

    public void Fill()
    {
        using var file = File.Create(Ballast);
        try
        {
            for (var chunk = new byte[4_096]; ;)
                file.Write(chunk);
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void Free() => File.Delete(Ballast);

    public void Dispose()
    {
        Do("umount", "-l", Path);
        Directory.Delete(Path);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return default;
    }

    static int Do(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
