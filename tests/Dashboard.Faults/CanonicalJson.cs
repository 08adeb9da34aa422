using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dashboard.Faults;

/// <summary>One text for each JSON value: names in order, numbers in one form, no space. Its hash stands for a state.</summary>
public static class CanonicalJson
{
    public static string Hash(JsonNode? value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(value))));

    public static string Write(JsonNode? value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    static void Write(JsonNode? value, StringBuilder text)
    {
        switch (value)
        {
            case JsonObject fields:
                text.Append('{');
                foreach (var (name, field) in fields.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    text.Append(text[^1] == '{' ? "" : ",").Append(JsonSerializer.Serialize(name)).Append(':');
                    Write(field, text);
                }
                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                for (var index = 0; index < items.Count; index++)
                {
                    text.Append(index == 0 ? "" : ",");
                    Write(items[index], text);
                }
                text.Append(']');
                break;
            case null:
                text.Append("null");
                break;
            default:
                text.Append(value.GetValueKind() switch
                {
                    JsonValueKind.String => JsonSerializer.Serialize(value.GetValue<string>()),
                    // 40, 40.0 and 4e1 are one number.
                    JsonValueKind.Number => (decimal.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture)
                        / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
                    _ => value.ToJsonString(),
                });
                break;
        }
    }
}
