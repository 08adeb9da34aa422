namespace Dashboard.Faults;

/// <summary>
/// A machine of its own as far as the network goes, joined to this one by a cable (<c>veth</c>). Its firewall can swallow what
/// comes in and what goes out. All of it is gone with the namespace.
/// </summary>
public sealed class NetworkNamespace : IAsyncDisposable
{
    readonly string _name;

    NetworkNamespace(string name, string here) => (_name, Here) = (name, here);

    /// <summary>This machine's address, as seen from there.</summary>
    public string Here { get; }

    /// <summary>To run a command there; it becomes the command.</summary>
    public IReadOnlyList<string> Prefix => ["ip", "netns", "exec", _name];

    /// <summary>Why there can be none, in a sentence; null where there can.</summary>
    public static async Task<string?> Missing()
    {
        if (Shell.Missing("ip", "nft") is { } missing)
            return missing;
        // Root of a container need not be root of its network.
        var name = $"faults-{Guid.NewGuid():N}"[..15];
        var (code, output) = await Shell.Try("ip", "netns", "add", name);
        if (code == 0)
            (code, output) = await Shell.Try("ip", "netns", "exec", name, "nft", "add", "table", "inet", "faults");
        await Shell.Try("ip", "netns", "del", name);
        return code == 0 ? null : $"needs network namespaces with nftables ({output.Trim().ReplaceLineEndings(" ")})";
    }

    public static async Task<NetworkNamespace> Make(Random random)
    {
        var (name, net) = ($"faults-{Guid.NewGuid():N}"[..15], $"10.{random.Next(200, 250)}.{random.Next(256)}");
        var cable = $"v{name[7..]}";
        await Shell.Run("ip", "netns", "add", name);
        await Shell.Run("ip", "link", "add", $"{cable}a", "type", "veth", "peer", "name", $"{cable}b", "netns", name);
        await Shell.Run("ip", "addr", "add", $"{net}.1/30", "dev", $"{cable}a");
        await Shell.Run("ip", "link", "set", $"{cable}a", "up");
        var made = new NetworkNamespace(name, $"{net}.1");
        await made.Run("ip", "addr", "add", $"{net}.2/30", "dev", $"{cable}b");
        await made.Run("ip", "link", "set", $"{cable}b", "up");
        await made.Run("ip", "link", "set", "lo", "up");
        await made.Run("nft", "add", "table", "inet", "faults");
        await made.Run("nft", "add", "chain", "inet", "faults", "in", "{ type filter hook input priority 0; }");
        await made.Run("nft", "add", "chain", "inet", "faults", "out", "{ type filter hook output priority 0; }");
        return made;
    }

    /// <summary>Packets vanish without a word, those that come in and, if asked for, those that go out too.</summary>
    public async Task Swallow(bool alsoOut)
    {
        await Run("nft", "add", "rule", "inet", "faults", "in", "drop");
        if (alsoOut)
            await Run("nft", "add", "rule", "inet", "faults", "out", "drop");
    }

    public Task Heal() => Run("nft", "flush", "table", "inet", "faults");

    public async ValueTask DisposeAsync() => await Shell.Try("ip", "netns", "del", _name);

    Task<string> Run(params string[] command) => Shell.Run("ip", [.. Prefix.Skip(1), .. command]);
}
