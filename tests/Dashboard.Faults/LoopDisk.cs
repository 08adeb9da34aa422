namespace Dashboard.Faults;

/// <summary>
/// A disk that can lose its power: an ext4 file system on a loop device over an image. What the file system has not written
/// to the device is in memory only, so a copy of the image is what a disk would hold without power.
/// </summary>
public sealed class LoopDisk : IAsyncDisposable
{
    readonly string _directory;
    int _number;
    bool _isMounted;

    LoopDisk(string directory) => _directory = directory;

    /// <summary>Where it is mounted, also after a power cut.</summary>
    public string Path => System.IO.Path.Combine(_directory, "disk");

    string Image => System.IO.Path.Combine(_directory, $"image-{_number}");

    public static async Task<LoopDisk> Make(string directory, int megabytes)
    {
        var disk = new LoopDisk(directory);
        Directory.CreateDirectory(disk.Path);
        await Shell.Run("truncate", "-s", $"{megabytes}M", disk.Image);
        await Shell.Run("mkfs.ext4", "-q", "-F", disk.Image);
        await disk.Mount();
        return disk;
    }

    /// <summary>Copies what is on the device now. Nobody may be writing.</summary>
    public Task<string> Copy() => Shell.Run("cp", "--sparse=always", Image, System.IO.Path.Combine(_directory, $"image-{_number + 1}"));

    /// <summary>Goes on with the copy: what was not in it is gone.</summary>
    public async Task GoOnWithCopy()
    {
        await Unmount();
        File.Delete(Image);
        _number++;
        await Mount();
    }

    public async ValueTask DisposeAsync() => await Unmount();

    // The journal is written once in five minutes unless somebody asks for it: what survives is what was synced.
    async Task Mount()
    {
        await Shell.Run("mount", "-o", "loop,commit=300", Image, Path);
        _isMounted = true;
    }

    async Task Unmount()
    {
        if (_isMounted)
            await Shell.Run("umount", Path);
        _isMounted = false;
    }
}
