using System.IO.Compression;
using System.Security.Cryptography;

namespace Dashboard.Log;

/// <summary>A file that is kept beside the events, compressed; it is found by the hash of what it was.</summary>
/// <param name="Sha256">Of the file, in 64 hexadecimal digits.</param>
/// <param name="Content">The file in gzip.</param>
public sealed record KeptFile(string Sha256, byte[] Content)
{
    public static KeptFile Of(Stream file)
    {
        using var compressed = new MemoryStream();
        using var hash = SHA256.Create();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        using (var hashed = new CryptoStream(gzip, hash, CryptoStreamMode.Write, leaveOpen: true))
            file.CopyTo(hashed);
        return new(Convert.ToHexStringLower(hash.Hash!), compressed.ToArray());
    }

    /// <summary>What it was.</summary>
    public Stream Open() => new GZipStream(new MemoryStream(Content), CompressionMode.Decompress);

    /// <summary>False where it is not what it was kept as.</summary>
    public bool IsSound()
    {
        try
        {
            using var file = Open();
            return Convert.ToHexStringLower(SHA256.HashData(file)) == Sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
