import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProjectQuery as Answer } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { longDate } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { Person } from '../../ui/person.tsx';
import { EditProject } from './project-dialog.tsx';
import { ProjectQuery } from './project-query.ts';
import { NewReview } from './review-dialog.tsx';
import { TeamDialog } from './team-dialog.tsx';
import { firstProblem } from './use-save.ts';
import classes from './work.module.css';
import { WorkGroups } from './work-groups-list.tsx';

const route = getRouteApi('/_member/projects/$projectId');

const Archive = graphql(`
  mutation ArchiveProject($input: ArchiveProjectInput!) {
    archiveProject(input: $input) {
      project {
        id
        version
        archivedAt
        viewerCan
      }
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

type Project = Extract<NonNullable<Answer['node']>, { __typename: 'Project' }>;

/** How the project stands, in a sentence. */
function State({ project, now }: { project: Project; now: Date }) {
  const locale = useLocale();
  const who = project.owner?.name ?? '';
  const due = project.dueAt === null ? null : longDate(locale, new Date(project.dueAt), now);
  if (project.archivedAt) {
    const since = longDate(locale, new Date(project.archivedAt), now);
    return (
      <Trans>Archived since {since}: nobody sees it but its owner, administrators and work managers.</Trans>
    );
  }
  return due ? (
    <Trans>
      By {who}. To be done by {due}.
    </Trans>
  ) : (
    <Trans>By {who}.</Trans>
  );
}

function ArchiveDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useLingui();
  const archive = useCommand(Archive, ({ archiveProject }) => archiveProject.errors);
  const { id, version } = project;
  const go = () =>
    firstProblem(archive({ input: { projectId: id, expectedVersion: version ?? 0, archived: true } }));
  return (
    <ConfirmDialog
      title={t`Archive this project?`}
      confirm={t`Archive the project`}
      keep={t`Keep it in the lists`}
      onConfirm={go}
      onClose={onClose}
    >
      <p>
        <Trans>
          Nobody finds it or its work reviews any more, but its owner, administrators and work managers. They
          can take it out again, and everything is shared as before.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}

type Ask = 'edit' | 'team' | 'archive' | 'review';

function Acts({ project, onAsk }: { project: Project; onAsk: (ask: Ask) => void }) {
  const archive = useCommand(Archive, ({ archiveProject }) => archiveProject.errors);
  const { id, version, viewerCan } = project;
  const takeOut = () => archive({ input: { projectId: id, expectedVersion: version ?? 0, archived: false } });
  return (
    <div className={classes.tools}>
      {viewerCan?.includes('EDIT_PROJECT') && (
        <Button size="sm" onClick={() => onAsk('edit')}>
          <Trans>Edit…</Trans>
        </Button>
      )}
      {viewerCan?.includes('SET_PROJECT_TEAM') && (
        <Button size="sm" onClick={() => onAsk('team')}>
          <Trans>Set the team…</Trans>
        </Button>
      )}
      {viewerCan?.includes('ARCHIVE_PROJECT') && (
        <Button size="sm" onClick={() => onAsk('archive')}>
          <Trans>Archive…</Trans>
        </Button>
      )}
      {viewerCan?.includes('UNARCHIVE_PROJECT') && (
        <Button size="sm" onClick={() => void takeOut()}>
          <Trans>Take it out of the archive</Trans>
        </Button>
      )}
    </div>
  );
}

function Team({ project }: { project: Project }) {
  const team = project.team ?? [];
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Team</Trans>
      </h2>
      {team.length === 0 ? (
        <p className="quiet">
          <Trans>No team: each work review is shared one by one.</Trans>
        </p>
      ) : (
        <ul className={classes.people}>
          {team.map(({ id, person }) => (
            <li key={id}>
              <Person name={person?.name ?? ''} detail={person?.team ?? person?.title} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface DialogsProps {
  project: Project;
  asked: Ask | null;
  onClose: () => void;
}

function Dialogs({ project, asked, onClose }: DialogsProps) {
  const { id, version, name, description, dueAt } = project;
  const team = (project.team ?? []).map(({ person }) => ({
    id: person?.id ?? '',
    name: person?.name ?? '',
    detail: person?.team ?? person?.title ?? null,
  }));
  return (
    <>
      {asked === 'edit' && (
        <EditProject
          project={{ id, version, line: name ?? '', description: description ?? '', dueAt }}
          onClose={onClose}
        />
      )}
      {asked === 'team' && <TeamDialog projectId={id} version={version ?? 0} team={team} onClose={onClose} />}
      {asked === 'archive' && <ArchiveDialog project={project} onClose={onClose} />}
      {asked === 'review' && <NewReview projectId={id} onClose={onClose} />}
    </>
  );
}

/** One project: what it is about, its team, and its work reviews by what they wait for. */
export function ProjectPage() {
  const { projectId } = route.useParams();
  const [now] = useState(() => new Date());
  const [asked, setAsked] = useState<Ask | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error }] = useLiveQuery({ query: ProjectQuery, variables: { id: projectId, after } });
  if (error && (!data || errorCode(error) === 'NOT_FOUND'))
    return <Failure code={errorCode(error)} requestId={requestId(error)} />;
  if (!data) return null;
  if (data.node?.__typename !== 'Project') return <Failure code="NOT_FOUND" />;
  const project = data.node;
  const reviews = data.workReviews;
  const makes = project.viewerCan?.includes('CREATE_WORK_REVIEW') ?? false;
  return (
    <>
      <PageHead
        title={project.name ?? ''}
        crumb={
          <Link to="/projects">
            <Trans>Projects</Trans>
          </Link>
        }
        state={<State project={project} now={now} />}
        introduction={project.description ? <p>{project.description}</p> : null}
        actions={
          makes && (
            <Button variant="filled" onClick={() => setAsked('review')}>
              <Trans>New work review</Trans>
            </Button>
          )
        }
      />
      <Acts project={project} onAsk={setAsked} />
      <section className={classes.part}>
        <h2>
          <Trans>Work reviews</Trans>
        </h2>
        {reviews && reviews.nodes.length === 0 && (
          <EmptyState>
            <Trans>No work review here yet that you take part in.</Trans>
          </EmptyState>
        )}
        {reviews && (
          <WorkGroups
            reviews={reviews.nodes}
            page={reviews.pageInfo}
            later={after !== null}
            inProject
            now={now}
            onPage={setAfter}
          />
        )}
      </section>
      <Team project={project} />
      <Dialogs project={project} asked={asked} onClose={() => setAsked(null)} />
    </>
  );
}
