import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { GroupChart_GroupFragment, ParticipationGrouping } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { stageOf } from './cycle-words.tsx';
import { GroupName } from './group-name.tsx';
import { StageBar, StageSwatch } from './stage-bar.tsx';
import classes from './stages.module.css';
import statusClasses from './status.module.css';
import { allStages, looking, type StatusSearch } from './status-search.ts';

const GroupChartGroup = graphql(`
  fragment GroupChart_group on ParticipationGroup {
    key
    count
    ...GroupName_group
    stages {
      stage
      count
      ...StageBar_count
    }
  }
`);

interface StageChartProps {
  groups: readonly FragmentType<typeof GroupChartGroup>[];
  search: StatusSearch;
}

/** How far the people are: one bar, and its words, which narrow the list below to those in a state. */
export function StageChart({ groups, search }: StageChartProps) {
  const { i18n } = useLingui();
  const read = readFragment(GroupChartGroup, groups);
  const total = read.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  return (
    <section className={statusClasses.block}>
      <h2>
        <Plural value={total} one="One person" other="# people" />
      </h2>
      <StageBar counts={read.flatMap(({ stages }) => stages)} of={total} />
      <ul className={statusClasses.key}>
        {read
          .flatMap(({ count, stages }) => stages.map(({ stage }) => ({ stage, count })))
          .map(({ stage, count }) => (
            <li key={stage}>
              <StageSwatch stage={stage} />
              <Link to="." search={looking(search, { state: stage })} resetScroll={false}>
                {i18n._(stageOf(stage).words)} {count}
              </Link>
            </li>
          ))}
      </ul>
      <Figures by="STAGE" groups={read} />
    </section>
  );
}

interface GroupChartProps {
  by: ParticipationGrouping;
  groups: readonly FragmentType<typeof GroupChartGroup>[];
}

/** How far each team, department or line manager's people are: a bar for each, and the figures behind them. */
export function GroupChart({ by, groups }: GroupChartProps) {
  const { t } = useLingui();
  const read = readFragment(GroupChartGroup, groups);
  const most = Math.max(1, ...read.map(({ count }) => count));
  if (by === 'STAGE' || read.length === 0) return null;
  return (
    <>
      <table className={classes.groups} aria-label={t`How far each group is`}>
        <tbody>
          {read.map((group) => (
            <tr key={group.key}>
              <th scope="row">
                <GroupName by={by} group={group} />
              </th>
              <td>
                <StageBar counts={group.stages} of={most} />
              </td>
              <td data-figures>
                <Plural value={group.count} one="# person" other="# people" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Figures by={by} groups={read} />
    </>
  );
}

function Figures({ by, groups }: { by: ParticipationGrouping; groups: readonly GroupChart_GroupFragment[] }) {
  const { i18n } = useLingui();
  const there = allStages.filter((stage) =>
    groups.some(({ stages }) => stages.some((count) => count.stage === stage)),
  );
  return (
    <details className={statusClasses.behind}>
      <summary>
        <Trans>The people in figures</Trans>
      </summary>
      <div className={classes.figures}>
        <table>
          <thead>
            <tr>
              <th scope="col">
                <Trans>Group</Trans>
              </th>
              {by !== 'STAGE' &&
                there.map((stage) => (
                  <th key={stage} scope="col">
                    {i18n._(stageOf(stage).words)}
                  </th>
                ))}
              <th scope="col">
                <Trans>People</Trans>
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.key}>
                <th scope="row">
                  <GroupName by={by} group={group} />
                </th>
                {by !== 'STAGE' &&
                  there.map((stage) => (
                    <td key={stage}>{group.stages.find((count) => count.stage === stage)?.count ?? 0}</td>
                  ))}
                <td>{group.count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
