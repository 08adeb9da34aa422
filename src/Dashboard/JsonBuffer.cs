using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dashboard;

/// <summary>Writes JSON by hand, with one buffer for each thread.</summary>
public static class JsonBuffer
{
    // What is larger was an exception; the memory is not kept for it.
    const int Kept = 64 * 1024;

    [ThreadStatic] static ArrayBufferWriter<byte>? s_buffer;
    [ThreadStatic] static Utf8JsonWriter? s_writer;

    public static byte[] Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = s_buffer ??= new(1_024);
        var writer = s_writer ??= new(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer, value);
        writer.Flush();
        var bytes = buffer.WrittenSpan.ToArray();
        if (buffer.Capacity > Kept)
            (s_buffer, s_writer) = (null, null);
        return bytes;
    }
}
