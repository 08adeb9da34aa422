using System.IO.Pipelines;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Construction.Tests.Logs;
using Dashboard;
using Dashboard.Access;
using Dashboard.Board;
using Dashboard.Live;
using Dashboard.Log;
using Dashboard.Operations;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Construction.Tests.Live;

/// <summary>The push's loop among viewers whose every message is seen, by a clock on which each visit takes a turn of its own.</summary>
public sealed class BroadcasterTests : IAsyncLifetime, IDisposable
{
    readonly LogFile _file = LogFile.WithTheShippedProgramme();
    readonly SqliteEventLog _log;
    readonly Bell _bell = new();
    readonly Meters _meters = new();
    readonly Writer _writer;
    readonly Projector _projector;
    readonly Viewers _viewers;
    readonly Broadcaster _broadcaster;

    public BroadcasterTests()
    {
        _log = SqliteEventLog.Open(_file.Path);
        _writer = new(_log, _bell, TimeProvider.System, _meters, reason => Assert.Fail(reason));
        var board = new Board(_log.Epoch);
        _projector = new(_log, board, _bell, NullLogger<Projector>.Instance);
        var settings = Settings.Read(new ConfigurationBuilder().Build(), []);
        _viewers = new(new Viewing(settings, new KeyRing(_log, _writer, TimeProvider.System, settings)), NullLogger<DefaultHubLifetimeManager<LiveHub>>.Instance);
        _broadcaster = new(board, _projector, _viewers, new HastyClock(), _meters, NullLogger<Broadcaster>.Instance);
    }

    public async Task InitializeAsync()
    {
        await _projector.StartAsync(CancellationToken.None);
        await _broadcaster.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _broadcaster.StopAsync(CancellationToken.None);
        await _projector.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        _broadcaster.Dispose();
        _projector.Dispose();
        _writer.Dispose();
        _log.Dispose();
        _meters.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task Who_joins_during_a_round_takes_nobodys_turn()
    {
        var those = new[] { await Join("first"), await Join("second"), await Join("third") };
        await Change("one");
        foreach (var one in those)
            await one.Reaches(_log.Head);
        var last = await Join("last");
        // The next round begins with the last to come, and while that is written to, another is there.
        last.OnWritten = () => Connect("another").GetAwaiter().GetResult();

        await Change("two");

        foreach (var one in those)
            await one.Reaches(_log.Head);
    }

    async Task Change(string party) => await _writer.Submit(new([new PartyNamed(Some.Party(party))], "a-key"));

    /// <summary>Connects and follows the programme; returns once the first message is there.</summary>
    async Task<Heard> Join(string name)
    {
        var heard = await Connect(name);
        _broadcaster.Follow(name, Board.ProgrammeTopic, null, null);
        await heard.Reaches(_log.Head);
        return heard;
    }

    async Task<Heard> Connect(string name)
    {
        var heard = new Heard();
        var connection = new DefaultConnectionContext(name, new Duplex(new Pipe().Reader, heard), new Duplex(new Pipe().Reader, heard));
        await _viewers.OnConnectedAsync(new HubConnectionContext(connection, new HubConnectionContextOptions(), NullLoggerFactory.Instance)
        {
            Protocol = new JsonHubProtocol(Options.Create(new JsonHubProtocolOptions { PayloadSerializerOptions = Json.Options })),
        });
        return heard;
    }

    sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;

    /// <summary>A viewer that takes every message at once.</summary>
    sealed class Heard : PipeWriter
    {
        readonly Channel<JsonNode> _messages = Channel.CreateUnbounded<JsonNode>();

        public Action? OnWritten { get; set; }

        /// <summary>Rows bring it there; a pulse that tells of a head beyond what it was given comes too late.</summary>
        public async Task Reaches(long position)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            while (true)
            {
                var message = await _messages.Reader.ReadAsync(patience.Token);
                Assert.Equal("rows", (string)message["target"]!);
                if ((long)message["arguments"]![0]!["position"]! >= position)
                    return;
            }
        }

        public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
        {
            _messages.Writer.TryWrite(JsonNode.Parse(Encoding.UTF8.GetString(source.Span).TrimEnd('\u001e'))!);
            OnWritten?.Invoke();
            OnWritten = null;
            return default;
        }

        public override void Advance(int bytes) => throw new NotSupportedException();
        public override void CancelPendingFlush() => throw new NotSupportedException();
        public override void Complete(Exception? exception = null)
        {
        }

        public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => default;
        public override Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();
        public override Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();
    }

    /// <summary>Every look at it takes it on by a millisecond.</summary>
    sealed class HastyClock : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => Interlocked.Increment(ref _now);
    }
}
