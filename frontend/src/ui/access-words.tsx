import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { AccessEffect } from '../lib/access-effects.ts';
import { list } from '../lib/format.ts';
import { useLocale } from '../lib/use-locale.ts';

/** What people begin without an object. What is missing here is said in other words, or goes without saying. */
const acts: Partial<Record<AccessEffect['acts'][number], MessageDescriptor>> = {
  LIST_PEOPLE: msg`find everybody in the directory and the organisation`,
  CREATE_CYCLE: msg`create cycles`,
  LIST_CYCLES: msg`list the cycles they run`,
  LIST_ACCOUNTS: msg`list all accounts`,
  LIST_GUESTS: msg`list all guests`,
  CREATE_MEMBER: msg`make accounts`,
  ADD_GUEST: msg`add guests`,
  SET_WORK_ROLE: msg`give work roles`,
  LIST_ROLES: msg`see who holds which people role`,
  GRANT_PEOPLE_ROLE: msg`give people roles`,
  GRANT_PAST_READING: msg`open past reviews to HR administrators`,
  IMPORT_PEOPLE: msg`import people`,
  EXPORT_PEOPLE: msg`export people`,
  EXPORT_AUDIT_LOG: msg`export the audit log`,
  EDIT_SETTINGS: msg`change the settings`,
  REQUIRE_SECOND_FACTOR: msg`require a second step of all members`,
  OPEN_PASSPORT: msg`open the page that shows guests all that they can see`,
};

function Begins({ effect }: { effect: AccessEffect }) {
  const { i18n } = useLingui();
  const locale = useLocale();
  const said = list(
    locale,
    effect.acts.flatMap((act) => acts[act] ?? []).map((words) => i18n._(words)),
  );
  return <Trans>can {said}</Trans>;
}

/** Whether an effect has words of its own. */
export function isTold({ kind, acts: meant }: AccessEffect): boolean {
  return kind !== 'ACTS' || meant.some((act) => acts[act]);
}

/** What one right lets its holder do, after their name. */
export function AccessRight({ effect }: { effect: AccessEffect }) {
  const { kind, count } = effect;
  switch (kind) {
    case 'REVIEWS':
      return (
        <Plural
          value={count}
          one="sees # review: who was nominated, and how far it is"
          other="sees # reviews: who was nominated, and how far they are"
        />
      );
    case 'TEXTS':
      return (
        <Plural value={count} one="reads the feedback of # review" other="reads the feedback of # reviews" />
      );
    case 'NAMES':
      return (
        <Plural
          value={count}
          one="learns who wrote it in # review"
          other="learns who wrote it in # reviews"
        />
      );
    case 'DECISIONS':
      return (
        <Plural
          value={count}
          one="approves reviewers and releases the feedback of # running review"
          other="approves reviewers and releases the feedback of # running reviews"
        />
      );
    case 'REQUESTS':
      return (
        <Plural
          value={count}
          one="can open what they were asked to write (# form)"
          other="can open what they were asked to write (# forms)"
        />
      );
    case 'GUESTS':
      return <Trans>can invite guests</Trans>;
    case 'ACTS':
      return <Begins effect={effect} />;
    case 'PEOPLE_LOG':
      return <Trans>reads in the audit log what is about people and reviews</Trans>;
    case 'SYSTEM_LOG':
      return <Trans>reads in the audit log what is about this instance</Trans>;
    case 'WORK_LOG':
      return <Trans>reads in the audit log what is about settings and accounts</Trans>;
    case 'ACCOUNT_MAILS':
      return <Trans>sees the mails about accounts</Trans>;
    case 'REVIEW_MAILS':
      return <Trans>sees the mails about reviews</Trans>;
  }
}
