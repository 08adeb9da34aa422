using System.Text;
using Dashboard;
using Dashboard.Board;
using Dashboard.Live;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Construction.Tests.Live;

/// <summary>What is sent while nothing happens, and to a crowd also while much does, by a clock that is set.</summary>
public sealed class LookoutTests
{
    const int ToGoRound = 10;

    readonly SetClock _clock = new();
    readonly Board _board = new("epoch");
    readonly List<Viewer> _viewers = [];
    readonly List<string> _pulses = [];
    readonly Lookout _lookout;

    public LookoutTests() => _lookout = new(_board, _viewers, _clock, (viewer, pulse) =>
    {
        viewer.LastHeard = _clock.GetTimestamp();
        _pulses.Add(TextOf(pulse));
    });

    [Theory]
    [InlineData(2_000, null)]
    [InlineData(2_500, 5)]
    [InlineData(10_000, 20)]
    [InlineData(100_000, 60)]
    public void A_pulse_tells_a_crowd_within_how_many_seconds_to_come_back(int viewers, int? within)
    {
        Follow(viewers);
        _clock.Advance(TimeSpan.FromSeconds(5));

        GoRound();

        Assert.Equal(viewers, _pulses.Count);
        Assert.All(_pulses, pulse => Assert.Equal(within is not null, pulse.Contains($"\"returnWithin\":{within}}}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Who_hears_something_all_the_time_gets_a_pulse_only_in_a_crowd_and_twice_a_minute()
    {
        Follow(2_000);
        HearSomething();
        GoRound();
        Assert.Empty(_pulses);

        Follow(500);
        HearSomething();
        GoRound();
        Assert.Equal(2_500, _pulses.Count);

        _clock.Advance(TimeSpan.FromSeconds(29));
        HearSomething();
        GoRound();
        Assert.Equal(2_500, _pulses.Count);

        _clock.Advance(TimeSpan.FromSeconds(1));
        HearSomething();
        GoRound();
        Assert.Equal(5_000, _pulses.Count);

        // That the crowd has gone is told too, once.
        _viewers.RemoveRange(0, 1_000);
        for (var minute = 0; minute < 2; minute++)
        {
            _clock.Advance(TimeSpan.FromSeconds(60));
            HearSomething();
            GoRound();
        }
        Assert.Equal(6_500, _pulses.Count);
        Assert.DoesNotContain("returnWithin", _pulses[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_something_on_its_way_is_not_told_of_the_head_meanwhile()
    {
        Follow(2_500);
        HearSomething();
        _board.Apply([new(1, DateTimeOffset.UnixEpoch, "a-key", new PartyNamed(Some.Party()))]);
        GoRound();
        Assert.Empty(_pulses);

        _viewers.ForEach(viewer => viewer.Followed!.Advance(1));
        GoRound();
        Assert.Equal(2_500, _pulses.Count);
    }

    void Follow(int more)
    {
        var connection = new HubConnectionContext(new DefaultConnectionContext(), new HubConnectionContextOptions(), NullLoggerFactory.Instance);
        for (; more > 0; more--)
        {
            var viewer = new Viewer(connection, () => true);
            viewer.Follow(Board.ProgrammeTopic, null, null);
            viewer.Followed!.Advance(0);
            _viewers.Add(viewer);
        }
    }

    void HearSomething() => _viewers.ForEach(viewer => viewer.LastHeard = _clock.GetTimestamp());

    void GoRound()
    {
        for (var looks = 0; looks < ToGoRound; looks++)
            _lookout.Look();
    }

    static string TextOf(Parcel parcel) =>
        Encoding.UTF8.GetString(parcel.Message.GetSerializedMessage(new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = Json.Options }))).Span);

    sealed class SetClock : TimeProvider
    {
        // Long after the start, as a real one.
        long _now = 1_000_000;

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan time) => _now += (long)time.TotalMilliseconds;
    }
}
