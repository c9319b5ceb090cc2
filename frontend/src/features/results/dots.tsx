import { Plural, Trans } from '@lingui/react/macro';
import { DotGraph } from '../../ui/dot-graph.tsx';
import table from '../../ui/dot-graph.module.css';
import classes from './results.module.css';
import type { QuestionAnswers } from './results-query.ts';

/** Where the dots stand: a picture without names, and the table that says the same, with names where they are shown. */
export function Dots({ result }: { result: QuestionAnswers }) {
  const axes = result.question.axes ?? [];
  const placed = result.answers.flatMap((answer) => {
    const { id, x, y, author } = answer;
    return x === null || y === null ? [] : [{ id, x, y, name: author?.name ?? null }];
  });
  if (placed.length === 0) {
    return (
      <p className="quiet">
        <Trans>Nobody placed a dot.</Trans>
      </p>
    );
  }
  const named = placed.every(({ name }) => name !== null);
  return (
    <div className={classes.two}>
      <DotGraph axes={axes} dots={placed} />
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
            {placed.map(({ id, x, y, name }) => (
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
