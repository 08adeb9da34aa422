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
    DateTimeOffset? RevokedAt);
