using Construction.Analytics.Schedules;
using Construction.Import;

namespace Construction.Tests.Analytics.Schedules;

/// <summary>A schedule of others with its critical path, read once for all tests.</summary>
static class RealSchedule
{
    public const string Cases = "p6-23.12-13cases.xer";
    public const string Terminal = "terminal-building-66.xer";
    public const string Hotel = "hotel-4236-multiproject.xer";

    static readonly Dictionary<string, CriticalPath> s_read = [];

    public static CriticalPath Of(string file)
    {
        lock (s_read)
        {
            if (!s_read.TryGetValue(file, out var path))
                s_read.Add(file, path = Read(file));
            return path;
        }
    }

    public static PlanProject ProjectOf(CriticalPath path, string code) => path.Network.Projects.Values.Single(project => project.Code == code);

    /// <summary>The places of the activities of a project that are not done.</summary>
    public static IEnumerable<int> OpenOf(CriticalPath path, PlanProject project) =>
        Enumerable.Range(0, path.Network.Count).Where(place => path.Network.ProjectOf[place].Id == project.Id && !path.Network.Activities[place].IsComplete);

    static CriticalPath Read(string file)
    {
        using var stream = File.OpenRead(Import.Schedules.PathOf(file));
        return Assert.IsType<Imported.Read>(P6Xer.Read(stream)).Plan.Path();
    }
}
