using Dashboard.Log;

namespace Dashboard.Api;

/// <summary>An event as a line of NDJSON: place, time, type, and then its own fields.</summary>
static class EventLine
{
    public static string Of(LogEntry entry) => FormattableString.Invariant(
        $$"""{"position":{{entry.Position}},"receivedAt":"{{entry.ReceivedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}}","type":"{{EventJson.TypeOf(entry.Event)}}","by":"{{entry.By}}",{{EventJson.Write(entry.Event)[1..]}}""") + "\n";
}
