import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Switch, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ProjectsQuery as Answer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { longDate } from '../../lib/format.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { useLocale } from '../../lib/use-locale.ts';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { EmptyState, PageHead } from '../../ui/page.tsx';
import { NewProject } from './project-dialog.tsx';
import { ProjectsQuery } from './projects-query.ts';
import classes from './work.module.css';
import { WorkGroups } from './work-groups-list.tsx';

type Projects = NonNullable<Answer['projects']>;

function ProjectList({ projects, now }: { projects: Projects; now: Date }) {
  const locale = useLocale();
  return (
    <ul>
      {projects.nodes.map(({ id, name, dueAt, owner }) => {
        const due = dueAt === null ? null : longDate(locale, new Date(dueAt), now);
        const who = owner?.name ?? '';
        return (
          <li key={id} className={classes.row}>
            <span>
              <Link to="/projects/$projectId" params={{ projectId: id }} className={classes.title}>
                {name}
              </Link>
              {who !== '' && (
                <small className={classes.beneath}>
                  <Trans>by {who}</Trans>
                </small>
              )}
            </span>
            {due && (
              <span className={classes.when}>
                <Trans>by {due}</Trans>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

interface ProjectsPartProps {
  projects: Projects;
  archived: boolean;
  now: Date;
  onArchived: (archived: boolean) => void;
}

function ProjectsPart({ projects, archived, now, onArchived }: ProjectsPartProps) {
  const { t } = useLingui();
  return (
    <section className={classes.part}>
      <div className={classes.partHead}>
        <h2>
          <Trans>Projects</Trans>
        </h2>
        <Switch
          label={t`Archived ones`}
          checked={archived}
          onChange={(event) => onArchived(event.currentTarget.checked)}
        />
      </div>
      {projects.nodes.length === 0 ? (
        <EmptyState>
          {archived ? (
            <Trans>No project of yours is archived.</Trans>
          ) : (
            <Trans>No project yet that you take part in.</Trans>
          )}
        </EmptyState>
      ) : (
        <ProjectList projects={projects} now={now} />
      )}
    </section>
  );
}

function useQuestion() {
  const [search, setSearch] = useState('');
  const [asked] = useDebouncedValue(search.trim(), 200);
  const [after, setAfter] = useState<string | null>(null);
  const [archived, setArchived] = useState(false);
  const [state, again] = useLiveQuery({
    query: ProjectsQuery,
    variables: { search: asked, after, archived },
  });
  const find = (words: string) => {
    setAfter(null);
    setSearch(words);
  };
  return { state, again, search, find, asked, after, setAfter, archived, setArchived };
}

/** Every work review that one takes part in, by what it waits for, and the projects they stand in. */
export function ProjectsPage() {
  const { t } = useLingui();
  const { can } = useViewer();
  const [now] = useState(() => new Date());
  const [making, setMaking] = useState(false);
  const question = useQuestion();
  const { data, error } = question.state;
  if (error && !data) {
    const retry = () => question.again({ requestPolicy: 'network-only' });
    return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={retry} />;
  }
  const reviews = data?.workReviews;
  const makes = can.has('CREATE_PROJECT');
  return (
    <>
      <PageHead
        title={t`Projects`}
        state={
          reviews && (
            <Plural
              value={reviews.totalCount ?? 0}
              _0="No work review that you take part in."
              one="# work review that you take part in."
              other="# work reviews that you take part in."
            />
          )
        }
        actions={
          makes && (
            <Button variant="filled" onClick={() => setMaking(true)}>
              <Trans>New project</Trans>
            </Button>
          )
        }
      />
      <section className={classes.part}>
        <div className={classes.partHead}>
          <h2>
            <Trans>Work reviews</Trans>
          </h2>
          <TextInput
            type="search"
            aria-label={t`Find a work review by its title`}
            placeholder={t`Find by title`}
            value={question.search}
            maxLength={200}
            onChange={(event) => question.find(event.currentTarget.value)}
          />
        </div>
        {reviews && reviews.nodes.length === 0 && (
          <EmptyState>
            {question.asked === '' ? (
              <Trans>Nothing to look at yet. What others share with you stands here.</Trans>
            ) : (
              <Trans>No work review is called so.</Trans>
            )}
          </EmptyState>
        )}
        {reviews && (
          <WorkGroups
            reviews={reviews.nodes}
            page={reviews.pageInfo}
            later={question.after !== null}
            now={now}
            onPage={question.setAfter}
          />
        )}
      </section>
      {data?.projects && (
        <ProjectsPart
          projects={data.projects}
          archived={question.archived}
          now={now}
          onArchived={question.setArchived}
        />
      )}
      {making && <NewProject onClose={() => setMaking(false)} />}
    </>
  );
}
