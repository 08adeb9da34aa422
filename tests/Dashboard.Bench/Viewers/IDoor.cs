namespace Dashboard.Bench.Viewers;

/// <summary>Where viewers connect, and what each says first, as hub messages.</summary>
interface IDoor
{
    Uri Address { get; }

    string Path { get; }

    IReadOnlyList<string> Hello { get; }
}
