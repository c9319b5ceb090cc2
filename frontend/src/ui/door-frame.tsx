import type { ReactNode } from 'react';
import { chooseLocale } from '../lib/i18n.ts';
import { useLocale } from '../lib/use-locale.ts';
import { useTabTitle } from './page.tsx';
import classes from './door.module.css';

interface DoorFrameProps {
  title: string;
  /** What one should know before typing. */
  intro?: ReactNode;
  /** Beside the form on wide screens. */
  aside?: ReactNode;
  children: ReactNode;
}

function OtherLanguage() {
  const locale = useLocale();
  const other = locale === 'en' ? 'de' : 'en';
  return (
    <button type="button" lang={other} className={classes.language} onClick={() => void chooseLocale(other)}>
      {other === 'de' ? 'Auf Deutsch' : 'In English'}
    </button>
  );
}

/** The frame of every page in front of the app: the mark, one form, the language. */
export function DoorFrame({ title, intro, aside, children }: DoorFrameProps) {
  useTabTitle(title);
  return (
    <div className={aside ? classes.door : classes.single}>
      <main className={classes.form} id="main">
        <p className={classes.mark}>
          <svg
            width="26"
            height="18"
            viewBox="0 0 26 18"
            aria-hidden="true"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.7"
          >
            <path d="M2 1v7.500a6 6 0 006 6h7" />
            <circle cx="20" cy="14.500" r="3" fill="currentColor" stroke="none" />
          </svg>
          Sightline
        </p>
        <div className={classes.inner}>
          <h1>{title}</h1>
          {intro && <div className={classes.intro}>{intro}</div>}
          {children}
          <p className={classes.under}>
            <OtherLanguage />
          </p>
        </div>
      </main>
      {aside && <aside className={classes.say}>{aside}</aside>}
    </div>
  );
}
