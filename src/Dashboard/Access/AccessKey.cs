using System.Security.Cryptography;

namespace Dashboard.Access;

/// <summary>A key as stored: whose it is, for which sites (null: all), until when. Only the hash of its secret is kept.</summary>
public sealed record AccessKey(
    string Id,
    string Party,
    string? Label,
    IReadOnlyList<string>? Sites,
    byte[] Hash,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>Stands where a display key has no party: it speaks for nobody.</summary>
    public const string Nobody = "display";

    const string DisplayPrefix = "display-";

    /// <summary>
    /// For a screen that everybody passes: reads what its sites allow and writes nothing, whoever's it is. The kind is part of the id,
    /// which is in the key itself, in the log's lines and under the row's seal: a key never changes its kind.
    /// </summary>
    public bool IsDisplay => Id.StartsWith(DisplayPrefix, StringComparison.Ordinal);

    public static string NewId(bool display) =>
        (display ? DisplayPrefix : "") + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
}
