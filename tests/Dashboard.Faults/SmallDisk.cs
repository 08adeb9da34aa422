namespace Dashboard.Faults;

/// <summary>A tmpfs of a few megabytes, to fill.</summary>
public sealed class SmallDisk : IAsyncDisposable
{
    SmallDisk(string path) => Path = path;

    public string Path { get; }

    string Ballast => System.IO.Path.Combine(Path, "ballast");

    public static async Task<SmallDisk> Mount(string directory, int megabytes)
    {
        var path = Directory.CreateDirectory(System.IO.Path.Combine(directory, "small-disk")).FullName;
        await Shell.Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "dashboard-faults", path);
        return new(path);
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

    public async ValueTask DisposeAsync() => await Shell.Run("umount", "-l", Path);
}
