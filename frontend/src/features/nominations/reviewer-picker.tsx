import { useDebouncedValue } from '@mantine/hooks';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useQuery } from 'urql';
import type { ReviewerCandidatesQuery } from '../../gql/graphql.ts';
import { graphql } from '../../gql/index.ts';
import { useCommand } from '../../lib/use-command.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { type PickablePerson, PersonPicker } from '../../ui/person-picker.tsx';
import { useToast } from '../../ui/toast.tsx';
import { GuestDialog } from './guest-dialog.tsx';
import { Nominate } from './mutations.ts';

const CandidatesQuery = graphql(`
  query ReviewerCandidates($participationId: ID!, $search: String!) {
    reviewerCandidates(participationId: $participationId, search: $search) {
      people {
        user {
          id
          name
          kind
          team
          title
          email
        }
        obstacle
        muchAsked
      }
      invitation {
        email
        allowed
        obstacle
      }
    }
  }
`);

const pause = 250;

type Candidate = NonNullable<ReviewerCandidatesQuery['reviewerCandidates']>['people'][number];

/** `much` are the words for who was asked for much already. */
function pickable({ user, obstacle, muchAsked }: Candidate, much: string): PickablePerson {
  const guest = user.kind === 'GUEST';
  const known = guest ? user.email : (user.team ?? user.title);
  const detail = muchAsked ? [known, much].filter(Boolean).join(' · ') : known;
  return {
    id: user.id,
    name: user.name ?? '',
    guest,
    detail: detail ?? undefined,
    obstacle: obstacle ?? undefined,
  };
}

interface ReviewerPickerProps {
  participationId: string;
  /** What an invited guest waits for, such as "No mail until Max approves."; said in the row and in the dialog. */
  mailWhen: string;
  help?: string;
}

function useCandidates(participationId: string, search: string) {
  const [wanted] = useDebouncedValue(search.trim(), pause);
  const [{ data, fetching }] = useQuery({
    query: CandidatesQuery,
    variables: { participationId, search: wanted },
    pause: wanted === '',
    requestPolicy: 'network-only',
  });
  const settled = wanted === search.trim() && !fetching;
  return { found: wanted === '' ? null : (data?.reviewerCandidates ?? null), settled };
}

/** Finds reviewers; picking one puts them on the list at once, an unknown address opens the invitation. */
export function ReviewerPicker({ participationId, mailWhen, help }: ReviewerPickerProps) {
  const { t } = useLingui();
  const toast = useToast();
  const [search, setSearch] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [inviting, setInviting] = useState<string | null>(null);
  const { found, settled } = useCandidates(participationId, search);
  const nominate = useCommand(Nominate, (data) => data.nominateReviewers.errors);
  const people = (found?.people ?? []).map((one) => pickable(one, t`was asked for much feedback already`));
  const pick = async (userId: string) => {
    const { failures } = await nominate({ input: { participationId, userIds: [userId] } });
    setProblem(failures[0]?.message ?? null);
    if (failures.length > 0) return;
    const name = people.find(({ id }) => id === userId)?.name ?? '';
    setSearch('');
    toast({ text: t`${name} is on the list.` });
  };
  const invitation = found?.invitation;
  return (
    <>
      <PersonPicker
        label={t`Add a reviewer`}
        help={help ?? t`A name, a team, or an address from outside.`}
        error={problem && <FieldError>{problem}</FieldError>}
        search={search}
        onSearch={(next) => {
          setSearch(next);
          setProblem(null);
        }}
        people={people}
        invitation={
          invitation && {
            email: invitation.email,
            obstacle: invitation.allowed
              ? undefined
              : (invitation.obstacle ?? t`This address cannot be invited.`),
            detail: mailWhen,
          }
        }
        nobody={settled ? <Trans>Nobody has this name or address.</Trans> : <Trans>Looking…</Trans>}
        onPick={(id) => void pick(id)}
        onInvite={setInviting}
      />
      {inviting !== null && (
        <GuestDialog
          participationId={participationId}
          email={inviting}
          mailWhen={mailWhen}
          onInvited={() => setSearch('')}
          onClose={() => setInviting(null)}
        />
      )}
    </>
  );
}
