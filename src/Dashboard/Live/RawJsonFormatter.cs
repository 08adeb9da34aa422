using System.Text;
using MessagePack;
using MessagePack.Formatters;
using MessagePack.Resolvers;

namespace Dashboard.Live;

/// <summary>
/// Rows are JSON when they come here. For a viewer that speaks MessagePack they become its maps and arrays, field for field;
/// a message is written so once for all of these, and never where there is none.
/// </summary>
sealed class RawJsonFormatter : IMessagePackFormatter<RawJson>
{
    /// <summary>As the hub has them, which reads what strangers send; and raw JSON.</summary>
    public static MessagePackSerializerOptions Options { get; } = MessagePackSerializerOptions.Standard
        .WithResolver(CompositeResolver.Create([new RawJsonFormatter()], [StandardResolver.Instance]))
        .WithSecurity(MessagePackSecurity.UntrustedData);

    public void Serialize(ref MessagePackWriter writer, RawJson value, MessagePackSerializerOptions options)
    {
        using var json = new StringReader(Encoding.UTF8.GetString(value.Utf8.Span));
        MessagePackSerializer.ConvertFromJson(json, ref writer, options);
    }

    public RawJson Deserialize(ref MessagePackReader reader, MessagePackSerializerOptions options) =>
        throw new NotSupportedException("raw JSON is only written");
}
