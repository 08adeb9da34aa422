using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Dashboard.Log;

/// <summary>
/// The one statement that runs for every post, straight on SQLite: a command with parameters boxes every value and walks
/// its lists again each time, which costs twice what the insert itself does.
/// </summary>
sealed class HotStatement : IDisposable
{
    readonly sqlite3 _connection;
    readonly sqlite3_stmt _statement;

    public HotStatement(SqliteConnection connection, string sql)
    {
        _connection = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_connection, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    /// <param name="place">From 1.</param>
    /// <param name="value">A whole number.</param>
    public void Bind(int place, long value) => Check(raw.sqlite3_bind_int64(_statement, place, value));

    /// <param name="place">From 1.</param>
    /// <param name="utf8">A text.</param>
    public void BindText(int place, ReadOnlySpan<byte> utf8) => Check(raw.sqlite3_bind_text(_statement, place, utf8));

    /// <param name="place">From 1.</param>
    /// <param name="bytes">Bytes.</param>
    public void BindBlob(int place, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(_statement, place, bytes));

    /// <exception cref="SqliteException">It failed; as with any other statement.</exception>
    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        // Says what the step said; said once is enough.
        raw.sqlite3_reset(_statement);
        if (result != raw.SQLITE_DONE)
            SqliteException.ThrowExceptionForRC(result, _connection);
    }

    public void Dispose() => _statement.Dispose();

    void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection);
}
