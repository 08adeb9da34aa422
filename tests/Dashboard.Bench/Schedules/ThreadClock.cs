using System.Runtime.InteropServices;

namespace Dashboard.Bench.Schedules;

/// <summary>Time that this thread had a processor, which other programs on the machine do not lengthen much.</summary>
static partial class ThreadClock
{
    const int ThreadCpuTime = 3;

    public static TimeSpan Now => GetTime(ThreadCpuTime, out var time) == 0
        ? TimeSpan.FromTicks(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / 100)
        : throw new InvalidOperationException("there is no clock of this thread's processor time");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
