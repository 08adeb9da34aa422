namespace Construction.Analytics.Schedules;

/// <summary>
/// Which of the chosen activities another one waits for: those that are met first when the links that drive it are followed
/// backwards, through whatever lies between.
/// </summary>
public static class DrivingLinks
{
    /// <param name="path">The network, computed.</param>
    /// <param name="chosen">Places of the activities that are looked for.</param>
    /// <returns>Each chosen activity with those that hold it where it is; what is complete waits for nothing.</returns>
    public static IEnumerable<(int Place, int For)> Between(CriticalPath path, IReadOnlyCollection<int> chosen)
    {
        var isChosen = new bool[path.Network.Count];
        foreach (var place in chosen)
            isChosen[place] = true;
        var seenFor = new int[path.Network.Count];
        Array.Fill(seenFor, -1);
        var open = new Stack<int>();
        foreach (var place in chosen)
        {
            for (open.Push(place); open.TryPop(out var at);)
                foreach (var link in path.Network.Predecessors(at).ToArray())
                {
                    if (seenFor[link.From] == place || !path.IsDriving(link))
                        continue;
                    seenFor[link.From] = place;
                    if (isChosen[link.From])
                        yield return (place, link.From);
                    else
                        open.Push(link.From);
                }
        }
    }
}
