using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Dashboard.Log;

/// <summary>What files need beside <see cref="File"/>: that a change of name outlives a power cut, and whether one may be written.</summary>
static class Disk
{
    // The mode bits are looked at too: an administrator may write where the file says no.
    public static bool IsReadOnly(string file) =>
        OperatingSystem.IsWindows()
            ? new FileInfo(file).IsReadOnly
            : (File.GetUnixFileMode(file) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0;

    public static void Sync(string file)
    {
        using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Syncs the names in the directory of a file.</summary>
    public static void SyncDirectoryOf(string file)
    {
        // Windows keeps names with the files.
        if (OperatingSystem.IsWindows())
            return;
        var directory = Path.GetDirectoryName(file)!;
        var descriptor = Checked(open(directory, 0), directory);
        try
        {
            Checked(fsync(descriptor), directory);
        }
        finally
        {
            _ = close(descriptor);
        }
    }

    /// <summary>Gives a file a second name; where the file system cannot, copies it.</summary>
    public static void Link(string file, string name)
    {
        if (OperatingSystem.IsWindows() || link(file, name) < 0)
            File.Copy(file, name);
    }

    static int Checked(int result, string what) =>
        result >= 0 ? result : throw new IOException($"{what}: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int fsync(int descriptor);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int close(int descriptor);

    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int link([MarshalAs(UnmanagedType.LPUTF8Str)] string file, [MarshalAs(UnmanagedType.LPUTF8Str)] string name);
}
