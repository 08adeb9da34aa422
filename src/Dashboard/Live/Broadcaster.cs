using System.Collections.Concurrent;
using Dashboard.Board;
using Dashboard.Operations;

namespace Dashboard.Live;

/// <summary>Keeps the viewers, rings those whose topic has moved, and sends a pulse where nothing else was sent.</summary>
public sealed class Broadcaster(Board.Board board, Projector projector, TimeProvider clock, Meters meters, ILogger<Broadcaster> logger) : BackgroundService
{
    static readonly TimeSpan PulseInterval = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);

    readonly ConcurrentDictionary<string, Viewer> _viewers = new();

    public int Viewers => _viewers.Count;

    /// <summary>How far the viewers are behind now; asks each of them, so a few times a second at most.</summary>
    public ViewerLag Lag()
    {
        var lag = default(ViewerLag);
        foreach (var viewer in _viewers.Values)
        {
            var (positions, time) = viewer.Lag(board.Head);
            lag = new(
                lag.Viewers + 1, lag.Behind + (positions > 0 ? 1 : 0), Math.Max(lag.Positions, positions), time > lag.Time ? time : lag.Time);
        }
        return lag;
    }

    /// <summary>Takes a connection in; its messages start when it follows a topic.</summary>
    public void Connect(string connection, Connection client, CancellationToken gone)
    {
        var viewer = new Viewer(client, RowsSince, clock, meters);
        _viewers[connection] = viewer;
        _ = Serve(connection, viewer, gone);
    }

    public void Follow(string connection, string topic, string? epoch, long? position)
    {
        if (_viewers.TryGetValue(connection, out var viewer))
            // A position without an epoch says nothing: the viewer starts over.
            viewer.Follow(topic, epoch, position);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        projector.Stepped += RingAll;
        using var timer = new PeriodicTimer(Tick, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                PulseAll();
        }
        finally
        {
            projector.Stepped -= RingAll;
        }
    }

    async Task Serve(string connection, Viewer viewer, CancellationToken gone)
    {
        try
        {
            await viewer.Run(board.Head, gone);
        }
        catch (OperationCanceledException)
        {
            // The viewer left.
        }
        catch (Exception problem)
        {
            // One viewer's trouble stays its own; it comes back by itself.
            logger.LogDebug(problem, "A viewer could not be served");
        }
        finally
        {
            _viewers.TryRemove(connection, out _);
        }
    }

    void RingAll()
    {
        foreach (var viewer in _viewers.Values)
            viewer.Ring();
    }

    void PulseAll()
    {
        var pulses = new Dictionary<string, RawJson>();
        foreach (var viewer in _viewers.Values)
        {
            try
            {
                if (viewer.Connection.MayStay())
                    viewer.Pulse(PulseOf, PulseInterval);
                else
                    viewer.Connection.Abort();
            }
            catch (Exception problem)
            {
                logger.LogDebug(problem, "A viewer could not be given a pulse");
            }
        }

        // One for all viewers of a topic.
        RawJson PulseOf(string topic)
        {
            if (!pulses.TryGetValue(topic, out var pulse))
                pulses.Add(topic, pulse = new(Json.Write(new PulseMessage(topic, board.Epoch, board.Head(topic), clock.GetUtcNow()))));
            return pulse;
        }
    }

    (RawJson Message, long Position) RowsSince(string topic, string? epoch, long? position)
    {
        var (json, head) = board.Since(topic, epoch, position, clock.GetUtcNow());
        return (new(json), head);
    }
}

/// <summary>Says where a topic's head is, so that a viewer knows whether it is current.</summary>
public sealed record PulseMessage(string Topic, string Epoch, long Head, DateTimeOffset ServerTime);
