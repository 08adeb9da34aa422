using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;

namespace Dashboard.Live;

/// <summary>
/// What the hub writes goes to the socket itself. A ready-made message is sent from where it lies; of a large one a piece at
/// a time, so that a viewer who does not read holds a piece, never the whole. The hub writes one message after the other.
/// </summary>
sealed class SocketOutput(WebSocket socket, SocketConnection connection) : PipeWriter
{
    /// <summary>As much as a connection holds of what is on its way, in bytes.</summary>
    public const int Piece = 16_384;

    ArrayBufferWriter<byte>? _written;
    bool _completed;

    WebSocketMessageType Type =>
        connection.ActiveFormat == TransferFormat.Binary ? WebSocketMessageType.Binary : WebSocketMessageType.Text;

    public override Memory<byte> GetMemory(int sizeHint = 0) => (_written ??= new()).GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => (_written ??= new()).GetSpan(sizeHint);

    public override void Advance(int bytes) => _written!.Advance(bytes);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var written = _written;
        // Few messages are written this way: a buffer is not kept for the next.
        _written = null;
        return written is { WrittenCount: > 0 } ? Send(written.WrittenMemory) : new(new FlushResult(false, _completed));
    }

    public override async ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        if (_written is not null)
            await FlushAsync(cancellationToken);
        return await Send(source);
    }

    public override void CancelPendingFlush()
    {
        // What is on its way to a socket cannot be called back; who wants it gone aborts the connection.
    }

    public override void Complete(Exception? exception = null) => _completed = true;

    async ValueTask<FlushResult> Send(ReadOnlyMemory<byte> message)
    {
        if (_completed)
            return new(false, true);
        var type = Type;
        try
        {
            for (; message.Length > Piece; message = message[Piece..])
                await socket.SendAsync(message[..Piece], type, endOfMessage: false, default);
            await socket.SendAsync(message, type, endOfMessage: true, default);
            return new(false, false);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
        {
            // As a pipe does that nobody reads any more: a viewer that has gone is no error, and no line in the operator's log.
            socket.Abort();
            _completed = true;
            return new(false, true);
        }
    }
}
