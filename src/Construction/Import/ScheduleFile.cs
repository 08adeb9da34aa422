namespace Construction.Import;

/// <summary>Reads a schedule, whatever program wrote it: what a file is, is told by how it begins.</summary>
public static class ScheduleFile
{
    /// <summary>To add a format: how a file of it begins in <see cref="FileHead"/>, and here what reads it.</summary>
    static readonly Dictionary<FileKind, Func<Stream, ColumnMapping?, Imported>> s_readers = new()
    {
        [FileKind.P6Xer] = (file, _) => P6Xer.Read(file),
        [FileKind.P6Xml] = (file, _) => P6Xml.Read(file),
        [FileKind.MsProjectXml] = (file, _) => MsProjectXml.Read(file),
        [FileKind.Table] = CsvPlan.Read,
    };

    /// <summary>Reads from the stream's position; of a file that is refused by how it begins, no more than 64 KB.</summary>
    /// <param name="file">A stream that can go back to where it is now.</param>
    /// <param name="mapping">What the columns of a table mean, as far as that is known; other formats say it themselves.</param>
    public static Imported Read(Stream file, ColumnMapping? mapping = null)
    {
        var start = file.Position;
        var head = FileHead.Read(file);
        if (head.WhyNot is { } rule)
            return Imported.Refuse(rule);
        if (!s_readers.TryGetValue(head.Kind, out var read))
            return Imported.Refuse($"files of this format ({head.Kind}) cannot be read here");
        file.Position = start;
        var imported = read(file, mapping);
        return imported is Imported.Read { Plan: var plan } ? Checked(plan) : imported;
    }

    static Imported Checked(Plan plan) =>
        PlanCheck.Refusal(plan) is { } refusal ? new Imported.Refused(refusal) : new Imported.Read(PlanCheck.Check(plan));
}
