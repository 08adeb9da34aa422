namespace Dashboard.Bench.Viewers;

/// <summary>A server under test: how viewers reach it, and how an update gets into it.</summary>
abstract class Peer(ServerProcess process) : IDoor, IDisposable
{
    public abstract string Name { get; }

    public ServerProcess Process { get; } = process;

    public Uri Address => Process.Address;

    /// <summary>Where viewers connect.</summary>
    public abstract string Path { get; }

    /// <summary>What a viewer sends first, as hub messages.</summary>
    public abstract IReadOnlyList<string> Hello { get; }

    /// <summary>The n-th update as an HTTP request; its answer tells the position, or the peer numbers by n.</summary>
    public abstract byte[] Update(long number);

    public abstract bool AnswersPosition { get; }

    public void Dispose() => Process.Dispose();

    protected byte[] Post(string path, string body, string more = "") => System.Text.Encoding.UTF8.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {Address.Authority}\r\n{more}Content-Type: application/json\r\nContent-Length: {System.Text.Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
}
