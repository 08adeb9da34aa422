using System.Diagnostics;
using Dashboard.Operations;

namespace Dashboard.Log;

/// <summary>
/// A request's way through the writer as a trace, below that of the request: from its being handed over until its commit was
/// on the disk. It says where and with how many, nothing of what was said or by whom.
/// </summary>
sealed class WriteTrace
{
    readonly Activity _activity;

    WriteTrace(Activity activity) => _activity = activity;

    /// <summary>Null while nobody collects traces.</summary>
    public static WriteTrace? Start()
    {
        if (!Meters.Activities.HasListeners())
            return null;
        var request = Activity.Current;
        var activity = Meters.Activities.StartActivity("decide and commit");
        // It ends on another thread: what the request does meanwhile is not part of it.
        Activity.Current = request;
        return activity is null ? null : new(activity);
    }

    public void Decided(IReadOnlyList<Outcome> outcomes)
    {
        if (outcomes.LastOrDefault(outcome => outcome.Position is not null) is { } last)
            _activity.SetTag("dashboard.position", last.Position);
    }

    /// <param name="requests">How many shared the commit.</param>
    /// <param name="failed">Whether it is answered with a problem of the log's.</param>
    public void End(int requests, bool failed)
    {
        _activity.SetTag("dashboard.commit.size", requests);
        if (failed)
            _activity.SetStatus(ActivityStatusCode.Error);
        _activity.Stop();
        // Ending makes the request's activity this thread's.
        Activity.Current = null;
    }
}
