using Dashboard.Bench.Viewers;

namespace Dashboard.Faults;

/// <summary>The server's push for viewers that come with nothing and speak over raw sockets.</summary>
sealed record Door(Uri Address, string Topic) : IDoor
{
    public string Path => "/live";

    public IReadOnlyList<string> Hello => ["""{"protocol":"json","version":1}""", $$"""{"type":1,"target":"Follow","arguments":["{{Topic}}",null,0]}"""];
}
