using System.Numerics;

namespace Construction.Domain;

/// <summary>Kinds of evidence, a bit for each: every party's standing on every milestone keeps one.</summary>
/// <param name="Bits">By the place of the kind in <see cref="Vocabulary.EvidenceKinds"/>; the highest for a kind that is not there.</param>
public readonly record struct EvidenceSet(uint Bits)
{
    const uint Unknown = 1u << 31;

    public bool IsEmpty => Bits == 0;

    public IReadOnlyList<string> Kinds
    {
        get
        {
            var kinds = new List<string>(BitOperations.PopCount(Bits));
            for (var index = 0; index < Vocabulary.EvidenceKinds.Length; index++)
                if ((Bits & (1u << index)) != 0)
                    kinds.Add(Vocabulary.EvidenceKinds[index]);
            return kinds;
        }
    }

    public static EvidenceSet Of(IReadOnlyList<string> kinds)
    {
        var bits = 0u;
        for (var index = 0; index < kinds.Count; index++)
            bits |= BitOf(kinds[index]);
        return new(bits);
    }

    public static EvidenceSet Of(IReadOnlyList<Evidence> evidence)
    {
        var bits = 0u;
        for (var index = 0; index < evidence.Count; index++)
            bits |= BitOf(evidence[index].Kind);
        return new(bits);
    }

    public EvidenceSet With(EvidenceSet more) => new(Bits | more.Bits);

    public EvidenceSet Without(EvidenceSet less) => new(Bits & ~less.Bits);

    static uint BitOf(string kind) => Array.IndexOf(Vocabulary.EvidenceKinds, kind) is >= 0 and var place ? 1u << place : Unknown;
}

/// <summary>The evidence that a party gave on a milestone, with whichever of its reports.</summary>
/// <param name="LastReport">Position of the last report that brought any; 0 where none did.</param>
/// <param name="LastReceived">The day on which that was received or, for loaded history, known; UTC.</param>
public readonly record struct EvidenceGiven(EvidenceSet Kinds, long LastReport, DateOnly LastReceived);
