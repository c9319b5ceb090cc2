import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { WriterGroup } from '../../gql/graphql.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { MeanChart } from '../../ui/mean-chart.tsx';
import type { Series } from '../../ui/mean-marks.tsx';
import type { Earlier } from './comparison.ts';
import { difference, figure } from './figures.ts';
import classes from './competencies.module.css';
import { ownMeans } from './own-means.ts';
import { type OwnSide, useOwnName } from './own-view.tsx';
import type { ResultFacts } from './results-query.ts';
import { groupWords } from './writer-groups.ts';

type Competency = ResultFacts['competencies'][number];

/** A competency with its place in the report and what an earlier round said. */
interface Row {
  key: string;
  competency: Competency;
  before: number | null;
  own: number | null;
}

/** Competencies whose scales have as many points: only these can stand in one picture. */
function bySize(rows: readonly Row[]): { points: number; rows: Row[] }[] {
  const sizes = new Map<number, Row[]>();
  for (const row of rows) {
    const { points } = row.competency;
    sizes.set(points, [...(sizes.get(points) ?? []), row]);
  }
  return [...sizes].map(([points, some]) => ({ points, rows: some }));
}

/** The groups that are shown at any of the competencies, in the order of the words. */
function groupsOf(rows: readonly Row[]): WriterGroup[] {
  const shown = new Set(rows.flatMap(({ competency }) => competency.groups.map(({ group }) => group)));
  return (Object.keys(groupWords) as WriterGroup[]).filter((group) => shown.has(group));
}

interface MeansProps {
  rows: readonly Row[];
  earlier: Earlier | null;
  ownName: string;
  caption: string;
}

function Means({ rows, earlier, ownName, caption }: MeansProps) {
  const { t, i18n } = useLingui();
  const locale = useLocale();
  const columns: Column<Row>[] = [
    {
      key: 'title',
      label: t`Competency`,
      names: true,
      cell: ({ competency }) => (
        <>
          {competency.title}
          {!competency.enough && (
            <span className={classes.hidden}>
              <Trans>Not enough answers to show this.</Trans>
            </span>
          )}
          {competency.enough && competency.mean === null && (
            <span className={classes.hidden}>
              <Trans>No answers.</Trans>
            </span>
          )}
        </>
      ),
    },
    {
      key: 'mean',
      label: t`Everybody`,
      figures: true,
      cell: ({ competency }) => figure(locale, competency.mean),
    },
    ...groupsOf(rows).map(
      (group): Column<Row> => ({
        key: group,
        label: i18n._(groupWords[group]),
        figures: true,
        cell: ({ competency }) =>
          figure(locale, competency.groups.find((one) => one.group === group)?.mean ?? null),
      }),
    ),
  ];
  if (rows.some(({ own }) => own !== null)) {
    columns.push({ key: 'own', label: ownName, figures: true, cell: ({ own }) => figure(locale, own) });
  }
  if (earlier) {
    columns.push(
      {
        key: 'before',
        label: earlier.round.name,
        figures: true,
        cell: ({ before }) => figure(locale, before),
      },
      {
        key: 'change',
        label: t`Change`,
        figures: true,
        cell: ({ competency, before }) => difference(locale, competency.mean, before),
      },
    );
  }
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} empty={null} />;
}

interface OneSizeProps {
  points: number;
  rows: readonly Row[];
  earlier: Earlier | null;
  ownName: string;
  /** There are competencies of other lengths beside these. */
  several: boolean;
}

function seriesOf(
  drawn: readonly Row[],
  everybody: string,
  ownName: string,
  earlier: Earlier | null,
): Series[] {
  const series: Series[] = [
    { name: everybody, mark: 'circle', means: drawn.map(({ competency }) => competency.mean) },
  ];
  if (earlier && drawn.some(({ before }) => before !== null)) {
    series.push({ name: earlier.round.name, mark: 'square', means: drawn.map(({ before }) => before) });
  }
  if (drawn.some(({ own }) => own !== null)) {
    series.push({ name: ownName, mark: 'triangle', means: drawn.map(({ own }) => own) });
  }
  return series;
}

function OneSize({ points, rows, earlier, ownName, several }: OneSizeProps) {
  const { t } = useLingui();
  const drawn = rows.filter(
    ({ competency, before, own }) => competency.mean !== null || before !== null || own !== null,
  );
  return (
    <div className={classes.pair}>
      {drawn.length > 0 && (
        <MeanChart
          axes={drawn.map(({ key, competency }) => ({ key, label: competency.title }))}
          points={points}
          series={seriesOf(drawn, t`Everybody`, ownName, earlier)}
        />
      )}
      <div>
        <Means
          rows={rows}
          earlier={earlier}
          ownName={ownName}
          caption={t`Means by competency, of ${points} points`}
        />
        <p className={classes.scale}>
          <Plural value={points} other="Means, of # points." />{' '}
          {several && <Trans>Scales of other lengths stand apart.</Trans>}
        </p>
      </div>
    </div>
  );
}

interface CompetenciesProps {
  competencies: readonly Competency[];
  questions: ResultFacts['questions'];
  earlier: Earlier | null;
  side: OwnSide;
}

/** The titled sections in numbers: a picture, and the table that says the same. Nothing where there are none. */
export function Competencies({ competencies, questions, earlier, side }: CompetenciesProps) {
  const ownName = useOwnName(side);
  if (competencies.length === 0) return null;
  const own = ownMeans(competencies, questions);
  const sizes = bySize(
    competencies.map((competency, at) => ({
      key: `${at}`,
      competency,
      before: earlier?.competencies[at] ?? null,
      own: own[at] ?? null,
    })),
  );
  return (
    <section className={classes.competencies}>
      <h2>
        <Trans>By competency</Trans>
      </h2>
      {sizes.map(({ points, rows }) => (
        <OneSize
          key={points}
          points={points}
          rows={rows}
          earlier={earlier}
          ownName={ownName}
          several={sizes.length > 1}
        />
      ))}
    </section>
  );
}
