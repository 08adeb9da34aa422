namespace Dashboard.Exports;

/// <summary>A file that is made while it is sent, with a name to keep it under where it is to be kept.</summary>
/// <param name="type">Content type.</param>
/// <param name="pieces">In UTF-8; not made for who asks for the head only.</param>
/// <param name="fileName">Of letters, digits, hyphens and a dot; null where a reader shows it.</param>
sealed class ExportAnswer(string type, IEnumerable<ReadOnlyMemory<byte>> pieces, string? fileName = null) : IResult
{
    // So much at a time: who asks for a large table and does not read it has a piece of it in its buffers, never the whole.
    const int Piece = 16_384;

    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.ContentType = type;
        if (fileName is not null)
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        if (HttpMethods.IsHead(context.Request.Method))
            return;
        var (to, waiting) = (context.Response.BodyWriter, 0);
        foreach (var piece in pieces)
        {
            for (var left = piece; left.Length > 0; left = left[Math.Min(left.Length, Piece)..])
            {
                var part = left[..Math.Min(left.Length, Piece)];
                part.Span.CopyTo(to.GetSpan(part.Length));
                to.Advance(part.Length);
                if ((waiting += part.Length) < Piece)
                    continue;
                await to.FlushAsync(context.RequestAborted);
                waiting = 0;
            }
        }
        await to.FlushAsync(context.RequestAborted);
    }
}
