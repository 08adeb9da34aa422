using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Construction.Domain;
using Dashboard.Log;

namespace Dashboard.Access;

/// <summary>
/// The keys that are good. A key reads <c>dk_{id}_{secret}</c>; the id finds the record, the secret's hash is compared in
/// constant time. Unknown, malformed, expired and revoked keys are the same to the caller.
/// </summary>
public sealed class KeyRing
{
    const string OwnerId = "owner";
    const int MostLength = 512;

    readonly ConcurrentDictionary<string, AccessKey> _keys;
    readonly ConcurrentDictionary<string, AccessKey>.AlternateLookup<ReadOnlySpan<char>> _keysBySpan;
    readonly Writer _writer;
    readonly TimeProvider _clock;
    readonly AccessKey? _ownerFromSettings;

    public KeyRing(IEventLog log, Writer writer, TimeProvider clock, Settings settings)
    {
        (_writer, _clock) = (writer, clock);
        _keys = new(log.Keys().Select(key => KeyValuePair.Create(key.Id, key)));
        _keysBySpan = _keys.GetAlternateLookup<ReadOnlySpan<char>>();
        if (settings.OwnerKey is { } key)
            _ownerFromSettings = new(OwnerId, Programme.Owner, "Access:OwnerKey", null, HashOf(key), clock.GetUtcNow(), null, null);
    }

    public IReadOnlyList<AccessKey> All =>
        [.. _keys.Values.Where(key => key.Id != OwnerId || _ownerFromSettings is null)
            .Concat(_ownerFromSettings is null ? [] : [_ownerFromSettings])
            .OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];

    /// <summary>Makes the owner's key where there is none yet, and returns it; null where there is one.</summary>
    public async Task<string?> MakeOwnerKey() =>
        _ownerFromSettings is not null || _keys.ContainsKey(OwnerId)
            ? null
            : await ReplaceOwnerKey();

    /// <summary>Makes a new owner's key; the one before is good no more.</summary>
    public async Task<string> ReplaceOwnerKey() => (await Issue(OwnerId, Programme.Owner, "owner", null, null)).Secret;

    /// <summary>A new key for a party, or one to look only; the secret is returned here and nowhere else.</summary>
    public Task<(AccessKey Key, string Secret)> Issue(
        string party, string? label, IReadOnlyList<string>? sites, DateTimeOffset? expiresAt, bool display = false) =>
        Issue(AccessKey.NewId(display), party, label, sites, expiresAt);

    /// <summary>Ends a key; false where there is none of that id.</summary>
    public async Task<bool> Revoke(string id)
    {
        if (!_keys.TryGetValue(id, out var key))
            return false;
        if (key.RevokedAt is null)
            _keys[id] = await _writer.Save(key with { RevokedAt = _clock.GetUtcNow() });
        return true;
    }

    /// <summary>Who holds the key; null for any key that is not good.</summary>
    public Caller? Find(string? presented)
    {
        if (string.IsNullOrEmpty(presented) || presented.Length > MostLength)
            return null;
        Span<byte> utf8 = stackalloc byte[3 * MostLength];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(presented, utf8)], hash);
        var record = RecordOf(presented) ?? _ownerFromSettings ?? _keys.GetValueOrDefault(OwnerId);
        if (record is null || !CryptographicOperations.FixedTimeEquals(record.Hash, hash))
            return null;
        return IsInForce(record) ? new Caller(record) : null;
    }

    // dk_{id}_{secret}; the owner's key need not look like that.
    AccessKey? RecordOf(string presented)
    {
        if (!presented.StartsWith("dk_", StringComparison.Ordinal) || presented.IndexOf('_', 3) is not (> 0 and var end))
            return null;
        var id = presented.AsSpan(3, end - 3);
        return id is not OwnerId && _keysBySpan.TryGetValue(id, out var record) ? record : null;
    }

    /// <summary>Whether a key that was good once still is.</summary>
    public bool IsStillGood(Caller caller) =>
        caller.Key == _ownerFromSettings || (_keys.TryGetValue(caller.Key.Id, out var now) && now.Hash == caller.Key.Hash && IsInForce(now));

    bool IsInForce(AccessKey key) => key.RevokedAt is null && !(key.ExpiresAt <= _clock.GetUtcNow());

    static byte[] HashOf(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    async Task<(AccessKey Key, string Secret)> Issue(
        string id, string party, string? label, IReadOnlyList<string>? sites, DateTimeOffset? expiresAt)
    {
        var secret = $"dk_{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        var key = await _writer.Save(new(id, party, label, sites, HashOf(secret), _clock.GetUtcNow(), expiresAt, null));
        return (_keys[id] = key, secret);
    }
}

/// <summary>Who asks, by the key presented.</summary>
public sealed record Caller(AccessKey Key)
{
    public string Party => Key.Party;

    public bool IsOwner => Key.Party == Programme.Owner && Key.Sites is null && !Key.IsDisplay;

    /// <summary>Whether the key is for this site; to others a site looks as if it did not exist.</summary>
    public bool Covers(string site) => Key.Sites is null || Key.Sites.Contains(site);
}
