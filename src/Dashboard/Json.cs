using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Construction.Domain;

namespace Dashboard;

/// <summary>JSON that is there already; written as it is.</summary>
public readonly record struct RawJson(ReadOnlyMemory<byte> Utf8);

/// <summary>The form of JSON on the wire.</summary>
public static class Json
{
    public static readonly JsonSerializerOptions Options = Configure(new(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.Converters.Add(new StatedDateConverter());
        options.Converters.Add(new SaidConverter());
        options.Converters.Add(new RawJsonConverter());
        return options;
    }

    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    /// <summary>With its bounds, so that no reader computes them again.</summary>
    sealed class StatedDateConverter : JsonConverter<StatedDate>
    {
        public override StatedDate Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            throw new NotSupportedException("dates are read as text");

        public override void Write(Utf8JsonWriter writer, StatedDate value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString("text", value.Text);
            writer.WriteString("precision", JsonNamingPolicy.KebabCaseLower.ConvertName(value.Precision.ToString()));
            WriteDay(writer, "earliest", value.Earliest);
            WriteDay(writer, "latest", value.Latest);
            writer.WriteEndObject();
        }

        static void WriteDay(Utf8JsonWriter writer, string name, DateOnly? day)
        {
            if (day is { } value)
                writer.WriteString(name, StatedDate.Day(value).Text);
            else
                writer.WriteNull(name);
        }
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
