using System.Globalization;

namespace Dashboard.Faults;

/// <summary>A server's clock that can be set while it runs (libfaketime). The monotonic clock goes on as it is, as on a real machine.</summary>
public sealed class FakeClock(Ground ground)
{
    static readonly string? s_library = new[] { "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib" }
        .Select(directory => $"{directory}/faketime/libfaketimeMT.so.1").FirstOrDefault(File.Exists);

    readonly string _file = Path.Combine(ground.Directory, "clock");

    public static string? Missing => s_library is null ? "needs libfaketime (Debian: faketime)" : null;

    /// <summary>For <see cref="Ground.Start"/>: the server's clock is this one, right for now.</summary>
    public void Set(Server server)
    {
        File.WriteAllText(_file, "+0");
        server.Environment["LD_PRELOAD"] = s_library!;
        server.Environment["FAKETIME_TIMESTAMP_FILE"] = _file;
        server.Environment["FAKETIME_NO_CACHE"] = "1";
        server.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        server.Environment["DONT_FAKE_MONOTONIC"] = "1";
    }

    /// <summary>Sets it so far from the right time: <c>+3h</c>, <c>-2d</c>, <c>+0</c>.</summary>
    public async Task Jump(string offset)
    {
        // In one step: a server that reads half a line would be at another time.
        await File.WriteAllTextAsync($"{_file}.new", offset);
        File.Move($"{_file}.new", _file, overwrite: true);
    }

    /// <summary>The time as the server tells it.</summary>
    public static async Task<DateTimeOffset> Now(Server server) => DateTimeOffset.Parse(
        (string)(await server.Anyone.Get("/api/board?topic=programme&since=0")).Being(200).Json["serverTime"]!, CultureInfo.InvariantCulture);
}
