using System.Collections.Concurrent;

namespace Dashboard.Faults;

/// <summary>What viewers meet who come back all at once, as they tell it.</summary>
sealed class Storm
{
    const int WindowMs = 100;

    readonly ConcurrentDictionary<int, int> _plans = new();
    readonly ConcurrentQueue<string> _odd = new();
    int _generation, _refused, _longestAsked;
    volatile bool _isUp = true;

    /// <summary>How often one was sent away with 503 and Retry-After, and the longest wait that was asked for, in seconds.</summary>
    public int Refused => _refused;
    public int LongestAsked => _longestAsked;

    /// <summary>What was neither an answer nor a refusal that says when to come back, while the server was there.</summary>
    public IReadOnlyCollection<string> Odd => _odd;

    /// <summary>How many meant to come in the fullest tenth of a second.</summary>
    public int Herd => _plans.IsEmpty ? 0 : _plans.Values.Max();

    public void Down()
    {
        _isUp = false;
        _odd.Clear();
        _refused = _longestAsked = 0;
        Interlocked.Increment(ref _generation);
    }

    public void Up()
    {
        Interlocked.Increment(ref _generation);
        _isUp = true;
    }

    /// <summary>Somebody means to come so many milliseconds after all lost the server.</summary>
    public void Plans(double ms) => _plans.AddOrUpdate((int)(ms / WindowMs), 1, (_, count) => count + 1);

    /// <summary>A request begins; null while the server is away.</summary>
    public int? Begins() => _isUp ? _generation : null;

    public void Answered(int? begun, int status, int? retryAfter)
    {
        if (status == 503 && retryAfter is { } seconds)
        {
            Interlocked.Increment(ref _refused);
            InterlockedMax(ref _longestAsked, seconds);
        }
        else if (status is not (200 or 101) && begun == _generation)
            _odd.Enqueue($"answer {status}, Retry-After {retryAfter}");
    }

    public void Unanswered(int? begun, Exception problem)
    {
        if (begun == _generation)
            _odd.Enqueue(problem.Message);
    }

    static void InterlockedMax(ref int most, int value)
    {
        for (var had = Volatile.Read(ref most); value > had; had = Volatile.Read(ref most))
            Interlocked.CompareExchange(ref most, value, had);
    }
}
