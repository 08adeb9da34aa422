using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Log;

/// <summary>A checkpoint in bytes, section by section: the same checkpoint always in the same.</summary>
static class CheckpointBytes
{
    public static IEnumerable<(string Name, byte[] Bytes)> Sections(Checkpoint checkpoint)
    {
        yield return ("place in the log", Written(to =>
        {
            to.Write(checkpoint.Epoch);
            to.Write(checkpoint.Position);
            to.WriteBytes(checkpoint.Hash);
            to.WriteBytes(checkpoint.RequestsHash);
            to.Write(checkpoint.Latest);
        }));
        yield return ("plan", Written(to => to.WriteList(checkpoint.Plan, WriteEntry)));
        yield return ("reports", Written(to => to.WriteList(checkpoint.Reports, WriteReports)));
        yield return ("rows", Written(to => to.WriteList(checkpoint.Board.Rows, static (to, row) =>
        {
            to.Write(row.Kind);
            to.WriteText(row.Site);
            to.Write(row.Id);
            to.Write(row.Position);
        })));
        yield return ("stories", Written(to => to.WriteList(checkpoint.Board.Stories, static (to, story) =>
        {
            to.WriteText(story.Site);
            to.Write(story.Position);
            to.WriteBytes(story.Json);
        })));
        yield return ("last reports of the keys", Written(to => to.WriteList(checkpoint.Board.LastReports, static (to, of) =>
        {
            to.Write(of.Key);
            to.WriteList(of.Positions, static (to, position) => to.Write(position));
        })));
        yield return ("remembered requests", Written(to => to.WriteList(checkpoint.Requests, static (to, request) =>
        {
            to.Write(request.Fingerprint);
            to.Write(request.Body);
            to.Write(request.Id);
        })));
    }

    public static Checkpoint Read(IReadOnlyList<ArraySegment<byte>> sections)
    {
        var place = Reader(sections[0]);
        return new(
            place.ReadString(), place.ReadInt64(), place.ReadBytes(), place.ReadBytes(), place.ReadInstant(),
            Reader(sections[1]).ReadList(ReadEntry),
            Reader(sections[2]).ReadList(ReadReports),
            new(
                Reader(sections[3]).ReadList(static from => new RowPlace(from.ReadString(), from.ReadText(), from.ReadString(), from.ReadInt64())),
                Reader(sections[4]).ReadList(static from => new StoryPlace(from.ReadText(), from.ReadInt64(), from.ReadBytes())),
                Reader(sections[5]).ReadList(static from => new LastOfKey(from.ReadString(), from.ReadList(static from => from.ReadInt64())))),
            Reader(sections[6]).ReadList(static from => new KnownRequest(from.ReadNumber(), from.ReadNumber(), from.ReadInt64())));
    }

    // As the log has it.
    static void WriteEntry(BinaryWriter to, LogEntry entry)
    {
        to.Write(entry.Position);
        to.Write(entry.ReceivedAt);
        to.Write(entry.By);
        to.Write(EventJson.TypeOf(entry.Event));
        to.WriteBytes(EventJson.Utf8(entry.Event));
    }

    static LogEntry ReadEntry(BinaryReader from) =>
        new(from.ReadInt64(), from.ReadInstant(), from.ReadString(), EventJson.Read(from.ReadString(), from.ReadBytes()));

    static void WriteReports(BinaryWriter to, ReportsSnapshot of)
    {
        to.Write(of.Site);
        to.Write(of.Milestone);
        to.WriteList(of.Reports, static (to, position) => to.Write(position));
        to.WriteList(of.Standings, WriteStanding);
    }

    static ReportsSnapshot ReadReports(BinaryReader from) => new(
        from.ReadString(), from.ReadString(), from.ReadList(static from => from.ReadInt64()), from.ReadList(ReadStanding));

    static void WriteStanding(BinaryWriter to, StandingSnapshot said)
    {
        to.Write(said.Party);
        to.WriteStatement(said.Forecast, WriteSaid);
        to.WriteStatement(said.Actual, WriteSaid);
        to.WriteStatement(said.Percent, static (to, percent) => to.Write(percent));
        to.WriteStatement(said.Note, static (to, note) => to.Write(note));
        to.WriteStatement(said.FirstStated, static (to, date) => to.Write(date.Text));
        to.Write(said.Latest);
        to.Write(said.Complete.Report);
        to.Write(said.Complete.Received);
        to.Write(said.Evidence.Kinds.Bits);
        to.Write(said.Evidence.LastReport);
        to.Write(said.Evidence.LastReceived);
        to.WriteList(said.Clocked, static (to, entry) =>
        {
            to.Write(entry.Key);
            to.Write(entry.Value);
        });
        to.WriteList(said.LatestUnclocked, static (to, entry) =>
        {
            to.Write(entry.Key);
            to.Write(entry.Value.Fingerprint);
            to.Write(entry.Value.Position);
        });
        to.WriteList(said.LastSaidAt, static (to, entry) =>
        {
            to.Write(entry.Key);
            to.Write(entry.Value);
        });
    }

    static StandingSnapshot ReadStanding(BinaryReader from) => new(from.ReadString())
    {
        Forecast = from.ReadStatement(ReadSaid),
        Actual = from.ReadStatement(ReadSaid),
        Percent = from.ReadStatement(static from => from.ReadDecimal()),
        Note = from.ReadStatement(static from => from.ReadString()),
        FirstStated = from.ReadStatement(static from => StatedDate.Parse(from.ReadString())),
        Latest = from.ReadOrder(),
        Complete = new(from.ReadInt64(), from.ReadDay()),
        Evidence = new(new(from.ReadUInt32()), from.ReadInt64(), from.ReadDay()),
        Clocked = from.ReadList(static from => KeyValuePair.Create(from.ReadNumber(), from.ReadInt64())),
        LatestUnclocked = from.ReadList(static from => KeyValuePair.Create(from.ReadDay(), (from.ReadNumber(), from.ReadInt64()))),
        LastSaidAt = from.ReadList(static from => KeyValuePair.Create(from.ReadDay(), from.ReadInstant())),
    };

    static void WriteSaid(BinaryWriter to, Said said) => to.WriteText(said.Date?.Text);

    static Said ReadSaid(BinaryReader from) => new(from.ReadText() is { } text ? StatedDate.Parse(text) : null);

    static byte[] Written(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using (var to = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
            write(to);
        return stream.ToArray();
    }

    static BinaryReader Reader(ArraySegment<byte> section) => new(new MemoryStream(section.Array!, section.Offset, section.Count, writable: false));
}
