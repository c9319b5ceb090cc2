import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { longDate } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { peopleRoles } from '../../ui/account-words.tsx';
import { Note } from '../../ui/note.tsx';
import { GrantDialog } from './grant-dialog.tsx';
import { RevokeDialog } from './revoke-dialog.tsx';
import { roleHolders, roleSays } from './role-words.ts';
import { type Grant, isLast, type PeopleRole } from './roles-query.ts';
import classes from './roles.module.css';

/** More HR administrators than these read more than a company needs: the page says so. */
const manyAdministrators = 3;

function Given({ grant }: { grant: Grant }) {
  const locale = useLocale();
  const now = new Date();
  const day = longDate(locale, new Date(grant.createdAt ?? now), now);
  const giver = grant.grantedBy?.name;
  return giver ? (
    <Trans>
      Given by {giver} on {day}
    </Trans>
  ) : (
    <Trans>Since {day}, from the start of this instance</Trans>
  );
}

function Reads({ grant }: { grant: Grant }) {
  const locale = useLocale();
  if (grant.role !== 'HR_ADMIN') return null;
  if (!grant.readsFrom) {
    return (
      <>
        {' · '}
        <Trans>all past reviews too</Trans>
      </>
    );
  }
  const day = longDate(locale, new Date(grant.readsFrom), new Date());
  return (
    <>
      {' · '}
      <Trans>only reviews that began after {day}</Trans>
    </>
  );
}

interface HolderProps {
  grant: Grant;
  last: boolean;
  /** Absent for whoever may not take roles. */
  onTake: (() => void) | undefined;
}

function Holder({ grant, last, onTake }: HolderProps) {
  const { t, i18n } = useLingui();
  const name = grant.user?.name ?? '';
  const role = grant.role ? i18n._(peopleRoles[grant.role]) : '';
  return (
    <li className={classes.holder}>
      <div>
        <b>{name}</b>
        <p className="small quiet">
          <Given grant={grant} />
          <Reads grant={grant} />
        </p>
        {last && (
          <p className="small">
            <Trans>
              The last one who can log in. Give the role to somebody else before it is taken here.
            </Trans>
          </p>
        )}
      </div>
      {onTake && !last && (
        <Button aria-label={t`Take the role ${role} from ${name}`} onClick={onTake}>
          <Trans>Take…</Trans>
        </Button>
      )}
    </li>
  );
}

function TooMany({ count }: { count: number }) {
  return (
    <Note tone="warn">
      <Trans>
        {count} people can read what cycles show to HR. Whoever only helps to run them needs no more than the
        role of an HR assistant.
      </Trans>
    </Note>
  );
}

interface RolePartProps {
  role: PeopleRole;
  grants: readonly Grant[];
  /** Whether the reader may give and take this role. */
  changes: boolean;
}

/** One role: what it lets people do, who holds it since when, and the ways to give and take it. */
export function RolePart({ role, grants, changes }: RolePartProps) {
  const { i18n, t } = useLingui();
  const [giving, setGiving] = useState(false);
  const [taken, setTaken] = useState<Grant | null>(null);
  const holders = new Set(grants.flatMap(({ user }) => (user ? [user.id] : [])));
  const called = i18n._(peopleRoles[role]);
  return (
    <section className={classes.part} aria-labelledby={role}>
      <h2 id={role}>{i18n._(roleHolders[role])}</h2>
      <p className="quiet">{i18n._(roleSays[role])}</p>
      {role === 'HR_ADMIN' && holders.size > manyAdministrators && <TooMany count={holders.size} />}
      {grants.length > 0 ? (
        <ul className={classes.holders}>
          {grants.map((grant) => (
            <Holder
              key={grant.id}
              grant={grant}
              last={isLast(role, grants, grant)}
              onTake={changes ? () => setTaken(grant) : undefined}
            />
          ))}
        </ul>
      ) : (
        <p>
          <Trans>Nobody.</Trans>
        </p>
      )}
      {changes && (
        <Button aria-label={t`Give somebody the role ${called}`} onClick={() => setGiving(true)}>
          <Trans>Give to somebody…</Trans>
        </Button>
      )}
      {giving && <GrantDialog role={role} holders={holders} onClose={() => setGiving(false)} />}
      {taken && <RevokeDialog role={role} grant={taken} onClose={() => setTaken(null)} />}
    </section>
  );
}
