using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dashboard.Live;

/// <summary>A ready-made message, written once for all viewers who get it.</summary>
/// <param name="Message">What is sent.</param>
/// <param name="Position">Where it takes them.</param>
/// <param name="IsPart">It does not take them to the head of their topic.</param>
sealed record Parcel(SerializedHubMessage Message, long Position, bool IsPart)
{
    public static Parcel OfRows(ReadOnlyMemory<byte> json, long position, bool isPart = false) => new(Of("rows", json), position, isPart);

    public static Parcel OfPulse(PulseMessage pulse) => new(Of("pulse", Json.Write(pulse)), pulse.Head, false);

    static SerializedHubMessage Of(string method, ReadOnlyMemory<byte> json) => new(new InvocationMessage(method, [new RawJson(json)]));
}

/// <summary>Says where a topic's head is, so that a viewer knows whether it is current.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Epoch">This log's.</param>
/// <param name="Head">Position of the last event that changed a row of the topic.</param>
/// <param name="ServerTime">The server's clock.</param>
/// <param name="ReturnWithin">
/// Seconds. Who loses the server comes back at a time drawn from as many, since all others do too; null where they are so few
/// that a viewer's own pauses spread them enough.
/// </param>
/// <param name="Forecast">For which position the topic's forecast was computed last; null where none was yet.</param>
public sealed record PulseMessage(string Topic, string Epoch, long Head, DateTimeOffset ServerTime, int? ReturnWithin, long? Forecast = null);
