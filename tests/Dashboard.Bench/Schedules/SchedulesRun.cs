namespace Dashboard.Bench.Schedules;

/// <summary>Schedules of others: whether what is computed agrees with the programs that wrote them.</summary>
static class SchedulesRun
{
    const string Usage =
        """
        Usage: tests/bench.sh schedules [FOLDER]

        Reads the schedules in the folder (else DASHBOARD_SCHEDULES, else shared/data/schedules in a folder above) and compares
        dates, floats, finish, critical activities and longest path with what the files say. Ends with 1 where they do not agree.
        """;

    public static int Run(string[] arguments)
    {
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
        return AgreementTable.Print(RealFolder.FilesOf(folder)) ? 0 : 1;
    }
}
