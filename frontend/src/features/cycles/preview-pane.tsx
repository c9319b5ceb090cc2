import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import type { Written } from '../../lib/written.ts';
import { Markdown } from '../../ui/markdown.tsx';
import { FormSections } from '../form/form-sections.tsx';
import { NamesNote } from '../form/names-note.tsx';
import { NotReadable } from '../form/not-readable.tsx';
import { SightletOf } from '../sightline/sightlet-of.tsx';
import type { SightlineData } from '../sightline/sightline-visibility.ts';
import classes from './preview.module.css';
import { type PreviewedCycle, sectionsOf, toThemselves } from './preview-query.ts';

/** Through whose eyes the form is looked at. */
export type PreviewRole = 'reviewer' | 'guest' | 'reviewee' | 'manager';

interface PreviewPaneProps {
  role: PreviewRole;
  /** Keeps the fields of several panes on one page apart. */
  place: string;
  cycle: PreviewedCycle;
  visibility: SightlineData | null;
}

/** The form itself, to try out: what is filled in stays here and goes nowhere. */
function Form({ role, place, cycle, visibility }: PreviewPaneProps) {
  const { t } = useLingui();
  const [answers, setAnswers] = useState<Readonly<Record<string, Written>>>({});
  const name = t`Robin Example`;
  return (
    <>
      <p className={classes.about}>
        <Trans>Feedback about {name}</Trans>
      </p>
      {cycle.introduction && <Markdown text={cycle.introduction} />}
      <NamesNote preset={cycle.preset} visibility={visibility} name={name} />
      <FormSections
        sections={sectionsOf(cycle, `${place}-${role}`)}
        answers={answers}
        problems={{}}
        visibility={visibility}
        seenVersion={undefined}
        onAnswer={(id, answer) => setAnswers((now) => ({ ...now, [id]: answer }))}
        onLeave={() => undefined}
      />
    </>
  );
}

function Reader({ role, cycle, visibility }: PreviewPaneProps) {
  const locale = useLocale();
  const [now] = useState(() => new Date());
  const planned = cycle.releaseAt ? longDate(locale, new Date(cycle.releaseAt), now) : null;
  const own = role === 'reviewee' ? toThemselves(cycle) : [];
  return (
    <>
      <NotReadable own={role === 'reviewee'} approver={null} planned={planned} />
      <SightletOf data={visibility} />
      {own.length > 0 && (
        <>
          <p className={classes.own}>
            <Trans>Asked about themselves, they read:</Trans>
          </p>
          <ul className={classes.words}>
            {own.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Lead({ role }: { role: PreviewRole }) {
  switch (role) {
    case 'reviewer':
      return <Trans>A colleague who writes. Try it: nothing that you fill in here is kept.</Trans>;
    case 'guest':
      return <Trans>A guest who writes: the same form, with nothing of the company around it.</Trans>;
    case 'reviewee':
      return <Trans>The person it is about, before the release.</Trans>;
    case 'manager':
      return <Trans>Their line manager, before anything was handed in.</Trans>;
  }
}

/** What somebody in a role sees, drawn by the parts of the real pages. */
export function PreviewPane(props: PreviewPaneProps) {
  const writes = props.role === 'reviewer' || props.role === 'guest';
  return (
    <div className={classes.pane}>
      <p className="small quiet">
        <Lead role={props.role} />
      </p>
      {writes ? <Form {...props} /> : <Reader {...props} />}
    </div>
  );
}
