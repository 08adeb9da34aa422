using Construction.Domain;
using Dashboard.Log;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Api;

/// <summary>One thing that is wrong: the field, its value, the rule it breaks.</summary>
public sealed record FieldError(string? Field, string? Value, string Rule);

/// <summary>From a refusal to RFC 9457 problem details; the only place where status codes for refusals are chosen.</summary>
public static class Problems
{
    /// <summary>How many of a request's errors are told; who mends these learns of the rest.</summary>
    public const int ShownErrors = 20;
    const int ShownCharacters = 200;

    public static ProblemDetails Of(Rejection rejection) => Of(
        rejection.Refusal switch
        {
            Refusal.Invalid => StatusCodes.Status400BadRequest,
            Refusal.Unknown => StatusCodes.Status404NotFound,
            Refusal.Conflict => StatusCodes.Status409Conflict,
            Refusal.Changed => StatusCodes.Status412PreconditionFailed,
            _ => throw new ArgumentOutOfRangeException(nameof(rejection)),
        },
        [new(rejection.Field, rejection.Value, rejection.Rule)]);

    public static ProblemDetails Of(int status, IReadOnlyList<FieldError> errors)
    {
        var shown = errors.Take(ShownErrors).Select(error => error with { Field = Shown(error.Field), Value = Shown(error.Value) }).ToList();
        var problem = Of(status, string.Join("; ", shown.Select(error => error.Field is null ? error.Rule : $"{error.Field}: {error.Rule}")));
        problem.Extensions["errors"] = shown;
        return problem;
    }

    public static ProblemDetails Of(int status, string detail) => new()
    {
        Status = status,
        Title = TitleOf(status),
        Detail = detail,
        Type = $"https://www.rfc-editor.org/rfc/rfc9110#status.{status}",
    };

    public static IResult Result(ProblemDetails problem) => Answers.Json(problem, problem.Status!.Value, "application/problem+json");

    public static IResult Result(int status, string detail) => Result(Of(status, detail));

    public static Task Write(HttpContext context, int status, string detail)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(Of(status, detail), Json.Options, "application/problem+json", context.RequestAborted);
    }

    /// <summary>What the log's exceptions mean to a caller.</summary>
    public static IResult? Result(Exception problem, HttpContext context)
    {
        switch (problem)
        {
            case IdempotencyKeyReusedException:
                return Result(Of(
                    StatusCodes.Status422UnprocessableEntity,
                    [new("Idempotency-Key", context.Request.Headers["Idempotency-Key"].ToString(), "this key was used before with other content; a new statement needs a new key")]));
            case LogUnavailableException unavailable:
                context.Response.Headers.RetryAfter = "5";
                return Result(StatusCodes.Status503ServiceUnavailable, $"Not acknowledged: {unavailable.Message}. Send it again later.");
            default:
                return null;
        }
    }

    static string TitleOf(int status) => status switch
    {
        400 => "The request breaks a rule",
        401 => "A good key is needed",
        403 => "Not for this key",
        404 => "Not found",
        405 => "No such method here",
        406 => "Not in this form",
        409 => "Not in the present state",
        410 => "Gone",
        412 => "Changed meanwhile",
        413 => "Too large",
        415 => "Wrong content type",
        422 => "The Idempotency-Key was used before",
        429 => "Too many requests",
        503 => "Not now",
        _ => "The server met a problem",
    };

    /// <summary>A value cut to what is worth telling back.</summary>
    public static string? Shown(string? value) => value is { Length: > ShownCharacters } ? value[..ShownCharacters] + "…" : value;
}
