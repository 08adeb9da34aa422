using System.Buffers;
using System.Text.Json;

namespace Dashboard.Api;

/// <summary>What came of reading a request's body: its bytes, or the problem to answer with.</summary>
public readonly record struct Body(ReadOnlyMemory<byte> Bytes, IResult? Problem)
{
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads at most <paramref name="atMost"/> bytes.</summary>
    public static async ValueTask<Body> Read(HttpRequest request, int atMost)
    {
        var tooLarge = new Body(default, Problems.Result(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {atMost} bytes."));
        if (request.ContentLength > atMost)
            return tooLarge;
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(request.HttpContext.RequestAborted);
            if (read.Buffer.Length > atMost)
                return tooLarge;
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
    }

    public static bool IsJson(HttpRequest request, params string[] also) =>
        Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || also.Any(other => type.MediaType.Equals(other, StringComparison.OrdinalIgnoreCase)))
        && (type.Charset.Length == 0 || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
