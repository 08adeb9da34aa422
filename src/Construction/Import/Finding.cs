namespace Construction.Import;

/// <summary>Something in a file that is not as it should be, and what was done about it.</summary>
/// <param name="Kind">A word for what it is, by which findings are grouped and translated.</param>
/// <param name="Line">Line of the file; null where it is about the whole.</param>
/// <param name="Subject">The activity, calendar or link that it is about, as people call it.</param>
/// <param name="Text">What is odd, in plain words.</param>
/// <param name="Done">What was done about it.</param>
public sealed record Finding(Severity Severity, string Kind, int? Line, string? Subject, string Text, string Done);

public enum Severity
{
    /// <summary>Good to know; nothing is lost.</summary>
    Note,

    /// <summary>Something could not be taken as it is.</summary>
    Warning,

    /// <summary>Dates computed from it would be wrong or could not be computed.</summary>
    Error,
}
