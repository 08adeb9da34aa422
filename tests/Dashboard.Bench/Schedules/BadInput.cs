using System.Text;

namespace Dashboard.Bench.Schedules;

/// <summary>A file as it should not be.</summary>
/// <param name="Says">What of the refusal, or of a finding, tells the person who sent it.</param>
sealed record BadInput(string Name, Func<Stream> Open, string Says)
{
    /// <summary>As large as a schedule may be, so that it takes the time and memory of one.</summary>
    public bool IsLarge { get; init; }

    public static BadInput Of(string name, byte[] file, string says) => new(name, () => new MemoryStream(file), says);

    public static BadInput Of(string name, string file, string says) => Of(name, Encoding.UTF8.GetBytes(file), says);

    /// <summary>A gigabyte of the same piece.</summary>
    public static BadInput Huge(string name, string before, string piece, string says, string after = "") =>
        new(name, () => new GeneratedStream(Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(piece), 1L << 30, Encoding.UTF8.GetBytes(after)), says);
}
