import { useLingui } from '@lingui/react/macro';
import { Icon } from '../../ui/icon.tsx';
import classes from './editor.module.css';
import { goToId, partOf, parts, type Problem } from './editor-places.ts';

/** The contents at the side; a part in which something is missing says so. */
export function EditorContents({ problems }: { problems: readonly Problem[] }) {
  const { i18n, t } = useLingui();
  const missing = new Set(problems.map(partOf));
  return (
    <nav className={classes.contents} aria-label={t`Contents`}>
      <ul>
        {parts.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                goToId(id);
              }}
            >
              {i18n._(title)}
            </a>
            {missing.has(id) && (
              <span className={classes.missing}>
                <Icon name="attention" /> {t`something is missing`}
              </span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
