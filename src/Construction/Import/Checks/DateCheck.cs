namespace Construction.Import;

/// <summary>Takes dates in which no construction schedule can lie as none.</summary>
readonly struct DateCheck(Findings findings, int? line, string subject)
{
    public static bool IsSane(DateTime? date) => date is not { Year: < ImportLimits.FirstYear or > ImportLimits.LastYear };

    /// <param name="what">Which date it is, in words that begin a sentence.</param>
    public DateTime? Sane(DateTime? date, string what)
    {
        if (IsSane(date))
            return date;
        findings.Warning("absurd-date", line, subject, $"{what} is in the year {date!.Value.Year}", "it is taken as none");
        return null;
    }
}
