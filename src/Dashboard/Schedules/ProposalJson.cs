using Construction.Analytics.Quality;
using Construction.Analytics.Schedules;
using Construction.Import;

namespace Dashboard.Schedules;

/// <summary>A proposal as its sender sees it, before anything is changed.</summary>
static class ProposalJson
{
    // Of a list as long as a schedule a page shows the beginning, and the count.
    const int FindingsShown = 500;

    /// <param name="mayName">Its sender may say in whose name it is.</param>
    public static object Of(Proposal proposal, string epoch, long position, bool mayName)
    {
        var (plan, path, project) = (proposal.Read.Plan, proposal.Read.Path, proposal.Project);
        var difference = proposal.Difference;
        return new
        {
            epoch,
            position,
            id = proposal.Upload.Id,
            accepted = proposal.Known ? proposal.Details.Id : null,
            file = new { name = proposal.Upload.Name, size = proposal.Upload.Size, sha256 = proposal.Upload.Sha256 },
            format = plan.Format,
            writer = plan.Writer,
            encoding = plan.Encoding,
            projects = plan.Projects.Where(one => !one.IsStub).Select(one => new
            {
                code = one.Code,
                name = one.Name,
                activities = plan.Activities.Count(activity => activity.Project == one.Id),
            }),
            project = project.Code,
            // Of a table that names none: what its sender said, or nothing so far.
            unnamed = proposal.IsUnnamed ? new { said = plan.Mapping!.Project } : null,
            projectName = proposal.Details.ProjectName,
            party = proposal.Details.Party,
            mayName,
            dataDate = proposal.HasDataDate ? proposal.Details.DataDate : (DateOnly?)null,
            columns = proposal.Details.Columns,
            activities = proposal.Details.Activities,
            links = path.Network.Plan.Links.Count,
            computed = Computed(path, project),
            quality = QualityJson.Of(Assessment.Of(path, project)),
            findings = plan.Findings.Take(FindingsShown),
            findingsInAll = plan.Findings.Count,
            latest = difference.IsLatest,
            milestones = difference.Milestones.Select(change => new
            {
                code = change.Code,
                milestone = change.Milestone,
                name = change.Name,
                nameBefore = change.NameBefore,
                @new = change.IsNew,
                back = change.IsBack,
                withdrawnBy = change.WithdrawnBy,
                reportOnly = change.ReportOnly ? true : (bool?)null,
                goneSince = change.GoneSince,
                before = change.Before,
                date = change.Stated.Stated,
                actual = change.Stated.IsActual,
                computed = change.Stated.IsComputed,
                moved = change.IsMoved,
                movedDays = change.MovedDays,
                phase = change.IsNew ? PhaseGuess.PhaseOf(change.Stated.Activity) : null,
                buildings = change.IsNew ? PhaseGuess.BuildingOf(change.Stated.Activity) : null,
            }),
            gone = difference.Gone.Select(gone => new { code = gone.Code, milestone = gone.Milestone, name = gone.Name, last = gone.Last }),
            linksAdded = difference.LinksAdded,
            linksRemoved = difference.LinksRemoved,
        };
    }

    // Whether the critical path here is the one of the program that wrote the file: what is built on it is as good as that.
    static object Computed(CriticalPath path, PlanProject project)
    {
        var agreement = Agreement.Of(path, project);
        return new
        {
            finish = path.FinishOf(project),
            storedFinish = project.StoredFinish,
            critical = agreement.Critical,
            compared = agreement.Compared,
            equal = agreement.Equal,
            open = agreement.Open,
        };
    }
}
