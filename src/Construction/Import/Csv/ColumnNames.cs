namespace Construction.Import;

/// <summary>What columns are called, in English and German, by P6, by Microsoft Project and by people.</summary>
static class ColumnNames
{
    // As they are left by Bare.
    static readonly Dictionary<string, PlanColumn> s_names = Of(new()
    {
        [PlanColumn.Code] =
            "activityid activitycode activityno activitynumber actid taskcode taskid taskno tasknumber code vorgangsid vorgangscode "
            + "vorgangsnummer vorgangsnr vorgangskennung aktivitätsid aktivitätencode kennung",
        [PlanColumn.Id] = "id nr no nummer number lfdnr zeile row #",
        [PlanColumn.UniqueId] = "uniqueid uid taskuid einmaligenr eindeutigenr eindeutigenummer eindeutigeid",
        [PlanColumn.Name] =
            "activityname taskname name activitydescription taskdescription vorgangsname vorgangsbezeichnung aktivitätsname bezeichnung",
        [PlanColumn.Project] = "project projectid projectname projid projekt projektid projektname",
        [PlanColumn.Type] = "activitytype tasktype vorgangstyp vorgangsart aktivitätstyp",
        [PlanColumn.Status] = "activitystatus taskstatus statuscode status vorgangsstatus",
        [PlanColumn.Milestone] = "milestone ismilestone milestoneflag meilenstein",
        [PlanColumn.Summary] = "summary issummary summarytask sammelvorgang",
        [PlanColumn.OutlineLevel] = "outlinelevel outline gliederungsebene",
        [PlanColumn.Wbs] = "wbs wbscode wbsid wbspath wbsname psp pspcode psppfad pspelement pspname gliederung gliederungsnummer outlinenumber",
        [PlanColumn.Start] = "start startdate begin anfang beginn starttermin anfangstermin startdatum forecaststart currentstart",
        [PlanColumn.Finish] =
            "finish finishdate end enddate ende endtermin enddatum fertigstellung fertigstellen forecastfinish forecast prognose currentfinish",
        [PlanColumn.Duration] = "duration originalduration origdur od atcompletionduration plannedduration targetdrtnhrcnt dauer originaldauer",
        [PlanColumn.Remaining] = "remaining remainingduration remdur rd remaindrtnhrcnt restdauer verbleibendedauer",
        [PlanColumn.Percent] =
            "%complete percentcomplete complete% %done percentdone activity%complete duration%complete physical%complete physcompletepct completepct pctcomplete "
            + "pct percent progress % %abgeschlossen abgeschlossen% prozentabgeschlossen %fertig fortschritt fertigstellungsgrad",
        [PlanColumn.ActualStart] = "actualstart actualstartdate actstartdate aktuelleranfang tatsächlicheranfang istanfang iststart istbeginn",
        [PlanColumn.ActualFinish] = "actualfinish actualend actualfinishdate actenddate aktuellesende tatsächlichesende istende",
        [PlanColumn.BaselineStart] = "baselinestart blstart blprojectstart bl1start basisplananfang basisplanstart geplanteranfang sollanfang sollstart",
        [PlanColumn.BaselineFinish] = "baselinefinish baselineend blfinish blprojectfinish bl1finish basisplanende geplantesende sollende",
        [PlanColumn.EarlyStart] = "earlystart earlystartdate frühesteranfang frühanfang frühesterstart",
        [PlanColumn.EarlyFinish] = "earlyfinish earlyenddate earlyend frühestesende frühende",
        [PlanColumn.LateStart] = "latestart latestartdate spätesteranfang spätanfang spätesterstart",
        [PlanColumn.LateFinish] = "latefinish lateenddate lateend spätestesende spätende",
        [PlanColumn.TotalFloat] = "totalfloat totalslack slack float totalfloathrcnt gesamtepufferzeit gesamtpuffer puffer pufferzeit",
        [PlanColumn.FreeFloat] = "freefloat freeslack freefloathrcnt freiepufferzeit freierpuffer",
        [PlanColumn.Critical] = "critical iscritical kritisch",
        [PlanColumn.Predecessors] =
            "predecessors predecessor preds pred predecessordetails predlist vorgänger vorgängerdetails",
        [PlanColumn.UniqueIdPredecessors] = "uniqueidpredecessors einmaligenrvorgänger vorgängereinmaligenr eindeutigenrvorgänger",
        [PlanColumn.Successors] = "successors successor succs succ successordetails succlist nachfolger nachfolgerdetails",
        [PlanColumn.Calendar] = "calendar calendarname clndrid taskcalendar kalender vorgangskalender",
        [PlanColumn.ConstraintType] = "constrainttype constraint primaryconstraint csttype einschränkungsart einschränkung",
        [PlanColumn.ConstraintDate] = "constraintdate primaryconstraintdate cstrdate cstdate einschränkungstermin einschränkungsdatum",
        [PlanColumn.Resources] = "resourcenames resources resource resourcelist ressourcennamen ressourcen ressource",
        [PlanColumn.Mode] = "taskmode mode schedulemode vorgangsmodus",
        [PlanColumn.Active] = "active isactive aktiv",
        [PlanColumn.DataDate] = "datadate statusdate projectdatadate stichtag statusdatum",
        [PlanColumn.Phase] = "phase projectphase projektphase bauphase",
        [PlanColumn.Site] = "site standort baustelle",
        [PlanColumn.Responsible] = "responsible responsibility responsibleparty owner verantwortlich verantwortlicher zuständig",
    });

    // Taken where no other column is called so more clearly: the second meaning, where the first is taken.
    static readonly Dictionary<string, PlanColumn[]> s_otherwise = new()
    {
        ["plannedstart"] = [PlanColumn.Start, PlanColumn.BaselineStart],
        ["plannedfinish"] = [PlanColumn.Finish, PlanColumn.BaselineFinish],
        ["targetstart"] = [PlanColumn.Start, PlanColumn.BaselineStart],
        ["targetstartdate"] = [PlanColumn.Start, PlanColumn.BaselineStart],
        ["targetfinish"] = [PlanColumn.Finish, PlanColumn.BaselineFinish],
        ["targetenddate"] = [PlanColumn.Finish, PlanColumn.BaselineFinish],
        ["baseline"] = [PlanColumn.BaselineFinish],
        ["actual"] = [PlanColumn.ActualFinish],
        ["date"] = [PlanColumn.Finish],
        ["duedate"] = [PlanColumn.Finish],
        ["datum"] = [PlanColumn.Finish],
        ["termin"] = [PlanColumn.Finish],
        ["activity"] = [PlanColumn.Name, PlanColumn.Code],
        ["task"] = [PlanColumn.Name, PlanColumn.Code],
        ["title"] = [PlanColumn.Name],
        ["description"] = [PlanColumn.Name],
        ["beschreibung"] = [PlanColumn.Name],
        ["vorgang"] = [PlanColumn.Name, PlanColumn.Code],
        ["aktivität"] = [PlanColumn.Name, PlanColumn.Code],
        ["milestone"] = [PlanColumn.Name],
        ["meilenstein"] = [PlanColumn.Name],
        ["milestonename"] = [PlanColumn.Name],
    };

    /// <param name="header">Unique names.</param>
    /// <param name="known">What a person said of them.</param>
    public static IReadOnlyDictionary<string, PlanColumn> Guess(
        IReadOnlyList<string> header, IReadOnlyDictionary<string, PlanColumn> known, ColumnEvidence evidence)
    {
        var columns = header.Where(known.ContainsKey).ToDictionary(name => name, name => known[name]);
        var taken = columns.Values.ToHashSet();
        for (var place = 0; place < header.Count; place++)
            if (Clear(header[place], place, evidence) is { } column && !columns.ContainsKey(header[place]) && taken.Add(column))
                columns.Add(header[place], column);
        foreach (var name in header.Where(name => !columns.ContainsKey(name)))
            if (s_otherwise.GetValueOrDefault(Bare(name))?.FirstOrDefault(column => !taken.Contains(column)) is { } column and not PlanColumn.Ignored)
            {
                columns.Add(name, column);
                taken.Add(column);
            }
        for (var place = 0; place < header.Count; place++)
            columns.TryAdd(header[place], evidence.IsEmpty(place) ? PlanColumn.Ignored : PlanColumn.Grouping);
        return columns;
    }

    public static bool IsKnown(string header) => s_names.ContainsKey(Bare(header)) || s_otherwise.ContainsKey(Bare(header));

    // A column "Milestone" says which rows are such, or it names them.
    static PlanColumn? Clear(string name, int place, ColumnEvidence evidence) =>
        !s_names.TryGetValue(Bare(name), out var column) ? null
        : column == PlanColumn.Milestone && !evidence.IsFlag(place) && !evidence.IsEmpty(place) ? null
        : column;

    // "(*)Original Duration(h)", "original_duration" and "Original Duration" are one; P6 marks so what it will not import.
    static string Bare(string header)
    {
        var text = header.Trim().ToLowerInvariant();
        if (text.StartsWith("(*)", StringComparison.Ordinal))
            text = text[3..];
        if (text.Length > 0 && text[^1] is ')' or ']' && text.LastIndexOfAny(['(', '[']) is var open and > 0)
            text = text[..open];
        return text == "#" ? text : string.Concat(text.Where(sign => char.IsLetterOrDigit(sign) || sign == '%'));
    }

    static Dictionary<string, PlanColumn> Of(Dictionary<PlanColumn, string> names) =>
        names.SelectMany(column => column.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), (column, name) => (name, column.Key))
            .ToDictionary(name => name.name, name => name.Key);
}
