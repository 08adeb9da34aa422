namespace Construction.Domain;

public enum CompletionState
{
    /// <summary>A party reports it complete; evidence is missing.</summary>
    Reported,

    /// <summary>Reported, with every kind of evidence that the milestone asks for; where it asks for none, with any.</summary>
    Evidenced,
    Accepted,
    Rejected,
}

/// <summary>What is reported of a milestone's completion, and what the owner says to it.</summary>
/// <param name="Said">What the party says whose actual it is.</param>
/// <param name="Rank">Whose word that is.</param>
/// <param name="Judgement">The owner's, where it is accepted or rejected.</param>
/// <param name="Since">
/// The day on which it was accepted or rejected or, while it waits, the day since when: when it was received or, for loaded
/// history, known; after a rejection, when new evidence was. UTC.
/// </param>
/// <param name="Missing">Kinds of evidence that the milestone asks for and the party has not given.</param>
public sealed record Completion(
    CompletionState State, Standing Said, Rank Rank, Judgement? Judgement, DateOnly Since, EvidenceSet Missing)
{
    /// <summary>Waits for the owner's word.</summary>
    public bool IsWaiting => State is CompletionState.Reported or CompletionState.Evidenced;

    /// <summary>Position of the report whose actual it is.</summary>
    public long Report => Said.Actual!.Position;

    /// <summary>When it was completed, as the party says.</summary>
    public StatedDate Date => Said.Actual!.Value.Date!;
}

/// <summary>Since when a party says without a break that a milestone was complete on one and the same date.</summary>
/// <param name="Report">Position of the report that said it first.</param>
/// <param name="Received">The day on which that was received or, for loaded history, known; UTC.</param>
public readonly record struct CompleteSince(long Report, DateOnly Received);

/// <summary>The owner's word on one report of completion.</summary>
/// <param name="ReportedBy">Whose report it is.</param>
/// <param name="Report">Its position.</param>
/// <param name="Party">Who judges.</param>
/// <param name="Date">The day on which it was judged.</param>
/// <param name="Words">The note of an acceptance, the reason of a rejection.</param>
/// <param name="Position">Of the judgement itself.</param>
public sealed record Judgement(
    bool IsAccepted, string ReportedBy, long Report, string Party, DateOnly Date, string? Words, long Position)
{
    /// <summary>
    /// Whether it is still about what the party says: not once the actual was revised or taken back; said again unchanged it is the
    /// same. A rejection also ends where the party brings new evidence: then it waits for the owner again.
    /// </summary>
    public bool HoldsFor(Standing said) => said.IsActual && HoldsFor(said.Complete.Report, said.Evidence.LastReport);

    /// <summary>The same, of a party that says an actual.</summary>
    /// <param name="completeReport">Position of the report that said that actual first.</param>
    /// <param name="lastEvidence">Position of the party's last report with evidence; 0 where there is none.</param>
    public bool HoldsFor(long completeReport, long lastEvidence) => Report >= completeReport && (IsAccepted || lastEvidence <= Position);

    /// <summary>About the actual that the party says now, whatever evidence has come since.</summary>
    public bool IsAbout(Standing said) => said.IsActual && Report >= said.Complete.Report;

    /// <summary>The same word on the same; the day may be that on which it was sent, and the same sent tomorrow is the same.</summary>
    public bool IsSameWord(Judgement other) => (IsAccepted, Party, Words) == (other.IsAccepted, other.Party, other.Words);
}
