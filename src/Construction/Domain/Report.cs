namespace Construction.Domain;

/// <summary>Something a report says about a date: the date, or null for "there is no date now".</summary>
public sealed record Said(StatedDate? Date);

/// <summary>A photo, document or record that a statement rests on.</summary>
/// <param name="Sha256">Of the file, in 64 hexadecimal digits.</param>
public sealed record Evidence(string Kind, string? Url, string? Sha256, DateTimeOffset? CapturedAt);

/// <summary>
/// One party's statement about one milestone: party P, as of data date D, says forecast F, or actual A, or n percent.
/// A field that is null was left out and says nothing.
/// </summary>
public sealed record Report
{
    public required string Party { get; init; }

    /// <summary>The day for which it was true, said by the party.</summary>
    public required DateOnly DataDate { get; init; }

    /// <summary>The sender's clock; orders the statements of one party and data date.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    public Said? Forecast { get; init; }

    public Said? Actual { get; init; }

    /// <summary>Physical progress, 0 to 100; never completes anything.</summary>
    public decimal? Percent { get; init; }

    public string? Reason { get; init; }

    /// <summary>Why a date moved: one of <see cref="Vocabulary.Causes"/>, beside the reason in words.</summary>
    public string? Cause { get; init; }

    /// <summary>The party to whom the sender attributes the cause; says nothing of who is responsible.</summary>
    public string? AttributedTo { get; init; }

    /// <summary>
    /// True where it moved a date so far that it should have named a cause and did not (<see cref="CauseRule"/>), as it was judged
    /// when it was taken; null otherwise. Not given by the sender.
    /// </summary>
    public bool? CauseMissing { get; init; }

    public string? Note { get; init; }
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
    public Source? Source { get; init; }

    /// <summary>Loaded history only: the day its source was published, which stands in for the time of receipt.</summary>
    public DateOnly? KnownAt { get; init; }

    /// <summary>Equal for two statements that are identical in every field a sender gives, and for no others.</summary>
    public UInt128 Fingerprint() => _fingerprint.For(this) ?? (_fingerprint = new(this, ReportFingerprint.Of(this))).Value;

    FingerprintOnce _fingerprint;
}
