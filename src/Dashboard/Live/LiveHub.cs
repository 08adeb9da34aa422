using Dashboard.Access;
using Dashboard.Api;
using Microsoft.AspNetCore.SignalR;

namespace Dashboard.Live;

/// <summary>
/// The push, at <c>/live</c>. A client invokes <c>Follow(topic, epoch, position)</c> and gets <c>rows</c> messages, the first
/// at once and always, and <c>pulse</c> messages when nothing else was sent for 5 s, in a crowd now and then. One topic a connection.
/// Who asks more than ten times in a second is cut off.
/// </summary>
sealed class LiveHub(Board.Board board, Broadcaster broadcaster, Viewing viewing, Viewers viewers, TimeProvider clock) : Hub
{
    /// <param name="topic"><c>programme</c> or <c>site:{id}</c>.</param>
    /// <param name="epoch">The epoch of the position; null to start over.</param>
    /// <param name="position">The position reached; 0 for none.</param>
    public void Follow(string topic, string? epoch, long position)
    {
        if (viewers.Find(Context.ConnectionId)?.AsksTooOften(clock) == true)
        {
            Context.Abort();
            return;
        }
        if (!board.Knows(topic) || !viewing.MaySee(Context.GetHttpContext(), topic))
            throw new HubException($"there is no topic '{(topic.Length > 100 ? topic[..100] : topic)}'");
        // A position without an epoch says nothing: the viewer starts over.
        broadcaster.Follow(Context.ConnectionId, topic, epoch, epoch is null ? null : position);
        Context.GetHttpContext()?.HasArrived();
    }
}
