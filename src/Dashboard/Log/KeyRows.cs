using System.Text.Json;
using Dashboard.Access;
using Microsoft.Data.Sqlite;

namespace Dashboard.Log;

/// <summary>Keys as rows of the table <c>keys</c>.</summary>
static class KeyRows
{
    static readonly string[] Names = ["@id", "@party", "@label", "@sites", "@hash", "@created", "@expires", "@revoked", "@seal"];

    public static AccessKey Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        row.IsDBNull(3) ? null : JsonSerializer.Deserialize<List<string>>(row.GetString(3)),
        (byte[])row.GetValue(4),
        Time(row, 5)!.Value,
        Time(row, 6),
        Time(row, 7));

    public static void Write(SqliteCommand command, AccessKey key)
    {
        command.CommandText =
            """
            insert into keys (id, party, label, sites, hash, created_at, expires_at, revoked_at, seal)
            values (@id, @party, @label, @sites, @hash, @created, @expires, @revoked, @seal)
            on conflict (id) do update set party = excluded.party, label = excluded.label, sites = excluded.sites,
              hash = excluded.hash, created_at = excluded.created_at, expires_at = excluded.expires_at,
              revoked_at = excluded.revoked_at, seal = excluded.seal
            """;
        object?[] fields =
        [
            key.Id, key.Party, key.Label, key.Sites is null ? null : JsonSerializer.Serialize(key.Sites), key.Hash,
            key.CreatedAt.ToUnixTimeMilliseconds(), key.ExpiresAt?.ToUnixTimeMilliseconds(), key.RevokedAt?.ToUnixTimeMilliseconds(),
        ];
        foreach (var (name, value) in Names.Zip([.. fields, Chain.Seal(fields)]))
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
    }

    static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
