using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace Dashboard.Live;

/// <summary>A ready-made message, written once for all viewers who get it, and the position it takes them to.</summary>
sealed record Parcel(SerializedHubMessage Message, long Position, int Length)
{
    public static Parcel OfRows(ReadOnlyMemory<byte> json, long position) => new(Of("rows", json), position, json.Length);

    public static Parcel OfPulse(PulseMessage pulse) => new(Of("pulse", Json.Write(pulse)), pulse.Head, 0);

    static SerializedHubMessage Of(string method, ReadOnlyMemory<byte> json) => new(new InvocationMessage(method, [new RawJson(json)]));
}

/// <summary>Says where a topic's head is, so that a viewer knows whether it is current.</summary>
public sealed record PulseMessage(string Topic, string Epoch, long Head, DateTimeOffset ServerTime);
