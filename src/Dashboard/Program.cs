using Dashboard;
using Dashboard.Access;
using Dashboard.Analysis;
using Dashboard.Api;
using Dashboard.Board;
using Dashboard.Commands;
using Dashboard.Exports;
using Dashboard.Forecasts;
using Dashboard.Live;
using Dashboard.Log;
using Dashboard.Operations;
using Dashboard.Pages;
using Dashboard.Programmes;
using Dashboard.Schedules;

if (args is ["replay", .. var replay])
    return await Replay.Run(replay);

try
{
    var asked = Command.Read(args);
    var builder = Hosting.CreateBuilder(asked.Settings);
    var settings = Settings.Read(builder.Configuration, asked.Settings);
    if (asked.Run(settings) is { } exitCode)
        return exitCode;

    // What the server holds: the data directory, the log in it, its one writer, the keys.
    using var directory = DataDirectory.Hold(settings.DataDirectory);
    using var log = SqliteEventLog.Open(directory.LogFile);
    using var stopping = new Stopping();
    using var meters = new Meters();
    var bell = new Bell();
    var start = log.LastCheckpoint(out var ignored);
    var board = new Board(log.Epoch, start);
    using var writer = new Writer(log, bell, TimeProvider.System, meters, stopping.BecauseOf, start, settings.CauseBeyondDays, board.Apply);
    var keys = new KeyRing(log, writer, TimeProvider.System, settings);
    if (asked.Name == "new-owner-key")
        return await Greeting.NewOwnerKey(keys, settings);
    var loaded = await ProgrammeLoader.LoadIfEmpty(log, writer, settings);

    builder.Services.AddSingleton(settings).AddSingleton(directory).AddSingleton(TimeProvider.System);
    builder.Services.AddSingleton<IEventLog>(log).AddSingleton(bell).AddSingleton(writer).AddSingleton(keys).AddSingleton<Viewing>();
    builder.Services.AddSingleton<Uploads>().AddSingleton<ScheduleReading>().AddSingleton<SiteNetworks>().AddSingleton<EarnedValues>();

    // What follows the log: the board, and the push to whoever looks at it.
    builder.Services.AddSingleton(board).AddSingleton<Projector>().AddHostedService(services => services.GetRequiredService<Projector>());
    builder.Services.AddSingleton<Asked>().AddSingleton<Analyst>().AddSingleton<Chronicle>().AddHostedService(services => services.GetRequiredService<Chronicle>());
    builder.Services.AddHostedService(services => ActivatorUtilities.CreateInstance<Checkpointer>(services, new CheckpointStart(start?.Position ?? 0, ignored)));
    builder.Services.AddSingleton<Outlooks>().AddSingleton<ForecastInputs>().AddSingleton<WhatIfs>().AddHostedService<Forecaster>();
    builder.Services.AddSingleton<Calibrator>().AddHostedService(services => services.GetRequiredService<Calibrator>());
    builder.Services.AddLiveHub().AddProblems().AddPage().AddApiDocument();
    builder.AddOperations(settings, meters, stopping);

    await using var app = builder.Build();
    stopping.Stops(app, TimeSpan.FromSeconds(settings.DrainSeconds));
    app.Services.GetRequiredService<Projector>().CatchUp();

    app.UseProblems();
    app.UsePageHeaders();
    app.UseCallers();
    app.UseLimits();
    app.UseDisplayKeys();
    app.UseAdmission();
    app.UseLive();
    app.UseMetrics();
    app.UsePage();

    app.MapViews();
    app.MapPast();
    app.MapAnalysis();
    app.MapReports();
    app.MapPlan();
    app.MapSchedules();
    app.MapNetworks();
    app.MapForecasts();
    app.MapWhatIf();
    app.MapAcceptance();
    app.MapKeys();
    app.MapExports();
    app.MapHub<LiveHub>("/live");
    app.MapHealth();
    app.MapStatus();
    app.MapApiDocument();
    app.MapPage();

    await Hosting.Start(app);
    // Made when it is sure to be shown: a start that fails before would lose it.
    var newOwnerKey = await keys.MakeOwnerKey();
    app.IsStarted(loaded);
    Greeting.Print(app, settings, newOwnerKey);
    await app.WaitForShutdownAsync();
    app.OperatorsLog().Stopped(log.Head);
    return stopping.ExitCode;
}
catch (Exception problem) when (Hosting.Explain(problem) is { } sentence)
{
    await Console.Error.WriteLineAsync(sentence);
    return 1;
}
