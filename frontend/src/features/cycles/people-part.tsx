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
import { PeopleGroups } from './people-groups.tsx';
import { PeopleList } from './people-list.tsx';
import { SparedPeople } from './spared-people.tsx';
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
        reviewsEveryone
        reviewedTeams
        reviewedDepartments
        sparedReviewees {
          id
          ...SparedPeople_user
        }
        reviewees(first: $first) {
          nodes {
            id
            ...PeopleList_user
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
    cycle,
    nodes: cycle?.reviewees?.nodes ?? [],
    total: cycle?.progress?.reviewees ?? 0,
    showAll: () => setFirst(allPeople),
    askAgain: () => askAgain({ requestPolicy: 'network-only' }),
  };
}

type People = ReturnType<typeof usePeople>;

/** The groups of a draft: afterwards who was in them is fixed. */
function Groups({ cycle, askAgain }: Pick<People, 'cycle' | 'askAgain'>) {
  if (!cycle) return null;
  return (
    <PeopleGroups
      cycleId={cycle.id}
      version={cycle.version ?? 0}
      groups={{
        everyone: cycle.reviewsEveryone ?? false,
        teams: cycle.reviewedTeams ?? [],
        departments: cycle.reviewedDepartments ?? [],
      }}
      onDone={askAgain}
    />
  );
}

function Foot({ nodes, total, showAll }: Pick<People, 'nodes' | 'total' | 'showAll'>) {
  const more = Math.min(total, allPeople) - nodes.length;
  return (
    <>
      {more > 0 && (
        <div>
          <Button onClick={showAll}>
            <Trans>Show {more} more</Trans>
          </Button>
        </div>
      )}
      {total > allPeople && (
        <p className="small quiet">
          <Trans>The first {allPeople} are listed here; search above to find somebody else.</Trans>
        </p>
      )}
    </>
  );
}

/** The people who are reviewed: by group while it is a draft, and by name. */
export function PeoplePart({ cycleId, published }: { cycleId: string; published: boolean }) {
  const { t } = useLingui();
  const toast = useToast();
  const people = usePeople(cycleId);
  const { cycle, nodes, total } = people;
  const { add, remove, failure } = useReviewees(cycleId, people.askAgain);
  const removeOne = async (id: string, name: string) => {
    if (await remove([id])) toast({ text: t`${name} removed.`, undo: () => void add([id]) });
  };
  return (
    <Part
      id="people"
      lead={
        <Plural value={total} _0="Nobody yet." one="One person is reviewed." other="# people are reviewed." />
      }
    >
      {!published && <Groups {...people} />}
      <AddPeople already={new Set(nodes.map((node) => node.id))} onAdd={add} />
      <FieldError>{failure}</FieldError>
      <WithoutLineManager count={cycle?.progress?.withoutLineManager ?? 0} />
      {cycle && total === 0 && (
        <EmptyState>
          <Trans>Add whoever shall get feedback. Colleagues only: guests write, they are not reviewed.</Trans>
        </EmptyState>
      )}
      <PeopleList people={nodes} onRemove={removeOne} />
      <Foot {...people} />
      <SparedPeople people={cycle?.sparedReviewees ?? []} onAdd={(id) => void add([id])} />
    </Part>
  );
}
