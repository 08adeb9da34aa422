namespace Dashboard.Access;

/// <summary>Who may look. With <c>Access:Viewing=key</c> a good key is needed, and a key for some sites shows these only.</summary>
public sealed class Viewing(Settings settings, KeyRing keys)
{
    public bool NeedsKey => settings.ViewingNeedsKey;

    /// <summary>Whether a viewer let in before may stay: a key may have been revoked, or have run out.</summary>
    public bool MayStay(Caller? caller) => !NeedsKey || (caller is not null && keys.IsStillGood(caller));

    /// <summary>Whether this caller sees every site.</summary>
    public bool SeesAll(HttpContext? context) => !NeedsKey || context?.Caller() is { Key.Sites: null };

    public bool MaySeeSite(HttpContext? context, string site) => !NeedsKey || context?.Caller()?.Covers(site) == true;

    /// <param name="topic"><c>programme</c>, which holds every site, or <c>site:{id}</c>.</param>
    public bool MaySee(HttpContext? context, string topic) =>
        topic.StartsWith("site:", StringComparison.Ordinal) ? MaySeeSite(context, topic["site:".Length..]) : SeesAll(context);
}
