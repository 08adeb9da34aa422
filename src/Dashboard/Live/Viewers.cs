using System.Collections.Concurrent;
using Dashboard.Access;
using Dashboard.Operations;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>Who is connected. It hands the loop the connections themselves, so that it can write one ready-made message to many.</summary>
sealed class Viewers(Viewing viewing, ILogger<DefaultHubLifetimeManager<LiveHub>> logger) : DefaultHubLifetimeManager<LiveHub>(logger)
{
    readonly ConcurrentDictionary<string, Viewer> _viewers = new();
    long _turnover;

    public int Count => _viewers.Count;

    /// <summary>How many have come and gone, added up.</summary>
    public long Turnover => Volatile.Read(ref _turnover);

    /// <summary>Who came and who left since the loop last looked.</summary>
    public ConcurrentQueue<(Viewer Viewer, bool Here)> Changes { get; } = new();

    /// <summary>How far the viewers are behind now; looks at each of them, so a few times a second at most.</summary>
    public ViewerLag Lag(Board.Board board, Steps steps)
    {
        var lag = default(ViewerLag);
        var heads = new Dictionary<string, long>();
        foreach (var (_, viewer) in _viewers)
        {
            var behind = 0L;
            if (viewer.Followed is { } followed)
            {
                if (!heads.TryGetValue(followed.Topic, out var head))
                    heads.Add(followed.Topic, head = board.Head(followed.Topic));
                behind = Math.Max(head - followed.Position, 0);
            }
            var time = behind > 0 ? steps.SinceAfter(viewer.ServedTo) : TimeSpan.Zero;
            lag = new(
                lag.Viewers + 1, lag.Behind + (behind > 0 ? 1 : 0), Math.Max(lag.Positions, behind), time > lag.Time ? time : lag.Time);
        }
        return lag;
    }

    public Viewer? Find(string connection) => _viewers.GetValueOrDefault(connection);

    public override async Task OnConnectedAsync(HubConnectionContext connection)
    {
        await base.OnConnectedAsync(connection);
        // The request is used again for others once its connection has gone: only who it was is kept.
        var caller = connection.GetHttpContext()?.Caller();
        var viewer = new Viewer(connection, () => viewing.MayStay(caller));
        _viewers[connection.ConnectionId] = viewer;
        Changes.Enqueue((viewer, true));
        Interlocked.Increment(ref _turnover);
    }

    public override async Task OnDisconnectedAsync(HubConnectionContext connection)
    {
        if (_viewers.TryRemove(connection.ConnectionId, out var viewer))
        {
            Changes.Enqueue((viewer, false));
            Interlocked.Increment(ref _turnover);
        }
        await base.OnDisconnectedAsync(connection);
    }
}
