using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Construction.Domain;

namespace Dashboard;

/// <summary>JSON that is there already; written as it is.</summary>
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);

/// <summary>The form of JSON on the wire: what there is nothing to say of is left out.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new StatedDateConverter());
        options.Converters.Add(new SaidConverter());
        options.Converters.Add(new RawJsonConverter());
        return options;
    }

    /// <summary>A word of an enumeration as it is on the wire.</summary>
    public static string KebabCase<T>(T word) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    sealed class StatedDateConverter : JsonConverter<StatedDate>
    {
        public override StatedDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("dates are read as text");

        public override void Write(Utf8JsonWriter writer, StatedDate value, JsonSerializerOptions options) => writer.WriteDate(value);
    }

    /// <summary>A date, or null for "there is no date now".</summary>
    sealed class SaidConverter : JsonConverter<Said>
    {
        public override Said Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("statements are read by hand");

        public override void Write(Utf8JsonWriter writer, Said value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Date, options);
    }

    sealed class RawJsonConverter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("raw JSON is only written");

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
    }
}
