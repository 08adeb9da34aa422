using System.Buffers;
using System.Security.Cryptography;
using Dashboard.Api;
using Dashboard.Log;

namespace Dashboard.Schedules;

/// <summary>
/// Files between being sent and being accepted, in a directory beside the log: each for a day, and together no more than so many
/// bytes. What is accepted is kept in the log.
/// </summary>
sealed class Uploads(DataDirectory directory, Settings settings, TimeProvider clock) : IDisposable
{
    const int FilesOfLargestSize = 8;
    static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Held while a schedule is accepted.</summary>
    public SemaphoreSlim Accepting { get; } = new(1);

    readonly string _folder = Path.Combine(Path.GetDirectoryName(directory.LogFile)!, "uploads");

    /// <summary>Takes the request's body to the disk as it comes, or answers why not.</summary>
    public async Task<(Upload? Upload, IResult? Problem)> Take(HttpContext context, string name, string party)
    {
        if (context.Request.ContentLength > settings.ScheduleBytes)
            return (null, TooLarge());
        MakeRoom();
        var incoming = Path.Combine(_folder, $"{Guid.NewGuid():N}.incoming");
        try
        {
            var (sha256, size) = await Write(context, incoming);
            if (sha256 is null)
                return (null, TooLarge());
            if (size == 0)
                return (null, Problems.Result(Problems.Of(StatusCodes.Status400BadRequest, [new("file", name, "the body is empty; send the schedule's file as the body")])));
            var upload = new Upload(sha256, name, size, party);
            File.Move(incoming, PathOf(upload), overwrite: true);
            await File.WriteAllBytesAsync(NoteOf(upload.Id, party), upload.ToJson(), context.RequestAborted);
            return (upload, null);
        }
        catch (IOException problem) when (problem is not BadHttpRequestException)
        {
            return (null, Problems.Result(StatusCodes.Status503ServiceUnavailable, "The file could not be written to the server's disk; is it full?"));
        }
        finally
        {
            File.Delete(incoming);
        }
    }

    public void Dispose() => Accepting.Dispose();

    /// <summary>What a party sent under an id; null where it has gone, or was somebody else's.</summary>
    public Upload? Find(string id, string party)
    {
        if (id.Length != Upload.IdLength || !id.All(char.IsAsciiHexDigitLower) || !File.Exists(NoteOf(id, party)))
            return null;
        return Upload.Read(File.ReadAllBytes(NoteOf(id, party))) is { } upload && File.Exists(PathOf(upload)) ? upload : null;
    }

    public FileStream Open(Upload upload) => new(PathOf(upload), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 << 10);

    async Task<(string? Sha256, long Size)> Write(HttpContext context, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(path, options);
        var buffer = ArrayPool<byte>.Shared.Rent(128 << 10);
        try
        {
            long size = 0;
            for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
            {
                if ((size += read) > settings.ScheduleBytes)
                    return (null, size);
                hash.AppendData(buffer.AsSpan(0, read));
                await file.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            }
            return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // The oldest go first; what is being read stays readable until it is closed.
    void MakeRoom()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_folder);
        else
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var left = (long)settings.ScheduleBytes * FilesOfLargestSize;
        foreach (var file in new DirectoryInfo(_folder).EnumerateFiles().OrderByDescending(file => file.LastWriteTimeUtc))
            if ((left -= file.Length) < 0 || clock.GetUtcNow() - file.LastWriteTimeUtc > Kept)
                file.Delete();
    }

    string PathOf(Upload upload) => Path.Combine(_folder, upload.Sha256);

    // Two may send the same file, and each calls it something.
    string NoteOf(string id, string party) => Path.Combine(_folder, $"{id}.{party}.json");

    IResult TooLarge() => Problems.Result(
        StatusCodes.Status413PayloadTooLarge, $"The file is larger than {settings.ScheduleBytes} bytes (Limits:ScheduleBytes).");
}
