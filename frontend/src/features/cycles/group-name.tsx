import { Trans, useLingui } from '@lingui/react/macro';
import type { ParticipationGrouping } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { stageOf } from './cycle-words.tsx';
import { allStages } from './status-search.ts';

const GroupNameGroup = graphql(`
  fragment GroupName_group on ParticipationGroup {
    key
    lineManager {
      id
      name
    }
  }
`);

interface GroupNameProps {
  by: ParticipationGrouping;
  group: FragmentType<typeof GroupNameGroup>;
}

/** What a group of people has in common, in words. */
export function GroupName({ by, group }: GroupNameProps) {
  const { i18n } = useLingui();
  const { key, lineManager } = readFragment(GroupNameGroup, group);
  if (by === 'STAGE') {
    const stage = allStages.find((known) => known === key);
    return stage ? i18n._(stageOf(stage).words) : null;
  }
  if (key === '') {
    if (by === 'LINE_MANAGER') return <Trans>Without a line manager</Trans>;
    return by === 'TEAM' ? <Trans>Without a team</Trans> : <Trans>Without a department</Trans>;
  }
  return by === 'LINE_MANAGER' ? (lineManager?.name ?? '') : key;
}
