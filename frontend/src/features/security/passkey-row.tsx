import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened, longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { RemovePasskey } from './remove-passkey.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import classes from './security.module.css';

const PasskeyRowPasskey = graphql(`
  fragment PasskeyRow_passkey on Passkey {
    id
    name
    createdAt
    usedAt
    synced
  }
`);

export type Passkey = FragmentType<typeof PasskeyRowPasskey>;

interface PasskeyRowProps {
  passkey: Passkey;
  /** Nothing else is there for the second step. */
  last: boolean;
  removable: boolean;
  onRemoved: () => void;
}

/** One passkey: what it is called, since when and whether it is used, and what one can do with it. */
export function PasskeyRow({ passkey, last, removable, onRemoved }: PasskeyRowProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const [asked, setAsked] = useState<'RENAME' | 'REMOVE' | null>(null);
  const read = readFragment(PasskeyRowPasskey, passkey);
  const { id, createdAt, usedAt, synced } = read;
  const name = read.name ?? '';
  const now = new Date();
  const added = longDate(locale, new Date(createdAt ?? now), now);
  const used = usedAt && happened(locale, new Date(usedAt), now);
  const close = () => setAsked(null);
  return (
    <li className={classes.session}>
      <div>
        <b>{name}</b>
        <span className="small quiet">
          <Trans>Added on {added}</Trans>
          {' · '}
          {used ? <Trans>last used: {used}</Trans> : <Trans>never used</Trans>}
          {synced && (
            <>
              {' · '}
              <Trans>kept on several devices</Trans>
            </>
          )}
        </span>
      </div>
      <div className={classes.rowActs}>
        <Button aria-label={t`Rename ${name}…`} onClick={() => setAsked('RENAME')}>
          <Trans>Rename…</Trans>
        </Button>
        {removable && (
          <Button aria-label={t`Remove ${name}…`} onClick={() => setAsked('REMOVE')}>
            <Trans>Remove…</Trans>
          </Button>
        )}
      </div>
      {asked === 'RENAME' && <RenamePasskey id={id} name={name} onClose={close} />}
      {asked === 'REMOVE' && (
        <RemovePasskey id={id} name={name} last={last} onRemoved={onRemoved} onClose={close} />
      )}
    </li>
  );
}
