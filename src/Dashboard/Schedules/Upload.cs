using System.Text.Json;

namespace Dashboard.Schedules;

/// <summary>A file that somebody sent to look at, before it is accepted.</summary>
/// <param name="Sha256">In 64 hexadecimal digits.</param>
/// <param name="Name">What the sender calls the file.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Party">Who sent it: nobody else accepts it.</param>
sealed record Upload(string Sha256, string Name, long Size, string Party)
{
    /// <summary>The part of the hash that names it in addresses.</summary>
    public string Id => Sha256[..IdLength];

    public const int IdLength = 16;

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json.Options);

    public static Upload? Read(byte[] json) => JsonSerializer.Deserialize<Upload>(json, Json.Options);
}
