import { Fragment } from 'react';
import { readMarkdown, type Run } from '../lib/markdown.ts';
import classes from './markdown.module.css';

/** A text never changes its order while it is shown, so the place of a part is its key. */
function numbered<Part>(parts: readonly Part[]): { key: string; part: Part }[] {
  return parts.map((part, at) => ({ key: String(at), part }));
}

function Runs({ runs }: { runs: readonly Run[] }) {
  return numbered(runs).map(({ key, part: run }) => {
    if (run.href !== undefined) {
      return (
        <a key={key} href={run.href} target="_blank" rel="noreferrer noopener nofollow">
          {run.text}
        </a>
      );
    }
    return run.bold ? <b key={key}>{run.text}</b> : <Fragment key={key}>{run.text}</Fragment>;
  });
}

/** People's words with the little Markdown they may use; put it where the serif is set. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={classes.markdown}>
      {numbered(readMarkdown(text)).map(({ key, part: block }) => {
        if (block.kind === 'paragraph') {
          return (
            <p key={key}>
              <Runs runs={block.runs} />
            </p>
          );
        }
        const List = block.ordered ? 'ol' : 'ul';
        return (
          <List key={key}>
            {numbered(block.items).map(({ key: place, part: runs }) => (
              <li key={place}>
                <Runs runs={runs} />
              </li>
            ))}
          </List>
        );
      })}
    </div>
  );
}
