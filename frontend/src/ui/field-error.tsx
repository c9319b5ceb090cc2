import type { ReactNode } from 'react';
import classes from './field-error.module.css';
import { Icon } from './icon.tsx';

/** What is wrong, with its sign; nothing when there is nothing to say. Give it as `error` of a Mantine input too. */
export function FieldError({ children, id }: { children: ReactNode; id?: string }) {
  if (children === null || children === undefined || children === '' || children === false) return null;
  return (
    <span className={classes.error} id={id} role="alert">
      <Icon name="attention" />
      <span>{children}</span>
    </span>
  );
}

interface ErrorSummaryProps {
  /** The failing fields in the order of the form: the id of each input and what is wrong. */
  problems: readonly { fieldId: string; message: string }[];
  title: ReactNode;
}

/** Stands above a form when more than one thing is missing, with a link to each. */
export function ErrorSummary({ problems, title }: ErrorSummaryProps) {
  if (problems.length < 2) return null;
  return (
    <div className={classes.summary} role="alert">
      <Icon name="attention" />
      <div>
        <b>{title}</b>
        <ul>
          {problems.map(({ fieldId, message }) => (
            <li key={fieldId}>
              <a
                href={`#${fieldId}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(fieldId)?.focus();
                }}
              >
                {message}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
