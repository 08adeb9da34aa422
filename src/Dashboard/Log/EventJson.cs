using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Construction.Domain;

namespace Dashboard.Log;

/// <summary>The stored form of events. Names are for ever: an event that changes its shape gets a new name.</summary>
public static class EventJson
{
    const string Reported = "milestone-reported";

    static readonly Dictionary<string, Type> Types = new()
    {
        ["programme-described"] = typeof(ProgrammeDescribed),
        ["party-named"] = typeof(PartyNamed),
        ["commitment-entered"] = typeof(CommitmentEntered),
        ["site-announced"] = typeof(SiteAnnounced),
        ["milestone-planned"] = typeof(MilestonePlanned),
        ["baseline-set"] = typeof(BaselineSet),
        [Reported] = typeof(MilestoneReported),
        ["contract-date-set"] = typeof(ContractDateSet),
        ["range-given"] = typeof(RangeGiven),
        ["completion-accepted"] = typeof(CompletionAccepted),
        ["completion-rejected"] = typeof(CompletionRejected),
        ["milestone-withdrawn"] = typeof(MilestoneWithdrawn),
        ["milestone-reinstated"] = typeof(MilestoneReinstated),
        ["schedule-accepted"] = typeof(ScheduleAccepted),
        ["link-added"] = typeof(LinkAdded),
        ["link-removed"] = typeof(LinkRemoved),
        ["risk-entered"] = typeof(RiskEntered),
        ["risk-closed"] = typeof(RiskClosed),
        ["flag-raised"] = typeof(FlagRaised),
        ["flag-cleared"] = typeof(FlagCleared),
        ["alias-set"] = typeof(AliasSet),
    };

    static readonly Dictionary<Type, string> Names = Types.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new StatedDateAsText(), new SaidAsText() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatHappened } },
    };

    static readonly Dictionary<Type, byte[]> Utf8Names = Names.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value));

    public static string TypeOf(Event happened) => Names[happened.GetType()];

    /// <summary>The name as bytes, made once.</summary>
    public static byte[] Utf8TypeOf(Event happened) => Utf8Names[happened.GetType()];

    public static string Write(Event happened) => Encoding.UTF8.GetString(Utf8(happened));

    public static byte[] Utf8(Event happened) => happened is MilestoneReported reported
        ? JsonBuffer.Write(reported, static (json, report) => json.WriteStored(report))
        : JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Options);

    public static Event Read(string type, string body) => Read(type, Encoding.UTF8.GetBytes(body));

    public static Event Read(string type, ReadOnlySpan<byte> body) =>
        type == Reported && StoredReport.Read(body) is { } reported ? reported
        : Types.TryGetValue(type, out var clrType)
            ? (Event)JsonSerializer.Deserialize(body, clrType, Options)!
            : throw new InvalidDataException($"the log holds an event of the unknown type '{type}'");

    // Where an event belongs is said by its own fields already.
    static void OnlyWhatHappened(JsonTypeInfo type)
    {
        if (!typeof(Event).IsAssignableFrom(type.Type))
            return;
        foreach (var property in type.Properties.Where(property => property.Name is "siteId" or "milestoneId").ToList())
            type.Properties.Remove(property);
    }

    sealed class StatedDateAsText : JsonConverter<StatedDate>
    {
        public override StatedDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            StatedDate.Parse(reader.GetString()!);

        public override void Write(Utf8JsonWriter writer, StatedDate value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Text);
    }

    sealed class SaidAsText : JsonConverter<Said>
    {
        // Null is a statement ("there is no date now"), a field left out is none.
        public override bool HandleNull => true;

        public override Said Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(reader.TokenType == JsonTokenType.Null ? null : StatedDate.Parse(reader.GetString()!));

        public override void Write(Utf8JsonWriter writer, Said value, JsonSerializerOptions options)
        {
            if (value.Date is null)
                writer.WriteNullValue();
            else
                writer.WriteStringValue(value.Date.Text);
        }
    }
}
