using System.Text.Json;

namespace Dashboard.Api;

/// <summary>Text out of JSON that anybody may have written.</summary>
static class JsonText
{
    /// <summary>Null where it holds half of a surrogate pair.</summary>
    public static string? Decoded(JsonElement value)
    {
        try
        {
            var text = value.GetString()!;
            // A lone surrogate that came through cannot be written out as UTF-8 again.
            return TextRules.HasLoneSurrogate(text) ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return "\uFFFD";
        }
    }

    /// <summary>A value as it was sent, cut to what is worth telling back.</summary>
    public static string Raw(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? Decoded(value) ?? "…" : value.GetRawText();
        return text.Length > 200 ? text[..200] + "…" : text;
    }
}
