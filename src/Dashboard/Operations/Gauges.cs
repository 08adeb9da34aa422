using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dashboard.Live;
using Dashboard.Log;

namespace Dashboard.Operations;

/// <summary>How things stand, read when somebody asks: the status page, or who collects the metrics.</summary>
sealed class Gauges
{
    readonly string _file;
    readonly string _directory;
    readonly IEventLog _log;
    readonly Writer _writer;
    readonly Board.Board _board;
    readonly Broadcaster _broadcaster;

    public Gauges(
        Meters meters, DataDirectory directory, IEventLog log, Writer writer, Board.Board board, Broadcaster broadcaster, Readiness readiness)
    {
        (_file, _directory) = (directory.LogFile, Path.GetDirectoryName(directory.LogFile)!);
        (_log, _writer, _board, _broadcaster) = (log, writer, board, broadcaster);
        var meter = meters.Meter;
        meter.CreateObservableGauge("dashboard.writer.queue", () => Queue, "{request}", "Requests that wait for the writer");
        meter.CreateObservableGauge("dashboard.viewers", () => _broadcaster.Viewers, "{viewer}", "Viewers connected");
        meter.CreateObservableGauge("dashboard.viewers.behind", () => Lag.Behind, "{viewer}", "Viewers that have not been sent everything");
        meter.CreateObservableGauge("dashboard.viewer.lag.positions", () => Lag.Positions, "{position}", "Positions that the viewer furthest behind has not been sent");
        meter.CreateObservableGauge("dashboard.viewer.lag", () => Lag.Time.TotalSeconds, "s", "For how long the viewer longest behind has been so");
        meter.CreateObservableGauge("dashboard.log.head", () => Head, "{position}", "Position of the log's last entry");
        meter.CreateObservableGauge("dashboard.board.position", () => BoardPosition, "{position}", "Position up to which the board holds the log");
        meter.CreateObservableGauge("dashboard.log.size", () => LogBytes, "By", "Size of the log's file");
        meter.CreateObservableGauge("dashboard.log.wal.size", () => WalBytes, "By", "Size of the write-ahead file beside the log");
        meter.CreateObservableGauge("dashboard.ready", () => readiness.Look().IsReady ? 1 : 0, description: "1 while the server is ready, else 0");
        meter.CreateObservableGauge("dashboard.backup.age", BackupAge, "s", "Time since the last backup; left out where none is known");
        meter.CreateObservableGauge("process.uptime", () => Uptime.TotalSeconds, "s", "Time since the process was started");
    }

    public int Queue => _writer.Queued;
    public ViewerLag Lag => _broadcaster.Lag();
    public long Head => _log.Head;
    public long BoardPosition => _board.Position;
    public long LogBytes => SizeOf(_file);
    public long WalBytes => SizeOf($"{_file}-wal");

    public LastBackup? Backup => LastBackup.Of(_directory);

    public static DateTimeOffset Started { get; } = Process.GetCurrentProcess().StartTime.ToUniversalTime();

    public static TimeSpan Uptime => DateTimeOffset.UtcNow - Started;

    IEnumerable<Measurement<double>> BackupAge() => Backup is { } last ? [new((DateTimeOffset.UtcNow - last.At).TotalSeconds)] : [];

    static long SizeOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }
}
