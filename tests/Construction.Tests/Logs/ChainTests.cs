using Dashboard.Log;

namespace Construction.Tests.Logs;

/// <summary>Whoever changes a byte of the log is found, and the row is named.</summary>
public sealed class ChainTests
{
    [Fact]
    public void A_log_as_it_was_written_is_sound()
    {
        using var file = LogFile.WithTheShippedProgramme();

        var found = file.Check();

        Assert.Null(found.Fault);
        Assert.Equal((Shipped.Log.Count, 2, 1), (found.Events, found.Requests, found.Keys));
        Assert.Equal(64, found.Head.Length);
    }

    [Theory]
    [InlineData("update events set received_at = received_at + 1 where position = 7", "position 7 is not as it was written")]
    [InlineData("update events set by = 'programme-filf' where position = 7", "position 7 is not as it was written")]
    [InlineData("update events set type = 'party-namee' where position = 7", "position 7 is not as it was written")]
    [InlineData("update events set body = replace(body, 'a', 'b') where position = 7", "position 7 is not as it was written")]
    [InlineData("update events set body = body || ' ' where position = 7", "position 7 is not as it was written")]
    [InlineData("update events set hash = zeroblob(32) where position = 7", "position 7 is not as it was written")]
    [InlineData("update events set position = -position where position = 7", "position 7 is missing (the next is 8)")]
    [InlineData("delete from events where position = 7", "position 7 is missing (the next is 8)")]
    [InlineData("delete from events where position = 1", "position 1 is missing (the next is 2)")]
    [InlineData("update events set body = (select body from events where position = 9), hash = (select hash from events where position = 9) where position = 7", "position 7 is not as it was written")]
    [InlineData("delete from events where position > 2", "its end is missing")]
    [InlineData("insert into events select position + 1, received_at, by, type, body, hash from events order by position desc limit 1", "is not as it was written")]
    [InlineData("update requests set fingerprint = randomblob(16) where id = 2", "remembered request 2 is not as it was written")]
    [InlineData("update requests set body = randomblob(16) where id = 1", "remembered request 1 is not as it was written")]
    [InlineData("update requests set outcomes = replace(outcomes, '3', '4') where id = 2", "remembered request 2 is not as it was written")]
    [InlineData("update requests set hash = zeroblob(32) where id = 1", "remembered request 1 is not as it was written")]
    [InlineData("delete from requests where id = 1", "remembered request 1 is missing")]
    [InlineData("update keys set id = 'b-key'", "the key 'b-key' is not as it was written")]
    [InlineData("update keys set party = 'owner'", "the key 'a-key' is not as it was written")]
    [InlineData("update keys set label = null", "the key 'a-key' is not as it was written")]
    [InlineData("update keys set sites = null", "the key 'a-key' is not as it was written")]
    [InlineData("update keys set hash = x'010204'", "the key 'a-key' is not as it was written")]
    [InlineData("update keys set created_at = created_at - 1", "the key 'a-key' is not as it was written")]
    [InlineData("update keys set expires_at = 1", "the key 'a-key' is not as it was written")]
    [InlineData("update keys set revoked_at = 0", "the key 'a-key' is not as it was written")]
    [InlineData("update keys set seal = zeroblob(32)", "the key 'a-key' is not as it was written")]
    [InlineData("update meta set value = 'another' where name = 'epoch'", "the epoch is 'another'")]
    public void A_change_is_found_and_named(string sql, string named)
    {
        using var file = LogFile.WithTheShippedProgramme();

        file.Change(sql);

        Assert.Contains(named, file.Check().Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_changed_byte_of_the_file_is_found_or_changes_no_row()
    {
        using var file = LogFile.WithTheShippedProgramme();
        file.Execute("");
        var (good, rows) = (File.ReadAllBytes(file.Path), file.Rows());
        // Seeded: the same bytes every time. Some hit what no row uses, such as what a page kept of a row that moved.
        var random = new Random(3);
        var found = 0;
        for (var turn = 0; turn < 120; turn++)
        {
            var (at, bit) = (random.Next(200, good.Length), random.Next(8));
            var bytes = good.ToArray();
            bytes[at] ^= (byte)(1 << bit);
            File.WriteAllBytes(file.Path, bytes);
            if (Fault(file) is not null)
                found++;
            else
                Assert.True(rows == file.Rows(), $"byte {at} (was {good[at]}, bit {bit}) changed a row, and nobody was told");
        }
        Assert.True(found > 80, $"{found} of 120 were found");
    }

    [Fact]
    public void An_event_that_this_program_cannot_read_is_named()
    {
        using var file = LogFile.WithTheShippedProgramme();
        var next = Shipped.Log.Count + 1;
        var chain = new Chain(Convert.FromHexString(file.Check().Head));
        var hash = Convert.ToHexString(chain.Event(next, 0, "x", "milestone-danced", "{}"));

        file.Execute($"insert into events values ({next}, 0, 'x', 'milestone-danced', '{{}}', x'{hash}')");

        Assert.Contains($"position {next} (milestone-danced) cannot be read", file.Check().Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_rolled_back_leaves_no_trace_in_the_chain()
    {
        using var file = LogFile.WithTheShippedProgramme();
        using (var log = SqliteEventLog.Open(file.Path))
        {
            var entry = new LogEntry(log.Head + 1, Some.Now, "a-key", new PartyNamed(Some.Party("late", "contractor")));
            log.Begin();
            log.Append(entry);
            log.Remember(new(5, 6, [Outcome.Took(entry.Position)]));
            log.Rollback();
            log.Begin();
            log.Append(entry);
            log.Remember(new(7, 8, [Outcome.Took(entry.Position)]));
            log.Commit();
        }

        Assert.Null(file.Check().Fault);
        Assert.Equal(3, file.Check().Requests);
    }

    [Fact]
    public void Two_rows_whose_bytes_run_on_alike_have_different_hashes() =>
        Assert.NotEqual(
            new Chain().Event(1, 2, "ab", "c", "d").ToArray(),
            new Chain().Event(1, 2, "a", "bc", "d").ToArray());

    static string? Fault(LogFile file)
    {
        try
        {
            return file.Check().Fault;
        }
        catch (Exception problem) when (problem is Dashboard.StartupException)
        {
            return problem.Message;
        }
    }
}
