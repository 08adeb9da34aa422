using System.Security.Cryptography;
using System.Text.Json;

namespace Dashboard.Log;

/// <summary>
/// A checkpoint as a file beside the log: a line that names the format, the sections of <see cref="CheckpointBytes"/>, and a
/// hash over all before it. It takes its name when it is whole and on the disk.
/// </summary>
public static class CheckpointFile
{
    // Another number with every change of what is written, or of what the same log amounts to.
    static ReadOnlySpan<byte> Format => "construction dashboard checkpoint 3\n"u8;

    public static string Of(string log) => Path.ChangeExtension(log, ".checkpoint");

    public static void Write(string log, Checkpoint checkpoint)
    {
        var (file, partial) = (Of(log), $"{Of(log)}.partial");
        try
        {
            using (var stream = Create(partial))
            {
                using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
                void Add(ReadOnlySpan<byte> bytes)
                {
                    hash.AppendData(bytes);
                    stream.Write(bytes);
                }
                Add(Format);
                foreach (var (_, bytes) in CheckpointBytes.Sections(checkpoint))
                {
                    Add(BitConverter.GetBytes(bytes.Length));
                    Add(bytes);
                }
                stream.Write(hash.GetHashAndReset());
                stream.Flush(flushToDisk: true);
            }
            File.Move(partial, file, overwrite: true);
            Disk.SyncDirectoryOf(file);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>The checkpoint; null where there is none that can be used, with the reason where there is one at all.</summary>
    /// <param name="log">The log's file.</param>
    /// <param name="isDamaged">True where it is of this format and not as it was written.</param>
    public static Checkpoint? Read(string log, out string? why, out bool isDamaged)
    {
        (why, isDamaged) = (null, false);
        try
        {
            if (!File.Exists(Of(log)))
                return null;
            var bytes = File.ReadAllBytes(Of(log));
            if (!bytes.AsSpan().StartsWith(Format))
            {
                why = "it is of another version";
                return null;
            }
            var content = bytes.AsSpan(0, Math.Max(0, bytes.Length - SHA256.HashSizeInBytes));
            isDamaged = !SHA256.HashData(content).AsSpan().SequenceEqual(bytes.AsSpan(content.Length));
            why = isDamaged ? "it is not as it was written" : null;
            return isDamaged ? null : CheckpointBytes.Read(Sections(bytes, content.Length));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidDataException or JsonException or FormatException)
        {
            why = problem.Message;
            return null;
        }
    }

    static List<ArraySegment<byte>> Sections(byte[] bytes, int end)
    {
        var sections = new List<ArraySegment<byte>>();
        for (var at = Format.Length; at < end; at += sections[^1].Count)
        {
            var length = BitConverter.ToInt32(bytes, at);
            at += sizeof(int);
            sections.Add(new(bytes, at, length));
        }
        return sections;
    }

    // For this account only, as the log is.
    static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 1 << 16 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, options);
    }
}
