import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type {
  RehearsalFindings_FindingFragment,
  RehearsalPlace,
  RehearsalSeverity,
} from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import type { IconName } from '../../ui/icon.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import classes from './launch.module.css';
import { RehearsalPeople } from './rehearsal-people.tsx';

const RehearsalFinding = graphql(`
  fragment RehearsalFindings_finding on RehearsalFinding {
    key
    severity
    message
    count
    place
    path
    people {
      id
      ...RehearsalPeople_user
    }
  }
`);

const severities: Record<
  RehearsalSeverity,
  { icon: IconName; tone?: 'warn' | 'danger'; word: MessageDescriptor }
> = {
  BLOCKS: { icon: 'stopped', tone: 'danger', word: msg`Stops the launch` },
  WARNS: { icon: 'attention', tone: 'warn', word: msg`Look at this` },
  TELLS: { icon: 'note', word: msg`Good to know` },
};

const parts: Partial<Record<RehearsalPlace, { hash: string; words: MessageDescriptor }>> = {
  QUESTIONS: { hash: 'questions', words: msg`Go to the questions` },
  TIMELINE: { hash: 'timeline', words: msg`Go to the dates` },
  PEOPLE: { hash: 'people', words: msg`Go to the people` },
  READERS: { hash: 'readers', words: msg`Go to who chooses reviewers` },
};

function Mend({ cycleId, finding }: { cycleId: string; finding: RehearsalFindings_FindingFragment }) {
  const { i18n } = useLingui();
  const part = parts[finding.place];
  if (part)
    return (
      <Link to="/company/cycles/$cycleId/edit" params={{ cycleId }} hash={part.hash}>
        {i18n._(part.words)}
      </Link>
    );
  return (
    <Link to="/directory">
      <Trans>Go to the directory</Trans>
    </Link>
  );
}

function Finding({ cycleId, finding }: { cycleId: string; finding: RehearsalFindings_FindingFragment }) {
  const { i18n } = useLingui();
  const { icon, tone, word } = severities[finding.severity];
  return (
    <li className={classes.finding}>
      <StateWord icon={icon} {...(tone ? { tone } : {})}>
        {i18n._(word)}
      </StateWord>
      <div>
        <p>{finding.message}</p>
        {finding.count > 0 && (
          <RehearsalPeople
            summary={<Plural value={finding.count} one="One person" other="# people" />}
            people={finding.people}
            count={finding.count}
          />
        )}
        <p className="small">
          <Mend cycleId={cycleId} finding={finding} />
        </p>
      </div>
    </li>
  );
}

interface RehearsalFindingsProps {
  cycleId: string;
  findings: readonly FragmentType<typeof RehearsalFinding>[];
}

/** What should be known before the launch, each with the way to where it is mended. */
export function RehearsalFindings({ cycleId, findings }: RehearsalFindingsProps) {
  const rows = readFragment(RehearsalFinding, findings);
  return (
    <section className={classes.block}>
      <h2>
        <Trans>What to look at</Trans>
      </h2>
      {rows.length === 0 && (
        <StateWord icon="done" tone="ok">
          <Trans>Nothing stands out.</Trans>
        </StateWord>
      )}
      <ul className={classes.rows}>
        {rows.map((finding) => (
          <Finding key={`${finding.key} ${finding.path.join(' ')}`} cycleId={cycleId} finding={finding} />
        ))}
      </ul>
    </section>
  );
}
