using Construction.Analytics.Schedules;
using Construction.Import;
using Plan = Construction.Import.Plan;

namespace Dashboard.Bench.Schedules;

/// <summary>How far what is computed here is what the programs computed that wrote the files.</summary>
static class AgreementTable
{
    const int DifferencesShown = 5;

    /// <returns>Whether all agree that say anything.</returns>
    public static bool Print(IEnumerable<string> files)
    {
        var (compared, refused) = (new List<ComparedProject>(), new List<string>());
        foreach (var file in files)
            if (Read(file) is Imported.Refused { Rejection: var rejection })
                refused.Add($"{Path.GetFileName(file)}: refused, {rejection.Rule}");
            else if (Read(file) is Imported.Read { Plan: var plan })
                compared.AddRange(ProjectsOf(Path.GetFileName(file), SaidCases.With(file, plan)));
        Print(compared);
        foreach (var one in refused)
            Console.WriteLine(one);
        foreach (var project in compared)
        {
            PrintDifferences(project);
            foreach (var change in project.Changes)
                Console.WriteLine($"{project.File}, {project.Project}: {change}");
        }
        // Of one that was changed since it was computed, what it was before counts.
        var changed = compared.Where(project => project.IsAsComputed).Select(project => (project.File, project.Code)).ToHashSet();
        var failed = compared.Count(project => !project.Agrees && (project.IsAsComputed || !changed.Contains((project.File, project.Code))));
        Console.WriteLine(failed == 0
            ? "All agree: 99 of 100 dates or more, the finish, and how many are critical and on the longest path."
            : $"{failed} of {compared.Count} projects do not agree.");
        return failed == 0;
    }

    public static Imported Read(string file)
    {
        using var stream = File.OpenRead(file);
        return ScheduleFile.Read(stream);
    }

    static IEnumerable<ComparedProject> ProjectsOf(string file, Plan plan)
    {
        var path = new CriticalPath(new Network(plan));
        foreach (var project in path.Network.Projects.Values)
        {
            yield return new(file, path, project);
            var before = LastComputed.Of(path, project);
            if (before.Changes.Count > 0)
                yield return new(file, new(new Network(before.Plan)), project, isAsComputed: true) { Changes = before.Changes };
        }
    }

    static void Print(List<ComparedProject> projects)
    {
        var (file, name) = (projects.Max(project => project.File.Length), projects.Max(project => project.Project.Length));
        Console.WriteLine(
            $"{"file".PadRight(file)} {"project".PadRight(name)} {"activities",10} {"open",5} {"compared",8} {"4 dates",8} {"total fl.",9} {"free fl.",9}  "
            + $"{"finish here",16}  {"of the file",16} {"critical",9} {"longest",9}");
        foreach (var project in projects)
            Console.WriteLine(
                $"{project.File.PadRight(file)} {project.Project.PadRight(name)} {project.Activities,10:N0} {project.Dates.Open,5:N0} "
                + $"{project.Dates.Compared,8:N0} {Share(project.Dates.Equal, project.Dates.Compared),8} {Share(project.Total.Equal, project.Total.Of),9} "
                + $"{Share(project.Free.Equal, project.Free.Of),9}  {Text(project.Finish),16}  {Text(project.StoredFinish),16} "
                + $"{Beside(project.Critical, project.StoredCritical),9} {Beside(project.Longest, project.StoredLongest),9}");
    }

    static void PrintDifferences(ComparedProject project)
    {
        var differences = project.Differences().ToList();
        if (project is { Dates.Open: 0, StoredFinish: not null } && project.Finish != project.StoredFinish)
            Console.WriteLine($"{project.File}, {project.Project}: all is done, so that the finish is the last actual one, and no longer the computed one that is stored");
        if (!project.FinishIsEqual)
            differences.Insert(0, $"finish {project.Finish:yyyy-MM-dd HH:mm}, stored {project.StoredFinish:yyyy-MM-dd HH:mm}");
        if (differences.Count == 0)
            return;
        Console.WriteLine($"{project.File}, {project.Project}: {differences.Count} differ");
        foreach (var difference in differences.Take(DifferencesShown))
            Console.WriteLine($"  {difference}");
        if (differences.Count > DifferencesShown)
            Console.WriteLine($"  and {differences.Count - DifferencesShown} more");
    }

    static string Share(int equal, int of) => of == 0 ? "–" : equal == of ? $"all {of:N0}" : $"{equal}/{of}";

    static string Beside(int here, int? stored) => stored is null ? "–" : $"{here}/{stored}";

    static string Text(DateTime? moment) => moment is null ? "–" : $"{moment:yyyy-MM-dd HH:mm}";
}
