namespace Construction.Domain;

/// <summary>
/// Where a statement stands among those of one party on one milestone: by data date, then by when the sender said it,
/// then by arrival. The order is total and never asks the server's clock.
/// </summary>
public readonly record struct Order(DateOnly DataDate, DateTimeOffset SaidAt, UInt128 Tie, long Position) : IComparable<Order>
{
    public int CompareTo(Order other) =>
        DataDate != other.DataDate ? DataDate.CompareTo(other.DataDate)
        : SaidAt != other.SaidAt ? SaidAt.CompareTo(other.SaidAt)
        : Tie != other.Tie ? Tie.CompareTo(other.Tie)
        : Position.CompareTo(other.Position);

    public static bool operator <(Order left, Order right) => left.CompareTo(right) < 0;
    public static bool operator >(Order left, Order right) => left.CompareTo(right) > 0;
    public static bool operator <=(Order left, Order right) => left.CompareTo(right) <= 0;
    public static bool operator >=(Order left, Order right) => left.CompareTo(right) >= 0;
}

/// <summary>A value that a party said, and where the saying stands.</summary>
public sealed record Statement<T>(T Value, Order Order, DateOnly? KnownAt, Source? Source)
{
    public DateOnly DataDate => Order.DataDate;

    /// <summary>Position of the report in the log.</summary>
    public long Position => Order.Position;
}
