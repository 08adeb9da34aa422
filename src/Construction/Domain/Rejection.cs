namespace Construction.Domain;

/// <summary>Why something was refused: an expected outcome, not an exception.</summary>
public enum Refusal
{
    /// <summary>Malformed, or against a rule of a field.</summary>
    Invalid,

    /// <summary>Names something that does not exist.</summary>
    Unknown,

    /// <summary>Right in itself, but not in the present state.</summary>
    Conflict,

    /// <summary>Asked for on a condition that no longer holds.</summary>
    Changed,
}

/// <summary>A refusal that names the field, its value and the rule, in words for the person who sent it.</summary>
public sealed record Rejection(Refusal Refusal, string? Field, string? Value, string Rule)
{
    public static Rejection Invalid(string field, string? value, string rule) => new(Refusal.Invalid, field, value, rule);

    public static Rejection Unknown(string field, string value) =>
        new(Refusal.Unknown, field, value, $"there is no {field} '{value}' here");

    public static Rejection Conflict(string field, string value, string rule) => new(Refusal.Conflict, field, value, rule);

    public static Rejection Changed(string rule) => new(Refusal.Changed, "If-Match", null, rule);
}

/// <summary>What becomes of a proposed event.</summary>
public abstract record Decision
{
    /// <summary>It goes into the log.</summary>
    public sealed record Take(Event Event) : Decision;

    /// <summary>It is there already, since the position given; nothing is written.</summary>
    public sealed record AlreadyHad(long Position) : Decision;

    public sealed record Refuse(Rejection Rejection) : Decision;
}
