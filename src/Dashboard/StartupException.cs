namespace Dashboard;

/// <summary>The server cannot start; the message is a sentence for the person who started it.</summary>
public sealed class StartupException(string message) : Exception(message);
