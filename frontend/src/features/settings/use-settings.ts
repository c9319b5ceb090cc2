import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { SettingsForm_SettingsFragment } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { errorCode, type FormFailures, formFailures, sentenceFor } from '../../lib/errors.ts';
import type { Choice } from './settings-conflict.tsx';

const UpdateSettings = graphql(`
  mutation UpdateSettings($input: UpdateSettingsInput!) {
    updateSettings(input: $input) {
      settings {
        id
        version
        inviteGuests
        companyDomains
        inviterCounts
      }
      errors {
        __typename
        ... on UserError {
          message
          path
        }
        ... on ConflictError {
          current {
            id
            ... on Settings {
              version
              inviteGuests
              companyDomains
            }
          }
        }
      }
    }
  }
`);

/** The settings as a person edits them. */
export interface SettingsEditing {
  choice: Choice;
  change: (part: Partial<Choice>) => void;
  /** Differs from what is saved. */
  changed: boolean;
  busy: boolean;
  /** Saved since the last change. */
  saved: boolean;
  failures: FormFailures;
  /** What somebody else saved meanwhile; null when nobody did. */
  theirs: Choice | null;
  save: () => Promise<void>;
  takeTheirs: () => void;
}

const none: FormFailures = { fields: {}, form: [] };

function choiceOf({
  inviteGuests,
  companyDomains,
}: Omit<SettingsForm_SettingsFragment, 'inviterCounts'>): Choice {
  return { policy: inviteGuests, domains: companyDomains ?? [] };
}

function same(one: Choice, other: Choice): boolean {
  return one.policy === other.policy && one.domains.join(' ') === other.domains.join(' ');
}

/** A failure in the third domain is said at the field of domains. */
function byField(sorted: FormFailures): FormFailures {
  const fields: Record<string, string> = {};
  for (const [key, message] of Object.entries(sorted.fields)) fields[key.split('.')[0] ?? key] ??= message;
  return { ...sorted, fields };
}

/**
 * Edits and saves on the version that was read. When the cache learns of a newer version, an untouched form follows it;
 * a touched one keeps its words, and the next save finds the conflict.
 */
export function useSettings(settings: SettingsForm_SettingsFragment): SettingsEditing {
  const { i18n } = useLingui();
  const [read, setRead] = useState(settings);
  const [choice, setChoice] = useState(() => choiceOf(settings));
  const [saved, setSaved] = useState(false);
  const [failures, setFailures] = useState(none);
  const [theirs, setTheirs] = useState<Choice | null>(null);
  const [{ fetching }, update] = useMutation(UpdateSettings);
  const changed = !same(choice, choiceOf(read));
  if (settings.version !== read.version && !changed) {
    setRead(settings);
    setChoice(choiceOf(settings));
  }
  const save = async () => {
    const input = {
      expectedVersion: theirs === null ? (read.version ?? 0) : (settings.version ?? 0),
      inviteGuests: choice.policy,
      companyDomains: [...choice.domains],
    };
    setTheirs(null);
    const { data, error } = await update({ input });
    if (error) return setFailures({ fields: {}, form: [i18n._(sentenceFor(errorCode(error)))] });
    const errors = data?.updateSettings.errors ?? [];
    const conflict = errors.find(({ __typename }) => __typename === 'ConflictError');
    if (conflict && 'current' in conflict && conflict.current && 'version' in conflict.current) {
      return setTheirs(choiceOf(conflict.current));
    }
    setFailures(byField(formFailures(errors)));
    const now = data?.updateSettings.settings;
    if (!now) return;
    setRead({ ...settings, ...now });
    setChoice(choiceOf(now));
    setSaved(true);
  };
  return {
    choice,
    change: (part) => {
      setChoice({ ...choice, ...part });
      setSaved(false);
    },
    changed,
    busy: fetching,
    saved,
    failures,
    theirs,
    save,
    takeTheirs: () => {
      setTheirs(null);
      setFailures(none);
      setRead(settings);
      setChoice(choiceOf(settings));
    },
  };
}
