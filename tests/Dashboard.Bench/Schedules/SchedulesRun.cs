namespace Dashboard.Bench.Schedules;

/// <summary>Schedules of others: whether what is computed agrees with the programs that wrote them.</summary>
static class SchedulesRun
{
    const string Usage =
        """
        Usage: tests/bench.sh schedules [FOLDER]
               tests/bench.sh schedules --bad

        Reads the schedules in the folder (else DASHBOARD_SCHEDULES, else shared/data/schedules in a folder above) and compares
        dates, floats, finish, critical activities and longest path with what the files say. Then the time and memory that the
        largest takes, and schedules of 100,000 activities that are written here. Ends with 1 where they do not agree, or where it
        takes longer than it may. --bad: what becomes of files as they should not be.
        """;

    public static int Run(string[] arguments)
    {
        if (arguments is ["--bad"])
            return BadTable.Print() ? 0 : 1;
        if (arguments.Length > 1 || arguments is [var word] && word.StartsWith('-'))
        {
            Console.Error.WriteLine(Usage);
            return 1;
        }
        if (RealFolder.Find(arguments.FirstOrDefault()) is not { } folder)
        {
            Console.WriteLine("There is no folder with real schedules: nothing to compare.");
            return 0;
        }
        var files = RealFolder.FilesOf(folder).ToList();
        var agrees = AgreementTable.Print(files);
        return Timings.Print(files.MaxBy(file => new FileInfo(file).Length)) && agrees ? 0 : 1;
    }
}
