using System.Buffers.Binary;
using Construction.Domain;

namespace Dashboard.Log;

/// <summary>Values of the domain in bytes, each as long as it says before.</summary>
static class BinaryForm
{
    public static void WriteList<T>(this BinaryWriter to, IReadOnlyList<T> list, Action<BinaryWriter, T> write)
    {
        to.Write(list.Count);
        for (var index = 0; index < list.Count; index++)
            write(to, list[index]);
    }

    public static IReadOnlyList<T> ReadList<T>(this BinaryReader from, Func<BinaryReader, T> read)
    {
        var list = new T[from.ReadInt32()];
        for (var index = 0; index < list.Length; index++)
            list[index] = read(from);
        return list;
    }

    public static void WriteBytes(this BinaryWriter to, byte[] bytes)
    {
        to.Write(bytes.Length);
        to.Write(bytes);
    }

    public static byte[] ReadBytes(this BinaryReader from) => from.ReadBytes(from.ReadInt32());

    public static void WriteText(this BinaryWriter to, string? text)
    {
        to.Write(text is not null);
        if (text is not null)
            to.Write(text);
    }

    public static string? ReadText(this BinaryReader from) => from.ReadBoolean() ? from.ReadString() : null;

    public static void Write(this BinaryWriter to, UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, number);
        to.Write(bytes);
    }

    public static UInt128 ReadNumber(this BinaryReader from)
    {
        Span<byte> bytes = stackalloc byte[16];
        from.ReadExactly(bytes);
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }

    public static void Write(this BinaryWriter to, DateOnly day) => to.Write(day.DayNumber);

    public static DateOnly ReadDay(this BinaryReader from) => DateOnly.FromDayNumber(from.ReadInt32());

    // With its offset: it is answered as it was said.
    public static void Write(this BinaryWriter to, DateTimeOffset instant)
    {
        to.Write(instant.Ticks);
        to.Write((short)instant.TotalOffsetMinutes);
    }

    public static DateTimeOffset ReadInstant(this BinaryReader from) => new(from.ReadInt64(), TimeSpan.FromMinutes(from.ReadInt16()));

    public static void Write(this BinaryWriter to, Order order)
    {
        to.Write(order.DataDate);
        to.Write(order.SaidAt);
        to.Write(order.Tie);
        to.Write(order.Position);
    }

    public static Order ReadOrder(this BinaryReader from) => new(from.ReadDay(), from.ReadInstant(), from.ReadNumber(), from.ReadInt64());

    public static void WriteStatement<T>(this BinaryWriter to, Statement<T>? statement, Action<BinaryWriter, T> write)
    {
        to.Write(statement is not null);
        if (statement is null)
            return;
        write(to, statement.Value);
        to.Write(statement.Order);
        to.Write(statement.KnownAt is not null);
        if (statement.KnownAt is { } knownAt)
            to.Write(knownAt);
        to.Write(statement.Source is not null);
        if (statement.Source is { } source)
            foreach (var text in new[] { source.Title, source.Publisher, source.Url, source.Date, source.Grade })
                to.WriteText(text);
    }

    public static Statement<T>? ReadStatement<T>(this BinaryReader from, Func<BinaryReader, T> read) => !from.ReadBoolean() ? null : new(
        read(from),
        from.ReadOrder(),
        from.ReadBoolean() ? from.ReadDay() : null,
        from.ReadBoolean() ? new(from.ReadText()!, from.ReadText(), from.ReadText(), from.ReadText(), from.ReadText()) : null);
}
