namespace Construction.Domain;

/// <summary>Where a fact was read. Date and grade are known for loaded history only.</summary>
/// <param name="Grade">direct: the page was read; secondary: read through another document; dataset: a published data set.</param>
public sealed record Source(string Title, string? Publisher = null, string? Url = null, string? Date = null, string? Grade = null);

/// <summary>The programme as a whole; money in US dollars.</summary>
public sealed record ProgrammeDetails
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public DateOnly? Announced { get; init; }
    public decimal? InvestmentUsd { get; init; }
    public int? OverYears { get; init; }
    public decimal? ImmediateUsd { get; init; }
    public IReadOnlyList<string> EquityFunders { get; init; } = [];
    public IReadOnlyList<string> TechnologyPartners { get; init; } = [];
    public Lead? Lead { get; init; }
    public string? Chair { get; init; }
    public IReadOnlyList<HistoryEntry> History { get; init; } = [];
    public Source? Source { get; init; }
    public string? Attribution { get; init; }
}

/// <summary>Who leads the money and who the operations (party ids).</summary>
public sealed record Lead(string Financial, string Operational);

/// <summary>What the programme said of itself at a date; power in GW, money in US dollars.</summary>
public sealed record HistoryEntry(DateOnly AsOf, string Text, decimal? Gw, decimal? Usd, Source? Source);

public sealed record PartyDetails(string Id, string Name, IReadOnlyList<string> Roles);

/// <summary>One version of an agreement; several versions share an <see cref="Agreement"/>, the one not superseded is in force.</summary>
public sealed record CommitmentDetails
{
    public required string Id { get; init; }
    public required string Agreement { get; init; }
    public required string Title { get; init; }
    public IReadOnlyList<string> Parties { get; init; } = [];
    public StatedDate? Starts { get; init; }
    public IReadOnlyList<Term> Terms { get; init; } = [];
    public string? SupersededBy { get; init; }
    public string? Note { get; init; }
    public Source? Source { get; init; }
}

/// <summary>What a commitment covers, with its own end.</summary>
public sealed record Term(string Covers, StatedDate? End, string? Note);

public sealed record SiteDetails
{
    /// <summary>The stage of a site at a past moment of which nobody wrote it down; not one that can be stated.</summary>
    public const string StageNotRecorded = "not-recorded";

    public required string Id { get; init; }
    public required string Name { get; init; }
    public string? ShortName { get; init; }
    public string? Country { get; init; }
    public string? Region { get; init; }
    public Location? Location { get; init; }
    public string? Address { get; init; }
    public IReadOnlyList<string> Aliases { get; init; } = [];
    public required string Stage { get; init; }
    public string? StageNote { get; init; }
    public string? Responsible { get; init; }
    public string? ResponsibleNote { get; init; }
    public IReadOnlyList<SiteParty> Parties { get; init; } = [];
    public IReadOnlyList<Power> Mw { get; init; } = [];
    public IReadOnlyList<Cost> Cost { get; init; } = [];
    public int? BuildingsPlanned { get; init; }
    public int? Order { get; init; }
}

public sealed record Location(decimal Lat, decimal Lon);

public sealed record SiteParty(string Party, string Role, string? Note);

/// <summary>Megawatts on one basis; figures of different bases are never added.</summary>
public sealed record Power(decimal Value, string Basis, string? Party, string? Note, Source? Source);

public sealed record Cost(decimal Usd, string Basis, Source? Source);

public sealed record MilestoneDetails
{
    public required string Id { get; init; }
    public required string Name { get; init; }
    public required string Phase { get; init; }
    public string? Buildings { get; init; }
    public IReadOnlyList<Power> Mw { get; init; } = [];

    /// <summary>Who is responsible for this milestone where it is not who is responsible for the site.</summary>
    public string? Responsible { get; init; }

    /// <summary>The kinds of evidence that a report of completion is to bring; where it is empty, any will do.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}

/// <summary>A schedule that was taken at a site, and what of it.</summary>
public sealed record ScheduleDetails
{
    /// <summary>Of the file and the project in it.</summary>
    public required string Id { get; init; }

    /// <summary>Of the file, in 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    public required string FileName { get; init; }

    /// <summary>P6 XER, P6 XML, MS Project XML, CSV.</summary>
    public required string Format { get; init; }

    /// <summary>In which system the activities have their codes, as <see cref="Activity.System"/> says it.</summary>
    public required string System { get; init; }

    /// <summary>Code of the project, which survives from one export to the next.</summary>
    public required string Project { get; init; }

    public required string ProjectName { get; init; }

    /// <summary>The day for which it is true.</summary>
    public required DateOnly DataDate { get; init; }

    /// <summary>Whose schedule it is.</summary>
    public required string Party { get; init; }

    /// <summary>Activities of the project.</summary>
    public required int Activities { get; init; }

    /// <summary>How the columns of a table were read, as text that its reader knows; null for other formats.</summary>
    public string? Columns { get; init; }
}

public sealed record FlagDetails
{
    public required string Id { get; init; }
    public required string Type { get; init; }
    public required string Text { get; init; }
    public string? Milestone { get; init; }
    public StatedDate? Date { get; init; }
    public string? Party { get; init; }
    public Source? Source { get; init; }
    public DateOnly? KnownAt { get; init; }
}
