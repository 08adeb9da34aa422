using System.Text.Json;
using System.Text.Json.Serialization;
using Construction.Domain;

namespace Dashboard.Log;

/// <summary>What became of one proposed event: taken, there already, or refused.</summary>
/// <param name="Position">Where it is in the log; null where it was refused (or would be taken, in a dry run).</param>
/// <param name="Rejection">Why it was refused; null where it was not.</param>
public sealed record Outcome(
    [property: JsonPropertyName("t")] bool Taken,
    [property: JsonPropertyName("p")] long? Position,
    [property: JsonPropertyName("r")] Rejection? Rejection)
{
    /// <summary>True where it was taken and should have named a cause.</summary>
    [JsonPropertyName("c")]
    public bool CauseMissing { get; init; }

    static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <param name="position">Where it is in the log; null in a dry run.</param>
    /// <param name="taken">What was taken, where the answer tells more of it.</param>
    public static Outcome Took(long? position, Event? taken = null) =>
        new(true, position, null) { CauseMissing = taken is MilestoneReported { Report.CauseMissing: true } };

    public static Outcome Had(long position) => new(false, position, null);

    public static Outcome Refused(Rejection rejection) => new(false, null, rejection);

    public static string Write(IReadOnlyList<Outcome> outcomes) => JsonSerializer.Serialize(outcomes, Compact);

    public static IReadOnlyList<Outcome> Read(string json) => JsonSerializer.Deserialize<List<Outcome>>(json, Compact)!;
}
