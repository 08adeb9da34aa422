namespace Dashboard.Faults;

/// <summary>What a client did with a milestone's last word, from when to when, and what came of it.</summary>
/// <param name="Kind">What was asked.</param>
/// <param name="Began">Before the request was sent.</param>
/// <param name="Ended">After the answer was read.</param>
/// <param name="Wrote">The word that was to stand; null for a read.</param>
/// <param name="Seen">What a read saw; for a conditional write, what the writer had seen when it got the tag.</param>
/// <param name="Taken">Whether a write was taken.</param>
/// <param name="Position">Of a write that was taken.</param>
public sealed record Act(string Kind, int Client, long Began, long Ended, string? Wrote, string? Seen, bool Taken, long Position)
{
    public override string ToString() => Kind switch
    {
        "read" => $"client {Client} read {Seen ?? "nothing"}",
        "write" => $"client {Client} wrote {Wrote} at {Position}",
        _ => $"client {Client} {(Taken ? $"wrote {Wrote} at {Position}" : $"was refused {Wrote}")} on the condition of {Seen ?? "nothing"}",
    };
}

/// <summary>
/// Is there an order of what was done, one after the other, in which each answer is right, and which respects that what had
/// ended before something else began came first? (Wing and Gong, Testing and verifying concurrent objects, 1993: a search
/// through the orders.) Positions of writes must rise along it.
/// </summary>
public static class Linearizable
{
    public static bool Is(IReadOnlyList<Act> history, string? initially) => Search([.. history], initially, 0);

    static bool Search(List<Act> left, string? word, long position)
    {
        if (left.Count == 0)
            return true;
        var firstEnd = left.Min(act => act.Ended);
        for (var index = 0; index < left.Count; index++)
        {
            var act = left[index];
            // Something else had ended before this began.
            if (act.Began > firstEnd || !IsRight(act, word, position))
                continue;
            left.RemoveAt(index);
            var found = act.Taken ? Search(left, act.Wrote, act.Position) : Search(left, word, position);
            left.Insert(index, act);
            if (found)
                return true;
        }
        return false;
    }

    static bool IsRight(Act act, string? word, long position) => act.Kind switch
    {
        "read" => act.Seen == word,
        "write" => act.Taken && act.Position > position,
        _ => act.Taken == (act.Seen == word) && (!act.Taken || act.Position > position),
    };
}
