import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Action } from '../../gql/graphql.ts';
import { list } from '../../lib/format.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { PageHead } from '../../ui/page.tsx';
import { BasicsPart } from './basics-part.tsx';
import { CycleConflict } from './cycle-conflict.tsx';
import type { ServerCycle } from './cycle-draft.ts';
import classes from './editor.module.css';
import { EditorContents } from './editor-contents.tsx';
import { MailsPart } from './mails-part.tsx';
import { OwnersPart } from './owners-part.tsx';
import { PeoplePart } from './people-part.tsx';
import { PreviewPart } from './preview-part.tsx';
import { PublishBar } from './publish-bar.tsx';
import { PublishProblems } from './publish-problems.tsx';
import { QuestionsPart } from './questions-part.tsx';
import { ReadersPart } from './readers-part.tsx';
import { TimelinePart } from './timeline-part.tsx';
import { type CycleForm, useCycleForm } from './use-cycle-form.ts';

interface EditorProps {
  cycle: ServerCycle;
  can: ReadonlySet<Action>;
  /** Names of those who own the cycle. */
  owners: readonly string[];
  /** What can be done with the cycle as a whole. */
  menu: ReactNode;
}

function EditorHead({
  cycle,
  owners,
  menu,
  name,
}: Pick<EditorProps, 'cycle' | 'owners' | 'menu'> & { name: string }) {
  const { t } = useLingui();
  const who = list(useLocale(), [...owners, 'HR']);
  const state = cycle.state === 'DRAFT' ? t`Draft. Only those who run it see it.` : null;
  return (
    <PageHead
      crumb={
        <>
          <Link to="/company">
            <Trans>Cycles</Trans>
          </Link>{' '}
          / <Trans>360 feedback</Trans>
        </>
      }
      title={name || t`A cycle without a name`}
      actions={menu}
      state={
        <>
          {state ?? (
            <Trans>Published. Name, introduction and dates can still change; people can be added.</Trans>
          )}{' '}
          {owners.length > 0 && <Trans>Run by {who}.</Trans>}
        </>
      }
    />
  );
}

function Parts({ cycle, form, can }: Pick<EditorProps, 'cycle' | 'can'> & { form: CycleForm }) {
  const published = cycle.state !== 'DRAFT';
  const part = { draft: form.draft, set: form.set, failures: form.failures.fields, published };
  return (
    <>
      <BasicsPart {...part} cycleId={cycle.id} />
      <QuestionsPart {...part} cycleId={cycle.id} />
      <PreviewPart cycleId={cycle.id} version={cycle.version ?? 0} />
      <TimelinePart {...part} />
      <PeoplePart cycleId={cycle.id} published={published} />
      <ReadersPart {...part} cycle={cycle} can={can.has('SET_CYCLE_POLICY')} />
      <OwnersPart cycleId={cycle.id} />
      <MailsPart cycleId={cycle.id} asksOwn={form.draft.selfAssessment} />
    </>
  );
}

/** The whole editor of one cycle: its parts, its contents, and the bar that says how safe it is. */
export function Editor({ cycle, can, owners, menu }: EditorProps) {
  const form = useCycleForm(cycle);
  const { state, flush, resolve } = form.autosave;
  const problems = cycle.state === 'DRAFT' ? (cycle.publishProblems ?? []) : [];
  return (
    <>
      <EditorHead cycle={cycle} owners={owners} menu={menu} name={form.draft.name.trim()} />
      <div className={classes.editor}>
        <div>
          <PublishProblems problems={problems} />
          <form
            className={classes.parts}
            noValidate
            onSubmit={(event) => event.preventDefault()}
            onBlur={() => void flush()}
          >
            <Parts cycle={cycle} form={form} can={can} />
          </form>
          <FieldError>{form.failures.form[0]}</FieldError>
          <PublishBar cycle={cycle} can={can} form={form} />
        </div>
        <EditorContents problems={problems} />
      </div>
      {state.kind === 'conflict' && (
        <CycleConflict key={state.version} mine={state.mine} theirs={state.theirs} onChoose={resolve} />
      )}
    </>
  );
}
