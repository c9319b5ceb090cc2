import { Plural } from '@lingui/react/macro';
import { Note } from '../../ui/note.tsx';
import classes from './editor.module.css';
import { goTo, type Problem } from './editor-places.ts';

/** What keeps a draft from being published, each leading to where it can be mended; nothing when nothing does. */
export function PublishProblems({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <section className={classes.problems}>
      <Note tone="warn">
        <b>
          <Plural
            value={problems.length}
            one="One thing is missing before this can be published:"
            other="# things are missing before this can be published:"
          />
        </b>
        <ul>
          {problems.map((problem) => (
            <li key={problem.message}>
              <button type="button" className={classes.link} onClick={() => goTo(problem)}>
                {problem.message}
              </button>
            </li>
          ))}
        </ul>
      </Note>
    </section>
  );
}
