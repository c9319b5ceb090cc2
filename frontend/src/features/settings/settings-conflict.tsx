import { Button, Modal } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import type { GuestPolicy } from '../../gql/graphql.ts';
import { list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { PolicyWords } from './inviters.tsx';
import classes from './settings.module.css';

/** What can be set here. */
export interface Choice {
  policy: GuestPolicy | null;
  domains: readonly string[];
}

function Side({ title, choice }: { title: string; choice: Choice }) {
  const locale = useLocale();
  const domains = list(locale, choice.domains);
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        <dt>
          <Trans>Who can invite guests?</Trans>
        </dt>
        <dd>{choice.policy && <PolicyWords policy={choice.policy} />}</dd>
        <dt>
          <Trans>Domains of the company</Trans>
        </dt>
        <dd>{choice.domains.length === 0 ? <Trans>none</Trans> : domains}</dd>
      </dl>
    </section>
  );
}

interface SettingsConflictProps {
  mine: Choice;
  theirs: Choice;
  onMine: () => void;
  onTheirs: () => void;
}

/** Somebody else saved meanwhile: both states side by side, and the person decides which one holds. */
export function SettingsConflict({ mine, theirs, onMine, onTheirs }: SettingsConflictProps) {
  const { t } = useLingui();
  return (
    <Modal opened onClose={onTheirs} withCloseButton={false} size="xl" title={t`This was changed elsewhere`}>
      <p className="quiet">
        <Trans>Somebody saved these settings while you had them open. Choose which ones hold.</Trans>
      </p>
      <div className={classes.sides}>
        <Side title={t`Yours, not saved yet`} choice={mine} />
        <Side title={t`Saved now`} choice={theirs} />
      </div>
      <div className={classes.acts}>
        <Button data-autofocus onClick={onTheirs}>
          <Trans>Leave what is saved</Trans>
        </Button>
        <Button variant="filled" onClick={onMine}>
          <Trans>Save mine instead</Trans>
        </Button>
      </div>
    </Modal>
  );
}
