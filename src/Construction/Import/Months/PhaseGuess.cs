using System.Text.RegularExpressions;

namespace Construction.Import;

/// <summary>
/// Which phase a milestone's name speaks of, and which building, in English and German. A guess: who accepts a schedule sees it
/// before, and the owner can revise it afterwards.
/// </summary>
public static partial class PhaseGuess
{
    public const string Otherwise = "other";

    // The first that fits counts: what is more particular stands before what is more general.
    static readonly (string Phase, Regex Words)[] s_words =
    [
        ("cx-l1", LevelOne()), ("cx-l2", LevelTwo()), ("cx-l3", LevelThree()), ("cx-l4", LevelFour()), ("cx-l5", LevelFive()),
        ("ready-for-service", Ready()), ("it-load-live", Live()), ("full-capacity", Full()), ("handed-over", HandedOver()),
        ("energised", Energised()), ("power-agreement", PowerAgreement()), ("power-infrastructure", PowerInfrastructure()),
        ("rack-delivery", Racks()), ("permits", Permits()), ("financing", Financing()), ("site-control", SiteControl()),
        ("construction-start", ConstructionStart()), ("foundations", Foundations()), ("envelope", Envelope()), ("structure", Structure()),
        ("equipment", Equipment()), ("mep", Mep()), ("site-work", SiteWork()), ("commercial", Commercial()),
    ];

    /// <summary>One of <see cref="Domain.Vocabulary.Phases"/>: by the name, else by the innermost part of the work breakdown that says anything.</summary>
    public static string PhaseOf(PlannedActivity activity)
    {
        foreach (var text in activity.Wbs.Append(activity.Name).Reverse())
            foreach (var (phase, words) in s_words)
                if (words.IsMatch(text))
                    return phase;
        return Otherwise;
    }

    /// <summary>The building that the name or the work breakdown speaks of; null where they speak of none.</summary>
    public static string? BuildingOf(PlannedActivity activity) => activity.Wbs.Append(activity.Name).Reverse()
        .Select(text => Building().Match(text)).FirstOrDefault(match => match.Success)?.Groups[1].Value.ToUpperInvariant();

    const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:buildings?|bldgs?\.?|gebäude|data ?halls?|hallen?)\s+#?([0-9]{1,3}(?:\s?[-–]\s?[0-9]{1,3})?|(?-i:[A-Z]))\b", Options)]
    private static partial Regex Building();

    [GeneratedRegex(@"\b(cx ?-?l(evel)? ?1|l(evel)? ?1 (commissioning|cx|test\w*)|factory (acceptance|witness)|FAT)\b", Options)]
    private static partial Regex LevelOne();

    [GeneratedRegex(@"\b(cx ?-?l(evel)? ?2|l(evel)? ?2 (commissioning|cx|test\w*)|site acceptance|SAT)\b", Options)]
    private static partial Regex LevelTwo();

    [GeneratedRegex(@"\b(cx ?-?l(evel)? ?3|l(evel)? ?3 (commissioning|cx|test\w*)|pre-?functional|start-?up)\b", Options)]
    private static partial Regex LevelThree();

    [GeneratedRegex(@"\b(cx ?-?l(evel)? ?4|l(evel)? ?4 (commissioning|cx|test\w*)|functional (performance )?tests?|FPT)\b", Options)]
    private static partial Regex LevelFour();

    [GeneratedRegex(@"\b(cx ?-?l(evel)? ?5|l(evel)? ?5 (commissioning|cx|test\w*)|integrated systems? test\w*|IST|commissioning|inbetriebnahme)\b", Options)]
    private static partial Regex LevelFive();

    [GeneratedRegex(@"\b(ready for (service|use|operation)|RFS|RFU|betriebsbereit\w*)\b", Options)]
    private static partial Regex Ready();

    [GeneratedRegex(@"\b((IT )?load live|go-?live|in operation|in betrieb)\b", Options)]
    private static partial Regex Live();

    [GeneratedRegex(@"\b(full capacity|campus complete|full power|volle leistung)\b", Options)]
    private static partial Regex Full();

    [GeneratedRegex(@"\b(hand(ed)?[ -]?over|turn[ -]?over|substantial completion|practical completion|final completion|übergabe|abnahme)\b", Options)]
    private static partial Regex HandedOver();

    [GeneratedRegex(@"\b(energi[sz](ed|ation|e)|permanent power|power[ -]?on|unter spannung)\b", Options)]
    private static partial Regex Energised();

    [GeneratedRegex(@"\b(power purchase|PPA|interconnection agreement|power agreement|stromliefervertrag|netzanschlussvertrag)\b", Options)]
    private static partial Regex PowerAgreement();

    [GeneratedRegex(@"\b(substation|switchyard|transmission|switchgear|umspannwerk|high voltage|HV|MV)\b", Options)]
    private static partial Regex PowerInfrastructure();

    [GeneratedRegex(@"\b(racks?|servers?|GPUs?|IT deployment)\b", Options)]
    private static partial Regex Racks();

    [GeneratedRegex(@"\b(permits?|approval by authorit\w+|entitlements?|genehmigung\w*|baugenehmigung)\b", Options)]
    private static partial Regex Permits();

    [GeneratedRegex(@"\b(financ\w+|finanzierung)\b", Options)]
    private static partial Regex Financing();

    [GeneratedRegex(@"\b(land (purchase|lease)|site (control|possession)|grundstück\w*)\b", Options)]
    private static partial Regex SiteControl();

    [GeneratedRegex(@"\b(notice to proceed|NTP|construction start|start (of )?construction|project start|ground ?break\w*|mobili[sz]ation|baubeginn)\b", Options)]
    private static partial Regex ConstructionStart();

    [GeneratedRegex(@"\b(foundations?|footings?|piling|piles|slab|excavation|gründung|fundamente?|bodenplatte)\b", Options)]
    private static partial Regex Foundations();

    [GeneratedRegex(@"\b(topped out|topping out|steel|structur\w+|frame|framing|tilt[ -]?up|concrete|columns?|rohbau|richtfest)\b", Options)]
    private static partial Regex Structure();

    [GeneratedRegex(@"\b(envelope|weather ?tight|dried[ -]?in|dry[ -]?in|roof\w*|facade|cladding|dach|fassade)\b", Options)]
    private static partial Regex Envelope();

    [GeneratedRegex(@"\b(MEP|mechanical|electrical|plumbing|HVAC|cooling|chillers?|busway|ductwork|TGA|haustechnik|kühlung)\b", Options)]
    private static partial Regex Mep();

    [GeneratedRegex(@"\b(generators?|transformers?|UPS|equipment|long[ -]lead|deliver(y|ed|ies)|procure\w*|transformator\w*|generator\w*|lieferung)\b", Options)]
    private static partial Regex Equipment();

    [GeneratedRegex(@"\b(site ?work|earth ?work|grading|clear(ing|ed)|grubbing|utilities|erdarbeiten)\b", Options)]
    private static partial Regex SiteWork();

    [GeneratedRegex(@"\b(contract|award|bid|tender|lease|purchase order|PO|vertrag|vergabe)\b", Options)]
    private static partial Regex Commercial();
}
