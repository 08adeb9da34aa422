using System.Text;
using Dashboard.Access;
using Microsoft.Data.Sqlite;

namespace Dashboard.Log;

/// <summary>The log in one SQLite file, in write-ahead mode with a sync at every commit. Reading it is <see cref="LogReader"/>'s.</summary>
public sealed class SqliteEventLog : IEventLog
{
    readonly LogReader _reader;
    readonly SqliteConnection _connection;
    readonly HotStatement _insertEvent;
    readonly SqliteCommand _insertRequest;
    readonly SqliteCommand _outcomesOf;
    readonly List<LogEntry> _pending = [];
    readonly Tail _tail = new();
    readonly Chain _events;
    readonly Chain _requests;

    SqliteTransaction? _transaction;
    (string Text, byte[] Bytes) _by = ("", []);
    long _head;
    long _lastRequest;
    long _keptRequest;

    SqliteEventLog(SqliteConnection connection, string path)
    {
        (_connection, _reader) = (connection, new(path));
        Epoch = (string)Scalar("select value from meta where name = 'epoch'")!;
        _head = (long)Scalar("select coalesce(max(position), 0) from events")!;
        _insertEvent = new(connection, "insert into events (position, received_at, by, type, body, hash) values (?, ?, ?, ?, ?, ?)");
        _insertRequest = Prepare(
            "insert into requests (id, fingerprint, body, outcomes, hash) values (@id, @fingerprint, @body, @outcomes, @hash)",
            "@id", "@fingerprint", "@body", "@outcomes", "@hash");
        _outcomesOf = Prepare("select outcomes from requests where id = @id", "@id");
        _events = new((byte[]?)Scalar("select hash from events order by position desc limit 1"));
        _requests = new((byte[]?)Scalar("select hash from requests order by id desc limit 1"));
        _lastRequest = _keptRequest = (long)Scalar("select coalesce(max(id), 0) from requests")!;
    }

    public string Epoch { get; }

    public long Head => Volatile.Read(ref _head);

    /// <summary>Opens the file, and makes it where there is none.</summary>
    /// <exception cref="StartupException">The file cannot be used; the message says why and what to do.</exception>
    public static SqliteEventLog Open(string path)
    {
        if (File.Exists(path) && Disk.IsReadOnly(path))
            throw new StartupException($"The log file {path} is read-only. Make it writable, or set Data:Directory to another directory.");
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            Run(connection, "pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full;");
            LogSchema.Prepare(connection, path);
            return new SqliteEventLog(connection, path);
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw new StartupException(SqliteProblems.AtStart(problem, path));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public IReadOnlyList<LogEntry> ReadAfter(long position, int limit) =>
        position >= Head ? [] : _tail.After(position, limit) ?? _reader.After(position, limit);

    public IReadOnlyList<LogEntry> Read(IReadOnlyList<long> positions) => _tail.Find(positions) ?? _reader.At(positions);

    public IReadOnlyList<KnownRequest> RequestsAfter(long id, int limit) => _reader.RequestsAfter(id, limit);

    public IReadOnlyList<Outcome> OutcomesOf(long request)
    {
        IReadOnlyList<Outcome> outcomes = [];
        Guard(() =>
        {
            _outcomesOf.Transaction = _transaction;
            _outcomesOf.Parameters[0].Value = request;
            outcomes = Outcome.Read((string)_outcomesOf.ExecuteScalar()!);
        });
        return outcomes;
    }

    public IReadOnlyList<AccessKey> Keys() => _reader.Keys();

    public KeptFile? FileOf(string sha256) => _reader.FileOf(sha256);

    public byte[]? HashOf(long position) => _reader.HashOf(position);

    public byte[]? HashOfRequest(long id) => _reader.HashOfRequest(id);

    public Checkpoint? LastCheckpoint(out string? ignored) => _reader.Checkpoint(Epoch, out ignored);

    public void Probe()
    {
        Begin();
        Guard(() => Run(_connection, "insert or replace into meta values ('probe', hex(randomblob(2000)))", _transaction));
        Commit();
    }

    public void Begin() => Guard(() => _transaction = _connection.BeginTransaction(deferred: false));

    public void Append(LogEntry entry, byte[] body) => Guard(() =>
    {
        var (receivedAt, type) = (entry.ReceivedAt.ToUnixTimeMilliseconds(), EventJson.Utf8TypeOf(entry.Event));
        var by = Utf8(entry.By);
        _insertEvent.Bind(1, entry.Position);
        _insertEvent.Bind(2, receivedAt);
        _insertEvent.BindText(3, by);
        _insertEvent.BindText(4, type);
        _insertEvent.BindText(5, body);
        _insertEvent.BindBlob(6, _events.Event(entry.Position, receivedAt, by, type, body));
        _insertEvent.Run();
        _pending.Add(entry);
    });

    public void Keep(KeptFile file) => Guard(() =>
    {
        using var insert = Prepare("insert into files (sha256, content) values (@sha256, @content) on conflict do nothing", "@sha256", "@content");
        insert.Transaction = _transaction;
        insert.Parameters[0].Value = Convert.FromHexString(file.Sha256);
        insert.Parameters[1].Value = file.Content;
        insert.ExecuteNonQuery();
    });

    public long Remember(RememberedRequest request)
    {
        Guard(() => Insert(request));
        return _lastRequest;
    }

    public void Save(AccessKey key) => Guard(() =>
    {
        using var command = _connection.CreateCommand();
        command.Transaction = _transaction;
        KeyRows.Write(command, key);
        command.ExecuteNonQuery();
    });

    public void Commit()
    {
        Guard(() => _transaction!.Commit());
        _transaction = null;
        _events.Keep();
        _requests.Keep();
        _keptRequest = _lastRequest;
        if (_pending.Count == 0)
            return;
        _tail.Add(_pending);
        Volatile.Write(ref _head, _pending[^1].Position);
        _pending.Clear();
    }

    public void Rollback()
    {
        _pending.Clear();
        _events.Return();
        _requests.Return();
        _lastRequest = _keptRequest;
        var transaction = _transaction;
        _transaction = null;
        try
        {
            transaction?.Rollback();
        }
        catch (Exception problem) when (problem is SqliteException or InvalidOperationException)
        {
            // The failed statement may have ended the transaction already; what counts is that it is over.
        }
        transaction?.Dispose();
    }

    public void Dispose()
    {
        _insertEvent.Dispose();
        _insertRequest.Dispose();
        _outcomesOf.Dispose();
        _transaction?.Dispose();
        // The writer's connection last: only it can bring what is in the write-ahead file home, so that a stopped server
        // leaves one file.
        SqliteConnection.ClearAllPools();
        _connection.Dispose();
    }

    void Insert(RememberedRequest request)
    {
        var (fingerprint, body) = (Fingerprints.Bytes(request.Fingerprint), Fingerprints.Bytes(request.Body));
        var outcomes = Outcome.Write(request.Outcomes);
        var id = _lastRequest + 1;
        _insertRequest.Transaction = _transaction;
        _insertRequest.Parameters[0].Value = id;
        _insertRequest.Parameters[1].Value = fingerprint;
        _insertRequest.Parameters[2].Value = body;
        _insertRequest.Parameters[3].Value = outcomes;
        _insertRequest.Parameters[4].Value = _requests.Request(id, fingerprint, body, Encoding.UTF8.GetBytes(outcomes));
        _insertRequest.ExecuteNonQuery();
        _lastRequest = id;
    }

    // Few keys post most of what comes in.
    byte[] Utf8(string by)
    {
        if (_by.Text != by)
            _by = (by, Encoding.UTF8.GetBytes(by));
        return _by.Bytes;
    }

    static void Run(SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this program's own: its schema and constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (SqliteException problem)
        {
            throw SqliteProblems.WhileRunning(problem);
        }
    }

    SqliteCommand Prepare(string sql, params string[] parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this class.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        return command;
    }

    object? Scalar(string sql)
    {
        using var command = Prepare(sql);
        return command.ExecuteScalar();
    }
}
