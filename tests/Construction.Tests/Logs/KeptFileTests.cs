using Dashboard.Log;

namespace Construction.Tests.Logs;

/// <summary>Files beside the events: found by what they are, and looked at when the log is.</summary>
public sealed class KeptFileTests : IDisposable
{
    static readonly byte[] s_content = [.. Enumerable.Range(0, 300_000).Select(number => (byte)(number * number >> 7))];

    readonly LogFile _file = LogFile.WithTheShippedProgramme();
    readonly KeptFile _kept = KeptFile.Of(new MemoryStream(s_content));

    public KeptFileTests() => Accept(_kept);

    public void Dispose() => _file.Dispose();

    [Fact]
    public void A_file_is_given_back_as_it_was_and_is_smaller_meanwhile()
    {
        using var log = SqliteEventLog.Open(_file.Path);
        using var back = new MemoryStream();

        log.FileOf(_kept.Sha256)!.Open().CopyTo(back);

        Assert.Equal(s_content, back.ToArray());
        Assert.True(_kept.Content.Length < s_content.Length);
        Assert.Null(log.FileOf(new string('0', 64)));
    }

    [Fact]
    public void The_same_file_is_kept_once_and_the_check_finds_nothing_wrong()
    {
        Accept(_kept);

        Assert.Null(_file.Check().Fault);
    }

    [Theory]
    [InlineData("update files set content = zeroblob(length(content))", "is not as it was kept")]
    [InlineData("update files set content = x''", "is not as it was kept")]
    [InlineData("update files set content = substr(content, 1, length(content) / 2)", "is not as it was kept")]
    [InlineData("update files set content = cast(substr(content, 1, length(content) / 2) || x'ff00' || substr(content, length(content) / 2 + 3) as blob)", "is not as it was kept")]
    [InlineData("update files set sha256 = zeroblob(32)", "is not as it was kept")]
    [InlineData("delete from files", "is missing, of which an event speaks")]
    public void A_file_that_is_damaged_or_missing_is_found(string change, string words)
    {
        _file.Change($"drop trigger files_are_never_changed; drop trigger files_are_never_deleted; {change}");

        Assert.Contains(words, _file.Check().Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_taken_with_the_event_that_speaks_of_it_or_not_at_all()
    {
        var other = KeptFile.Of(new MemoryStream([1, 2, 3]));
        using var log = SqliteEventLog.Open(_file.Path);
        log.Begin();
        log.Keep(other);
        log.Rollback();

        Assert.Null(log.FileOf(other.Sha256));
    }

    void Accept(KeptFile file)
    {
        using var log = SqliteEventLog.Open(_file.Path);
        log.Begin();
        log.Keep(file);
        log.Append(new(log.Head + 1, Some.Now, "a-key", new ScheduleAccepted(Some.Site, Some.Schedule with { Sha256 = file.Sha256 })));
        log.Commit();
    }
}
