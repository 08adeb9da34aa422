using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Api;

/// <summary>What came of reading a request's body: its bytes, or the problem to answer with.</summary>
public readonly record struct Body(ReadOnlyMemory<byte> Bytes, IResult? Problem)
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads at most <paramref name="atMost"/> bytes.</summary>
    public static async ValueTask<Body> Read(HttpRequest request, int atMost)
    {
        if (request.ContentLength > atMost)
            return TooLarge(atMost);
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > atMost)
            {
                // Said to be read, or the connection would be cut before the answer is through.
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return TooLarge(atMost);
            }
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return new(bytes, null);
            }
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Parses JSON strictly: no comments, no trailing commas, no duplicate properties, at most 16 levels.</summary>
    public static (JsonDocument? Document, FieldError? Error) Parse(ReadOnlyMemory<byte> bytes)
    {
        // The parser looks at text only when it is asked for, and then throws.
        if (!Utf8.IsValid(bytes.Span))
            return (null, new(null, null, "is not JSON: it holds bytes that are not UTF-8"));
        try
        {
            return (JsonDocument.Parse(bytes, Strict), null);
        }
        catch (JsonException problem)
        {
            var place = problem.LineNumber is { } line ? $" (line {line + 1}, byte {problem.BytePositionInLine + 1})" : "";
            var message = problem.Message.Split(" LineNumber:")[0].Split(" Path:")[0].TrimEnd();
            return (null, new(null, null, $"is not JSON: {message}{place}"));
        }
        catch (InvalidOperationException)
        {
            return (null, new(null, null, "is not JSON: a field's name holds half of a surrogate pair, which is no character"));
        }
    }

    public static bool IsJson(HttpRequest request, params ReadOnlySpan<string> also)
    {
        // As nearly everybody writes it.
        if (request.ContentType is "application/json")
            return true;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || (type.Charset.Length > 0 && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
            return false;
        if (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var other in also)
            if (type.MediaType.Equals(other, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    static Body TooLarge(int atMost) =>
        new(default, Problems.Result(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {atMost} bytes."));
}
