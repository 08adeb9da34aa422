namespace Dashboard.Bench.Viewers;

/// <summary>The scenarios one after the other.</summary>
static class ViewersRun
{
    public static async Task<int> Run(string program, string[] arguments)
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.Error.WriteLine("The viewers need Linux: they wait for their sockets with epoll.");
            return 1;
        }
        if (Plan.Read(program, arguments) is not { } plan)
        {
            Console.Error.WriteLine(Plan.Usage);
            return 1;
        }
        Console.WriteLine($"{DateTime.UtcNow:yyyy-MM-dd HH:mm} UTC, {Environment.OSVersion}, .NET {Environment.Version}; server on processor {Plan.ServerCore}, {plan.Rounds} rounds of {plan.Round.TotalSeconds:N0} s after {plan.WarmUp.TotalSeconds:N0} s; this machine now: {Figures.Speed():N0} million steps a second.");
        foreach (var scenario in plan.Scenarios)
            await (scenario switch
            {
                "fanout" => FanOut.Run(plan),
                "isolated" => Isolated.Run(plan),
                "flood" => Flood.Run(plan),
                "idle" => Memory.Idle(plan),
                "loaded" => Memory.Loaded(plan),
                "paced" => Paced.Run(plan),
                _ => Posting.Run(plan),
            });
        return 0;
    }
}
