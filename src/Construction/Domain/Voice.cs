namespace Construction.Domain;

/// <summary>What a party says, how its word counts here, and what the owner says to it.</summary>
/// <param name="Judgement">The owner's word on its actual, where that still holds.</param>
/// <param name="Leading">What leads for this party: its actual where that counts, or else its forecast.</param>
/// <param name="IsActual">True where <paramref name="Leading"/> is an actual.</param>
readonly record struct Voice(Standing Standing, Rank Rank, Judgement? Judgement, Statement<StatedDate>? Leading, bool IsActual)
{
    public bool IsPress => Rank == Rank.Press;

    bool IsRejected => Judgement is { IsAccepted: false };

    /// <summary>Everybody who says something of a milestone, in order of first word.</summary>
    public static Voice[] Of(Milestone milestone, Func<string, Rank> rankOf)
    {
        // Loops throughout, where queries would read as well: this is done for every report that comes.
        var voices = new Voice[milestone.Standings.Count];
        var rejected = false;
        for (var index = 0; index < voices.Length; index++)
        {
            var standing = milestone.Standings[index];
            var voice = new Voice(standing, rankOf(standing.Party), null, standing.Leading, standing.IsActual);
            if (milestone.Judgements.Count > 0)
                voice = voice.Judged(milestone);
            rejected |= voice.IsRejected;
            voices[index] = voice;
        }
        if (rejected)
            Overrule(voices);
        return voices;
    }

    /// <summary>The one that counts most of those that have something: by rank, then the latest.</summary>
    public static Voice? First(Voice[] voices, Func<Voice, Order?> orderOf)
    {
        Voice? first = null;
        var best = default(Order);
        foreach (var voice in voices)
        {
            if (orderOf(voice) is not { } order
                || (first is { } leads && (voice.Rank > leads.Rank || (voice.Rank == leads.Rank && order < best))))
                continue;
            (first, best) = (voice, order);
        }
        return first;
    }

    /// <summary>The one whose actual the owner accepted or rejected last.</summary>
    public static Voice? LastJudged(Voice[] voices, bool isAccepted)
    {
        Voice? last = null;
        foreach (var voice in voices)
            if (voice.Judgement is { } judgement && judgement.IsAccepted == isAccepted && !(judgement.Position < last?.Judgement!.Position))
                last = voice;
        return last;
    }

    // What the press says is neither accepted nor rejected, also of a party that became the press later.
    Voice Judged(Milestone milestone) =>
        IsPress || !milestone.Judgements.TryGetValue(Standing.Party, out var judgement) || !judgement.HoldsFor(Standing) ? this
        : judgement.IsAccepted ? this with { Judgement = judgement }
        : Discounted() with { Judgement = judgement };

    Voice Discounted() => this with { Leading = Standing.Expected, IsActual = false };

    // A rejection speaks against those too whose word counts less than the rejected one's, as far as they had given it by then;
    // never against the owner's side.
    static void Overrule(Voice[] voices)
    {
        for (var index = 0; index < voices.Length; index++)
        {
            var voice = voices[index];
            if (!voice.IsActual || voice.Judgement is not null || voice.Rank <= Rank.Owner)
                continue;
            foreach (var other in voices)
                if (other.IsRejected && other.Rank < voice.Rank && voice.Leading!.Position < other.Judgement!.Position)
                    voices[index] = voice.Discounted();
        }
    }
}
