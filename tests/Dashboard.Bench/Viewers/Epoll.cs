using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Dashboard.Bench.Viewers;

/// <summary>Linux's own way to wait for thousands of sockets on one thread; a task for each would cost more than the server under test.</summary>
sealed partial class Epoll : IDisposable
{
    const int Add = 1, Readable = 1, Interrupted = 4, DontWait = 0x40;

    // The kernel packs its structure on x86-64 only.
    static readonly bool Packed = RuntimeInformation.ProcessArchitecture == Architecture.X64;
    static readonly int Stride = Packed ? 12 : 16, DataAt = Packed ? 4 : 8;

    readonly int _handle = Create(0);
    readonly byte[] _events = new byte[512 * 16];

    public void Watch(int socket, int tag)
    {
        var registration = new byte[16];
        BinaryPrimitives.WriteInt32LittleEndian(registration, Readable);
        BinaryPrimitives.WriteInt32LittleEndian(registration.AsSpan(DataAt), tag);
        if (Control(_handle, Add, socket, registration) != 0)
            throw new IOException($"epoll_ctl: error {Marshal.GetLastPInvokeError()}");
    }

    /// <summary>How many sockets are ready, at most after the time given.</summary>
    public int Wait(int milliseconds)
    {
        var ready = Wait(_handle, _events, 512, milliseconds);
        if (ready < 0 && Marshal.GetLastPInvokeError() != Interrupted)
            throw new IOException($"epoll_wait: error {Marshal.GetLastPInvokeError()}");
        return Math.Max(ready, 0);
    }

    public int Tag(int index) => BinaryPrimitives.ReadInt32LittleEndian(_events.AsSpan(index * Stride + DataAt));

    /// <summary>What is there now; 0 at the end of the stream, less where there is nothing or the connection broke.</summary>
    public static int Receive(int socket, Span<byte> buffer) => (int)Receive(socket, ref MemoryMarshal.GetReference(buffer), buffer.Length, DontWait);

    public void Dispose() => _ = Close(_handle);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static partial int Create(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static partial int Control(int handle, int operation, int socket, [In] byte[] registration);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static partial int Wait(int handle, [Out] byte[] events, int most, int milliseconds);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int socket, ref byte buffer, nint length, int flags);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
