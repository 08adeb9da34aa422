namespace Dashboard.Live;

/// <summary>What was given out in one turn of the loop and is still on its way.</summary>
sealed class Turn
{
    int _messages;

    public bool IsOut => Volatile.Read(ref _messages) == 0;

    public void Add() => Interlocked.Increment(ref _messages);

    public void Remove() => Interlocked.Decrement(ref _messages);
}
