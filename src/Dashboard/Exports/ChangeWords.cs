using Construction.Analytics;
using Construction.Domain;
using Dashboard.Board;

namespace Dashboard.Exports;

/// <summary>A change between two moments as a sentence; the choices are those of <c>wwwroot/js/changes.js</c>, the words its texts.</summary>
/// <param name="names">Of the later moment.</param>
/// <param name="flagOf">A flag that stood at either moment.</param>
public sealed class ChangeWords(Language language, Names names, Func<string, string, FlagDetails?> flagOf)
{
    static readonly (string Name, ChangeKind[] Kinds)[] Groups =
    [
        ("later", [ChangeKind.Later]), ("earlier", [ChangeKind.Earlier]), ("completed", [ChangeKind.Completed]), ("reopened", [ChangeKind.Reopened]),
        ("accepted", [ChangeKind.Accepted]), ("unaccepted", [ChangeKind.Unaccepted]), ("rejected", [ChangeKind.Rejected]),
        ("unrejected", [ChangeKind.Unrejected]), ("withdrawn", [ChangeKind.Withdrawn]),
        ("dated", [ChangeKind.Dated, ChangeKind.Undated, ChangeKind.Restated, ChangeKind.Replanned, ChangeKind.Reinstated]),
        ("added", [ChangeKind.Added, ChangeKind.Removed]), ("flag-raised", [ChangeKind.FlagRaised, ChangeKind.FlagLowered]),
    ];

    public IReadOnlyList<Piece> Pieces(Change change)
    {
        var flag = change.Flag is { } id ? flagOf(change.Site, id) : null;
        return language.Pieces(
            $"change.{Json.KebabCase(change.Kind)}",
            ("what", What(change)),
            ("from", change.From is { } from ? new Piece(language.Date(from), Style: PieceStyle.Struck) : ""),
            ("to", new Piece(language.Date(change.To), Style: PieceStyle.Strong)),
            ("shift", new Piece(change.Shift is { } shift ? language.Slip(SlipRow.Of(shift)) : language.Text("slip.open"), Style: PieceStyle.Strong)),
            ("type", language.Word("flag", flag?.Type)),
            ("text", flag?.Text ?? change.Flag ?? ""));
    }

    /// <summary>How many of each, what weighs most first.</summary>
    public string Counts(IReadOnlyList<Change> changes) => string.Join(
        ", ",
        from of in Groups
        let count = changes.Count(change => of.Kinds.Contains(change.Kind))
        where count > 0
        select language.Plural($"changes.count-{of.Name}", count).Replace("{count}", language.Number(count), StringComparison.Ordinal));

    Piece What(Change change) => change.Milestone is { } milestone
        ? new($"{names.Site(change.Site)}, {names.Milestone(change.Site, milestone)}", Names.PathOf(change.Site, milestone))
        : new(names.Site(change.Site), Names.PathOf(change.Site));
}
