namespace Dashboard.Board;

/// <summary>What a board holds beside the state: where each row was changed last, the stories, who reported last what.</summary>
public sealed record BoardSnapshot(IReadOnlyList<RowPlace> Rows, IReadOnlyList<StoryPlace> Stories, IReadOnlyList<LastOfKey> LastReports);

/// <summary>A row, and the position of the event that changed it last.</summary>
public readonly record struct RowPlace(string Kind, string? Site, string Id, long Position);

/// <summary>A story as viewers get it.</summary>
public sealed record StoryPlace(string? Site, long Position, byte[] Json);

/// <summary>Positions of the last reports that came with a key, in order.</summary>
public sealed record LastOfKey(string Key, IReadOnlyList<long> Positions);
