namespace Dashboard.Operations;

/// <summary>How far the viewers are behind what they follow, at one moment.</summary>
/// <param name="Viewers">How many are connected.</param>
/// <param name="Behind">How many of them have not been sent everything.</param>
/// <param name="Positions">How many positions of its topic the one that is furthest behind has not been sent.</param>
/// <param name="Time">For how long the one that is longest behind has been so.</param>
public readonly record struct ViewerLag(int Viewers, int Behind, long Positions, TimeSpan Time);
