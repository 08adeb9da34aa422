using System.Buffers.Binary;

namespace Dashboard.Log;

/// <summary>Fingerprints as the log holds them, 16 bytes each.</summary>
static class Fingerprints
{
    public static byte[] Bytes(UInt128 fingerprint)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, fingerprint);
        return bytes;
    }

    public static UInt128 Of(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128LittleEndian(bytes);
}
