import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useLocale } from '../../lib/use-locale.ts';
import { SightlineOf } from '../sightline/sightline-of.tsx';
import { useVisibility } from '../sightline/use-visibility.ts';
import { Distribution } from './distribution.tsx';
import classes from './results.module.css';
import type { EarlierMean } from './earlier-mean.tsx';
import { figure } from './figures.ts';
import { chose } from './own-choice.ts';
import { type OwnSide, useOwnName } from './own-view.tsx';
import type { QuestionAnswers } from './results-query.ts';
import { groupWords } from './writer-groups.ts';

type Cut = QuestionAnswers['cuts'][number];
type ReleasedText = QuestionAnswers['texts'][number];

function OneText({ released }: { released: ReleasedText }) {
  const { i18n } = useLingui();
  const { data, loading } = useVisibility(released.id);
  const { group } = released;
  return (
    <div className={classes.answer}>
      <SightlineOf data={data} loading={loading}>
        {group && group !== 'ALL' && <p className={classes.author}>{i18n._(groupWords[group])}</p>}
        <p className="people-text">{released.text}</p>
      </SightlineOf>
    </div>
  );
}

function Texts({ result }: { result: QuestionAnswers }) {
  return (
    <>
      <p className={classes.order}>
        <Trans>In random order. The order says nothing about who wrote them.</Trans>
      </p>
      {result.texts.map((released) => (
        <OneText key={released.id} released={released} />
      ))}
    </>
  );
}

/** What a range of points or an option is called. */
function rangeWords(labels: readonly string[], scale: boolean, from: number, to: number): string {
  const first = labels[scale ? from - 1 : from] ?? '';
  const last = labels[scale ? to - 1 : to] ?? '';
  return first === last ? first : `${first} – ${last}`;
}

function Shares({ result, cut, side }: { result: QuestionAnswers; cut: Cut; side: OwnSide }) {
  const ownName = useOwnName(side);
  const scale = result.question.kind === 'SCALE';
  const bars = (cut.shares ?? []).map(({ from, to, tenths }) => ({
    label: rangeWords(result.question.labels ?? [], scale, from, to),
    count: tenths,
    own: scale ? chose(result, from - 1, to - 1) : chose(result, from, to),
  }));
  if (bars.length === 0) {
    return (
      <p className="small quiet">
        <Trans>How the answers are spread is not shown: it would be made by too few people.</Trans>
      </p>
    );
  }
  return (
    <div>
      <Distribution caption={result.text} bars={bars} ownName={ownName} />
      <p className="small quiet">
        <Trans>About how many of ten. What too few people chose is not shown.</Trans>
      </p>
    </div>
  );
}

function Means({ result, earlier }: Omit<PublishedProps, 'side'>) {
  const { i18n } = useLingui();
  const locale = useLocale();
  const points = result.question.labels?.length ?? 0;
  const inWords = ({ mean, x, y }: Cut) => {
    if (x !== null && y !== null) return `${x} / ${y}`;
    return mean === null ? null : figure(locale, mean);
  };
  const rows = result.cuts.filter((cut) => inWords(cut) !== null);
  if (rows.length === 0) return null;
  return (
    <table className={classes.means}>
      <caption>
        {points > 0 ? (
          <Plural value={points} other="Mean, of # points" />
        ) : (
          <Trans>Mean place: across / up</Trans>
        )}
      </caption>
      <tbody>
        {rows.map((cut) => (
          <tr key={cut.id}>
            <th scope="row">{i18n._(groupWords[cut.group ?? 'ALL'])}</th>
            <td className={classes.figure}>{inWords(cut)}</td>
          </tr>
        ))}
        {earlier && (
          <tr>
            <th scope="row">
              <Trans>Everybody, {earlier.name}</Trans>
            </th>
            <td className={classes.figure}>{figure(locale, earlier.mean)}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

interface PublishedProps {
  result: QuestionAnswers;
  /** What an earlier round says, where one is laid beside this one. */
  earlier: EarlierMean | null;
  side: OwnSide;
}

/** What was published of a question without names: numbers over enough people, texts in random order, or neither. */
export function Published({ result, earlier, side }: PublishedProps) {
  if (!result.enough) {
    return (
      <p className="quiet">
        <Trans>Not enough answers to show this.</Trans>
      </p>
    );
  }
  if (result.question.kind === 'TEXT') return <Texts result={result} />;
  const [everybody] = result.cuts;
  return (
    <div className={classes.two}>
      {everybody && result.question.kind !== 'GRAPH_2D' && (
        <Shares result={result} cut={everybody} side={side} />
      )}
      <Means result={result} earlier={earlier} />
    </div>
  );
}
