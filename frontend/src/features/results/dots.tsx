import { Plural, Trans } from '@lingui/react/macro';
import { DotGraph } from '../../ui/dot-graph.tsx';
import table from '../../ui/dot-graph.module.css';
import { type OwnSide, useOwnName } from './own-view.tsx';
import classes from './results.module.css';
import type { QuestionAnswers } from './results-query.ts';

/** The dots of others, with names where they are shown. */
export function placedDots(result: QuestionAnswers) {
  return result.answers.flatMap((answer) => {
    const { id, x, y, author } = answer;
    return x === null || y === null ? [] : [{ id, x, y, name: author?.name ?? null }];
  });
}

/** The reviewee's own dot under what it is called; nothing where they placed none. */
function ownDot({ own }: QuestionAnswers, name: string) {
  return own === null || own.x === null || own.y === null
    ? []
    : [{ id: own.id, x: own.x, y: own.y, name, own: true }];
}

/** Where the dots stand: a picture without names, and the table that says the same, with names where they are shown. */
export function Dots({ result, side }: { result: QuestionAnswers; side: OwnSide }) {
  const ownName = useOwnName(side);
  const axes = result.question.axes ?? [];
  const placed = placedDots(result);
  if (placed.length === 0) {
    return (
      <p className="quiet">
        <Trans>Nobody placed a dot.</Trans>
      </p>
    );
  }
  const own = ownDot(result, ownName);
  const dots = [...placed, ...own];
  const named = own.length > 0 || placed.every(({ name }) => name !== null);
  return (
    <div className={classes.two}>
      <DotGraph axes={axes} dots={dots} />
      <div>
        <p className={classes.order}>
          <Plural value={placed.length} one="# dot." other="# dots." />
        </p>
        <table className={table.table}>
          <thead>
            <tr>
              {named && (
                <th scope="col">
                  <Trans>By</Trans>
                </th>
              )}
              {axes.map(({ name }) => (
                <th key={name} scope="col" className={table.number}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dots.map(({ id, x, y, name }) => (
              <tr key={id}>
                {named && <th scope="row">{name}</th>}
                <td className={table.number}>{x}</td>
                <td className={table.number}>{y}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
