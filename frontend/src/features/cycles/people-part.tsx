import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../../gql/index.ts';
import { EmptyState } from '../../ui/page.tsx';
import { Note } from '../../ui/note.tsx';
import { useToast } from '../../ui/toast.tsx';
import { FieldError } from '../../ui/field-error.tsx';
import { AddPeople } from './add-people.tsx';
import { Part } from './part.tsx';
import { PeopleList } from './people-list.tsx';
import { useReviewees } from './use-reviewees.ts';

const PeopleQuery = graphql(`
  query CyclePeople($id: ID!, $first: Int!) {
    node(id: $id) {
      __typename
      id
      ... on Cycle {
        version
        publishProblems {
          message
          path
        }
        progress {
          reviewees
          withoutLineManager
        }
        participations(first: $first) {
          totalCount
          nodes {
            id
            reviewee {
              id
            }
            ...PeopleList_participation
          }
        }
      }
    }
  }
`);

const firstPeople = 20;
const allPeople = 100;

function WithoutLineManager({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <Note tone="warn">
      <Plural
        value={count}
        one="One person has no line manager: HR approves and releases instead, and the owners of the cycle where nobody else of HR is left. The list marks this person."
        other="# people have no line manager: HR approves and releases instead, and the owners of the cycle where nobody else of HR is left. The list marks them."
      />
    </Note>
  );
}

function usePeople(cycleId: string) {
  const [first, setFirst] = useState(firstPeople);
  const [{ data }, askAgain] = useQuery({ query: PeopleQuery, variables: { id: cycleId, first } });
  const cycle = data?.node?.__typename === 'Cycle' ? data.node : null;
  return {
    nodes: cycle?.participations?.nodes ?? [],
    total: cycle?.progress?.reviewees ?? 0,
    withoutLineManager: cycle?.progress?.withoutLineManager ?? 0,
    known: cycle !== null,
    showAll: () => setFirst(allPeople),
    askAgain: () => askAgain({ requestPolicy: 'network-only' }),
  };
}

/** The people who are reviewed: to find and add, by team too, and to remove while it is a draft. */
export function PeoplePart({ cycleId, published }: { cycleId: string; published: boolean }) {
  const { t } = useLingui();
  const toast = useToast();
  const { nodes, total, withoutLineManager, known, showAll, askAgain } = usePeople(cycleId);
  const { add, remove, failure } = useReviewees(cycleId, askAgain);
  const removeOne = async (id: string, name: string) => {
    if (await remove([id])) toast({ text: t`${name} removed.`, undo: () => void add([id]) });
  };
  const already = new Set(nodes.map((node) => node.reviewee?.id ?? ''));
  const more = Math.min(total, allPeople) - nodes.length;
  return (
    <Part
      id="people"
      lead={
        <Plural value={total} _0="Nobody yet." one="One person is reviewed." other="# people are reviewed." />
      }
    >
      <AddPeople already={already} onAdd={add} />
      <FieldError>{failure}</FieldError>
      <WithoutLineManager count={withoutLineManager} />
      {known && total === 0 && (
        <EmptyState>
          <Trans>Add whoever shall get feedback. Colleagues only: guests write, they are not reviewed.</Trans>
        </EmptyState>
      )}
      <PeopleList participations={nodes} {...(published ? {} : { onRemove: removeOne })} />
      {more > 0 && (
        <div>
          <Button onClick={showAll}>
            <Trans>Show {more} more</Trans>
          </Button>
        </div>
      )}
      {total > allPeople && (
        <p className="small quiet">
          <Trans>The first {allPeople} are listed here; the status page lists everybody.</Trans>
        </p>
      )}
    </Part>
  );
}
