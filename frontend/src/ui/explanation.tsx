import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import classes from './explanation.module.css';
import { Face } from './face.tsx';
import { Icon } from './icon.tsx';
import type { Reader, SightlineReaders } from './sightline-row.ts';

/** The last line of every explanation: whom one might wonder about, and the promise that nobody widens the rule. */
export interface NobodyElse {
  /** One or two whole sentences. */
  text: string;
}

function WhenAndHow({ reader, byViewer }: { reader: Reader; byViewer: boolean }) {
  const name = reader.label;
  const when = reader.when;
  if (reader.you) {
    return when ? (
      <Trans>
        <b>You</b>, {when}.
      </Trans>
    ) : (
      <Trans>
        <b>You</b>, now and later.
      </Trans>
    );
  }
  if (byViewer && reader.named) {
    return when ? (
      <Trans>
        <b>{name}</b>, {when}, with your name.
      </Trans>
    ) : (
      <Trans>
        <b>{name}</b>, now, with your name.
      </Trans>
    );
  }
  if (byViewer) {
    return when ? (
      <Trans>
        <b>{name}</b>, {when}, without your name.
      </Trans>
    ) : (
      <Trans>
        <b>{name}</b>, now, without your name.
      </Trans>
    );
  }
  if (reader.named) {
    return when ? (
      <Trans>
        <b>{name}</b>, {when}, knows who wrote it.
      </Trans>
    ) : (
      <Trans>
        <b>{name}</b>, now, knows who wrote it.
      </Trans>
    );
  }
  return when ? (
    <Trans>
      <b>{name}</b>, {when}, without the name.
    </Trans>
  ) : (
    <Trans>
      <b>{name}</b>, now, without the name.
    </Trans>
  );
}

function Entry({ sign, children, rule }: { sign: ReactNode; children: ReactNode; rule: string | undefined }) {
  return (
    <li className={classes.entry}>
      {sign}
      <span>
        {children}
        {rule && <span className={classes.rule}>{rule}</span>}
      </span>
    </li>
  );
}

interface ExplanationProps {
  readers: SightlineReaders;
  nobodyElse: NobodyElse | undefined;
  /** Without its own sheet, for pop-overs and drawers that are one already. */
  flat?: boolean;
  /** Without its heading, where the drawer around it has one. */
  untitled?: boolean;
}

/** One line for each reader with the rule in words; the last says who else cannot. */
export function Explanation({ readers, nobodyElse, flat = false, untitled = false }: ExplanationProps) {
  const byViewer = readers.author === null || readers.author.you;
  const list = [
    ...readers.now.map((reader) => ({ reader, hollow: false })),
    ...readers.next.map((reader) => ({ reader, hollow: true })),
    ...readers.later.map((reader) => ({ reader, hollow: true })),
  ];
  return (
    <section className={flat ? classes.flat : classes.sheet}>
      {!untitled && (
        <h3 className={classes.title}>
          <Trans>Who can read this, and why</Trans>
        </h3>
      )}
      <ul>
        {readers.status === 'NOT_CHECKED' && (
          <Entry sign={<Face name="" kind="HIDDEN" />} rule={undefined}>
            <Trans>We could not ask who may read this. Nothing is sent until we know.</Trans>
          </Entry>
        )}
        {list.map(({ reader, hollow }) => (
          <Entry
            key={`${reader.key}${hollow}`}
            sign={<Face name={reader.sign ?? reader.label} kind={reader.kind} hollow={hollow} />}
            rule={reader.rule}
          >
            <WhenAndHow reader={reader} byViewer={byViewer} />
          </Entry>
        ))}
        {readers.status !== 'NOT_CHECKED' && (
          <Entry sign={<Icon name="stopped" />} rule={nobodyElse?.text}>
            <Trans>
              <b>Nobody else.</b>
            </Trans>
          </Entry>
        )}
      </ul>
    </section>
  );
}
