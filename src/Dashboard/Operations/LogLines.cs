namespace Dashboard.Operations;

/// <summary>What an operator reads, each with a number of its own that no later version gives to something else. No line holds a key.</summary>
static partial class LogLines
{
    public const string Category = "Dashboard";

    [LoggerMessage(1, LogLevel.Information, "Ready: version {Version} at {Address}, {Seconds:0.0} s after the start of the process; the log {File} is at position {Position} of epoch {Epoch}")]
    public static partial void Ready(this ILogger logger, string version, string address, double seconds, string file, long position, string epoch);

    [LoggerMessage(2, LogLevel.Information, "Programme {Programme} was loaded into the empty log: {Events} events")]
    public static partial void Loaded(this ILogger logger, string programme, int events);

    [LoggerMessage(3, LogLevel.Error, "Not ready ({Check}) since {Since:O}: {Reason}")]
    public static partial void NotReady(this ILogger logger, string check, DateTimeOffset since, string reason);

    [LoggerMessage(4, LogLevel.Information, "Ready again ({Check}): it was not for {Seconds:0.0} s")]
    public static partial void ReadyAgain(this ILogger logger, string check, double seconds);

    [LoggerMessage(5, LogLevel.Warning, "A commit took {Milliseconds:0} ms until the disk had it")]
    public static partial void SlowCommit(this ILogger logger, double milliseconds);

    [LoggerMessage(6, LogLevel.Information, "Stopping: readiness says so already, everything is answered for {Seconds} s more")]
    public static partial void Stopping(this ILogger logger, double seconds);

    [LoggerMessage(7, LogLevel.Information, "Stopped at position {Position}: every post was answered and is on the disk")]
    public static partial void Stopped(this ILogger logger, long position);

    [LoggerMessage(8, LogLevel.Critical, "The server ends: {Reason}. Nothing that was acknowledged is lost")]
    public static partial void Fatal(this ILogger logger, string reason);

    [LoggerMessage(9, LogLevel.Information, "Key {Id} was issued to {Party} by the holder of key {By}")]
    public static partial void KeyIssued(this ILogger logger, string id, string party, string by);

    [LoggerMessage(10, LogLevel.Information, "Key {Id} was revoked by the holder of key {By}")]
    public static partial void KeyRevoked(this ILogger logger, string id, string by);

    [LoggerMessage(11, LogLevel.Error, "The log could not be read after position {Position}; trying again")]
    public static partial void Unreadable(this ILogger logger, Exception problem, long position);

    [LoggerMessage(20, LogLevel.Information, "A checkpoint at position {Position} was written beside the log")]
    public static partial void Checkpointed(this ILogger logger, long position);

    [LoggerMessage(21, LogLevel.Warning, "No checkpoint could be written: {Reason}. The next start reads more of the log")]
    public static partial void NotCheckpointed(this ILogger logger, string reason);

    [LoggerMessage(22, LogLevel.Warning, "The checkpoint beside the log was not used: {Reason}. The log itself was read")]
    public static partial void CheckpointIgnored(this ILogger logger, string reason);
}
