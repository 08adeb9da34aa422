using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Api;

/// <summary>
/// Conditional writes (RFC 9110, section 13.1.1). An entity tag names the state that its reader saw, so
/// <c>If-Match</c> with one asks: only if what this changes has not changed since.
/// </summary>
static class Condition
{
    const string Header = "If-Match";

    // Before every position: no tag of this log was among those given.
    const long Never = -1;

    /// <summary>The tag of a state, as <see cref="Answers"/> gives it out.</summary>
    /// <param name="epoch">The log's.</param>
    /// <param name="position">Of the state.</param>
    /// <param name="key">Id of the key that it was read with; null where what is seen does not depend on it.</param>
    /// <param name="today">The day up to which an answer counts; null where it counts none.</param>
    public static string Tag(string epoch, long position, string? key, DateOnly? today = null) =>
        $"\"{epoch[..12]}-{position}{(key is null ? "" : $"-{key}")}{(today is { } day ? $"-{day:yyyyMMdd}" : "")}\"";

    /// <summary>False, with the problem, where the header is malformed. Without one there is no condition.</summary>
    public static bool TryRead(HttpContext context, string epoch, out long? readAt, out ProblemDetails? problem)
    {
        (readAt, problem) = (null, null);
        if (!context.Request.Headers.TryGetValue(Header, out var given))
            return true;
        if (!EntityTagHeaderValue.TryParseStrictList(given, out var tags) || tags.Count == 0)
        {
            problem = Refused(given, "is an entity tag as the answer to a read carries it, in its quotes; several with commas");
            return false;
        }
        readAt = tags.Max(tag => tag.Equals(EntityTagHeaderValue.Any) ? long.MaxValue : PositionOf(tag, epoch));
        return true;
    }

    /// <summary>The problem where a request that cannot be conditional asks to be.</summary>
    public static IResult? Refuse(HttpContext context, string why) =>
        context.Request.Headers.TryGetValue(Header, out var given) ? Problems.Result(Refused(given, why)) : null;

    // A weak tag never matches here, nor does one of another epoch.
    static long PositionOf(EntityTagHeaderValue tag, string epoch) =>
        !tag.IsWeak && tag.Tag.ToString().Trim('"').Split('-') is [var log, var position, ..] && log == epoch[..12]
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Never;

    static ProblemDetails Refused(string? value, string rule) => Problems.Of(StatusCodes.Status400BadRequest, [new(Header, value, rule)]);
}
