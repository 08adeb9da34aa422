using System.Text.Json;
using Construction.Domain;
using Dashboard.Access;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Log;

/// <summary>Reads the file of a log on connections of its own, from any thread, while the writer writes.</summary>
sealed class LogReader(string path)
{
    readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ToString();

    public List<LogEntry> After(long position, int limit) =>
        Select("where position > @after order by position limit @limit", ("@after", position), ("@limit", limit));

    public IReadOnlyList<LogEntry> At(IReadOnlyList<long> positions)
    {
        var found = Select(
                "where position in (select value from json_each(@positions))", ("@positions", $"[{string.Join(',', positions)}]"))
            .ToDictionary(entry => entry.Position);
        return [.. positions.Where(found.ContainsKey).Select(position => found[position])];
    }

    public IReadOnlyList<KnownRequest> RequestsAfter(long id, int limit) => Query(
        "select id, fingerprint, body from requests where id > @after order by id limit @limit",
        row => new KnownRequest(Fingerprints.Of(Bytes(row, 1)), Fingerprints.Of(Bytes(row, 2)), row.GetInt64(0)),
        ("@after", id), ("@limit", limit));

    public IReadOnlyList<AccessKey> Keys() => Query(
        "select id, party, label, sites, hash, created_at, expires_at, revoked_at from keys order by created_at, id", KeyRows.Read);

    public KeptFile? FileOf(string sha256) => Query(
        "select content from files where sha256 = @sha256", row => new KeptFile(sha256, (byte[])row.GetValue(0)),
        ("@sha256", Convert.FromHexString(sha256))).FirstOrDefault();

    /// <summary>The hash of an event's row; null where there is none.</summary>
    public byte[]? HashOf(long position) =>
        Query("select hash from events where position = @position", row => (byte[])row.GetValue(0), ("@position", position)).FirstOrDefault();

    /// <summary>The hash of a remembered request's row; null where there is none.</summary>
    public byte[]? HashOfRequest(long id) =>
        Query("select hash from requests where id = @id", row => (byte[])row.GetValue(0), ("@id", id)).FirstOrDefault();

    public Checkpoint? Checkpoint(string epoch, out string? ignored)
    {
        var checkpoint = CheckpointFile.Read(path, out ignored, out _);
        if (checkpoint is null)
            return null;
        ignored = checkpoint.Epoch != epoch ? $"it is of the epoch {checkpoint.Epoch}"
            : !Same(HashOf(checkpoint.Position), checkpoint.Hash) ? $"it is of a position {checkpoint.Position} that this log does not have"
            : !Same(HashOfRequest(checkpoint.Requests.Count), checkpoint.RequestsHash) ? "it holds requests that this log does not have"
            : null;
        return ignored is null ? checkpoint : null;
    }

    static bool Same(byte[]? one, byte[] other) => one.AsSpan().SequenceEqual(other);

    List<LogEntry> Select(string where, params (string Name, object Value)[] parameters) => Query(
        $"select position, received_at, by, type, body from events {where}",
        row => new LogEntry(
            row.GetInt64(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), Names.Of(Bytes(row, 2)), EventOf(row)),
        parameters);

    Event EventOf(SqliteDataReader row)
    {
        try
        {
            return EventJson.Read(Names.Of(Bytes(row, 3)), Bytes(row, 4));
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or FormatException)
        {
            throw new LogUnreadableException(
                $"The log file {path} holds at position {row.GetInt64(0)} what this program cannot read ({problem.Message}). "
                + "Install a newer version, or restore a backup.", problem);
        }
    }

    List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params (string Name, object Value)[] parameters)
    {
        using var connection = new SqliteConnection(_connection);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Values go in as parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, value) in parameters)
                command.Parameters.AddWithValue(name, value);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
                rows.Add(read(reader));
            return rows;
        }
        catch (SqliteException problem)
        {
            throw new LogUnreadableException(SqliteProblems.AtStart(problem, path), problem);
        }
    }

    // SQLite's own bytes, good until the next row.
    static ReadOnlySpan<byte> Bytes(SqliteDataReader row, int column) => raw.sqlite3_column_blob(row.Handle, column);
}
