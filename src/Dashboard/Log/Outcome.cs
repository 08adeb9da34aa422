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
    static readonly JsonSerializerOptions Compact = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public static Outcome Took(long? position) => new(true, position, null);

    public static Outcome Had(long position) => new(false, position, null);

    public static Outcome Refused(Rejection rejection) => new(false, null, rejection);

    public static string Write(IReadOnlyList<Outcome> outcomes) => JsonSerializer.Serialize(outcomes, Compact);

    public static IReadOnlyList<Outcome> Read(string json) => JsonSerializer.Deserialize<List<Outcome>>(json, Compact)!;
}
