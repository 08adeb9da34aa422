using System.Text;
using System.Text.Json;
using Construction.Domain;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Log;

/// <summary>What is in a log, by reading all of it.</summary>
/// <param name="Head">Hash of the last event.</param>
/// <param name="Fault">The first thing that is wrong, and where; null where nothing is.</param>
public sealed record LogFound(long Events, long Requests, int Keys, string Epoch, string Head, string? Fault)
{
    public override string ToString() =>
        $"{Events:N0} events, {Requests:N0} remembered requests and {Keys:N0} keys, epoch {Epoch}, head {Head}";
}

/// <summary>
/// Reads a whole log, changing nothing: positions without a gap, every event decodes, the hashes of every row are those
/// of its bytes, and SQLite finds its file sound. The server may go on writing meanwhile.
/// </summary>
public sealed class LogCheck : IDisposable
{
    const int Page = 10_000;

    readonly SqliteConnection _connection;
    long _events;
    long _requests;
    int _keys;
    string _epoch = "";
    string _head = "";
    long _answered;
    readonly HashSet<string> _files = [];

    LogCheck(string path) =>
        _connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());

    /// <param name="path">The log's file.</param>
    /// <param name="follow">Given every good entry in order, with the hash of its row.</param>
    /// <exception cref="StartupException">It is no log of this version, or cannot be opened.</exception>
    public static LogFound Read(string path, Action<LogEntry, byte[]>? follow = null)
    {
        using var check = new LogCheck(path);
        string? fault;
        try
        {
            check._connection.Open();
            if (LogSchema.VersionOf(check._connection, path) is var version and not LogSchema.Version)
                throw new StartupException($"The log file {path} is of format {version}, which has no hashes to verify. The server brings it over when it starts.");
            fault = check.FirstFault(follow);
        }
        catch (SqliteException problem) when (problem.SqliteErrorCode is 11 or 26)
        {
            fault = $"after position {check._events} and request {check._requests} the file is damaged ({problem.Message})";
        }
        catch (SqliteException problem)
        {
            throw new StartupException(SqliteProblems.AtStart(problem, path));
        }
        return new(check._events, check._requests, check._keys, check._epoch, check._head, fault);
    }

    public void Dispose() => _connection.Dispose();

    // Requests before events: of what is answered while this reads, the events are there already.
    string? FirstFault(Action<LogEntry, byte[]>? follow) =>
        Epoch() ?? Keys() ?? Requests() ?? Events(follow)
        ?? Files()
        ?? (_answered > _events ? $"a remembered request was answered with position {_answered}, and the log ends at {_events}: its end is missing" : null)
        ?? Integrity();

    string? Epoch()
    {
        foreach (var row in Rows("select value from meta where name = 'epoch'"))
            _epoch = row.GetString(0);
        return _epoch.Length == 32 && _epoch.All(char.IsAsciiHexDigitLower) ? null : $"the epoch is '{_epoch}'";
    }

    string? Keys()
    {
        foreach (var row in Rows(
            "select cast(id as blob), cast(party as blob), cast(label as blob), cast(sites as blob), hash, created_at, expires_at, revoked_at, seal from keys"))
        {
            var fields = new object?[8];
            for (var column = 0; column < fields.Length; column++)
                fields[column] = row.GetValue(column);
            if (!Chain.Seal(fields).AsSpan().SequenceEqual(Blob(row, 8)))
                return $"the key '{Text(row, 0)}' is not as it was written";
            _keys++;
        }
        return null;
    }

    string? Requests()
    {
        var chain = new Chain();
        foreach (var row in Paged("select id, fingerprint, body, outcomes, hash from requests where id > @after order by id limit @page"))
        {
            var id = row.GetInt64(0);
            if (id != _requests + 1)
                return $"remembered request {_requests + 1} is missing (the next is {id})";
            if (!chain.Request(id, Blob(row, 1), Blob(row, 2), Blob(row, 3)).AsSpan().SequenceEqual(Blob(row, 4)))
                return $"remembered request {id} is not as it was written";
            _answered = Math.Max(_answered, Outcome.Read(Text(row, 3)).Max(outcome => outcome.Position ?? 0));
            _requests++;
        }
        return null;
    }

    string? Events(Action<LogEntry, byte[]>? follow)
    {
        var chain = new Chain();
        foreach (var row in Paged("select position, received_at, by, type, body, hash from events where position > @after order by position limit @page"))
        {
            var position = row.GetInt64(0);
            if (position != _events + 1)
                return $"position {_events + 1} is missing (the next is {position})";
            if (!chain.Event(position, row.GetInt64(1), Blob(row, 2), Blob(row, 3), Blob(row, 4)).AsSpan().SequenceEqual(Blob(row, 5)))
                return $"position {position} is not as it was written";
            if (Decode(row) is not { } happened)
                return $"position {position} ({Text(row, 3)}) cannot be read by this program";
            if (happened is ScheduleAccepted accepted)
                _files.Add(accepted.Schedule.Sha256);
            follow?.Invoke(new(position, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)), Text(row, 2), happened), chain.Head);
            _events = position;
        }
        _head = Convert.ToHexStringLower(chain.Head);
        return null;
    }

    string? Files()
    {
        foreach (var row in Rows("select sha256, content from files"))
        {
            var file = new KeptFile(Convert.ToHexStringLower(Blob(row, 0)), Blob(row, 1).ToArray());
            if (!file.IsSound())
                return $"the file {file.Sha256} is not as it was kept";
            _files.Remove(file.Sha256);
        }
        return _files.Count > 0 ? $"the file {_files.First()} is missing, of which an event speaks" : null;
    }

    string? Integrity()
    {
        foreach (var row in Rows("pragma integrity_check(1)"))
            if (row.GetString(0) is not "ok" and var problem)
                return $"the file is damaged ({problem})";
        return null;
    }

    static Event? Decode(SqliteDataReader row)
    {
        try
        {
            return EventJson.Read(Text(row, 3), Blob(row, 4));
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or FormatException)
        {
            return null;
        }
    }

    // A page at a time: one long read would keep the server from bringing its write-ahead file home.
    IEnumerable<SqliteDataReader> Paged(string sql)
    {
        var last = 0L;
        for (var found = Page; found == Page;)
        {
            found = 0;
            foreach (var row in Rows(sql, ("@after", last), ("@page", Page)))
            {
                last = row.GetInt64(0);
                yield return row;
                found++;
            }
        }
    }

    IEnumerable<SqliteDataReader> Rows(string sql, params (string Name, object Value)[] parameters)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return reader;
    }

    // The bytes as they are stored; read as text, a damaged one would be mended.
    static ReadOnlySpan<byte> Blob(SqliteDataReader row, int column) => raw.sqlite3_column_blob(row.Handle, column);

    static string Text(SqliteDataReader row, int column) => Encoding.UTF8.GetString(Blob(row, column));
}
