import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, Select, Switch } from '@mantine/core';
import { useState } from 'react';
import type { CyclePreset, PolicyAudience } from '../../gql/graphql.ts';
import { formFailures } from '../../lib/errors.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useUndisturbed } from '../../lib/use-undisturbed.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { Note } from '../../ui/note.tsx';
import type { ServerCycle } from './cycle-draft.ts';
import classes from './editor.module.css';
import { SetCyclePolicy } from './policy-query.ts';
import { audienceWords, keyOf, type Line, sentence } from '../../lib/policy-words.ts';

const least = 3;
const most = 20;

interface PolicyFormProps {
  cycle: ServerCycle;
  preset: CyclePreset;
  /** What holds now. */
  lines: readonly Line[];
  /** Every line that the word allows. */
  allowed: readonly Line[];
  onDone: () => void;
}

interface Wish {
  lines: readonly Line[];
  listVisible: boolean;
  threshold: number;
}

const same = (one: Wish, other: Wish) =>
  one.listVisible === other.listVisible &&
  one.threshold === other.threshold &&
  one.lines.map(keyOf).join() === other.lines.map(keyOf).join();

/** Whether words are read by this line before the release, and without the names. */
function unsignedEarly({ content, author, from }: Line) {
  return content !== 'NONE' && content !== 'AGGREGATE' && author !== 'NAMED' && from === 'SUBMITTED';
}

function LineChoice({
  line,
  allowed,
  failure,
  onChoose,
}: {
  line: Line;
  allowed: readonly Line[];
  failure: string | undefined;
  onChoose: (line: Line) => void;
}) {
  const { i18n } = useLingui();
  const own = allowed.filter(({ audience }) => audience === line.audience);
  return (
    <Select
      label={i18n._(audienceWords[line.audience])}
      data={own.map((one) => ({ value: keyOf(one), label: i18n._(sentence(one)) }))}
      value={keyOf(line)}
      allowDeselect={false}
      error={failure && <FieldError>{failure}</FieldError>}
      onChange={(key) => {
        const chosen = own.find((one) => keyOf(one) === key);
        if (chosen) onChoose(chosen);
      }}
    />
  );
}

function useSaving({ cycle, preset, onDone }: PolicyFormProps) {
  const save = useCommand(SetCyclePolicy, (data) => data.setCyclePolicy.errors);
  const [failures, setFailures] = useState(() => formFailures([]));
  const [busy, setBusy] = useState(false);
  const go = async (wish: Wish) => {
    setBusy(true);
    const { failures: refused } = await save({
      input: {
        cycleId: cycle.id,
        expectedVersion: cycle.version ?? 0,
        preset,
        listVisible: wish.listVisible,
        threshold: wish.threshold,
        lines: wish.lines.map(({ audience, content, author, from }) => ({ audience, content, author, from })),
      },
    });
    setBusy(false);
    setFailures(formFailures(refused));
    if (refused.length === 0) onDone();
  };
  return { go, busy, failures };
}

/** The whole table of who reads what, one choice for each audience: only lines that keep the word are offered. */
export function PolicyForm(props: PolicyFormProps) {
  const { t } = useLingui();
  const { cycle, preset, lines, allowed, onDone } = props;
  const { go, busy, failures } = useSaving(props);
  const stored = {
    lines,
    listVisible: cycle.policy?.listVisible ?? true,
    threshold: cycle.policy?.threshold ?? least,
  };
  const { value: wish, set: setWish, elsewhere } = useUndisturbed<Wish>(stored, same);
  // Words can leave what is read there once their writer is chosen by somebody who does not see that they write.
  const wordsLeave =
    cycle.proactiveAllowed || (cycle.nomination === 'REVIEWEE_NOMINATES' && !wish.listVisible);
  const offered = (now: Line) =>
    allowed.filter((one) => !wordsLeave || !unsignedEarly(one) || keyOf(one) === keyOf(now));
  const choose = (audience: PolicyAudience) => (chosen: Line) =>
    setWish({ ...wish, lines: wish.lines.map((line) => (line.audience === audience ? chosen : line)) });
  const { fields } = failures;
  return (
    <fieldset className={classes.policy}>
      <legend>
        <Trans>Who reads what, in detail</Trans>
      </legend>
      {wish.lines.map((line) => (
        <LineChoice
          key={line.audience}
          line={line}
          allowed={offered(line)}
          failure={fields[`lines.${line.audience}`]}
          onChoose={choose(line.audience)}
        />
      ))}
      {preset !== 'NAMED' && (
        <NumberInput
          label={t`People who must answer before anything without names is shown`}
          min={least}
          max={most}
          allowDecimal={false}
          hideControls
          inputMode="numeric"
          value={wish.threshold}
          error={fields['threshold'] && <FieldError>{fields['threshold']}</FieldError>}
          onChange={(next) => typeof next === 'number' && setWish({ ...wish, threshold: next })}
        />
      )}
      <Switch
        label={t`The person it is about sees who was asked`}
        description={t`They always see whom they nominated themselves.`}
        checked={wish.listVisible}
        error={fields['listVisible'] && <FieldError>{fields['listVisible']}</FieldError>}
        onChange={({ currentTarget }) => setWish({ ...wish, listVisible: currentTarget.checked })}
      />
      {elsewhere && !busy && (
        <Note tone="warn">
          <Trans>
            Somebody else changed who reads meanwhile. “Leave it as it is” shows what holds now; saving puts
            your choice in its place.
          </Trans>
        </Note>
      )}
      <FieldError>{fields['lines'] ?? fields['preset'] ?? failures.form[0]}</FieldError>
      <div className={classes.policyActs}>
        <Button onClick={onDone}>
          <Trans>Leave it as it is</Trans>
        </Button>
        <Button loading={busy} onClick={() => void go(wish)}>
          <Trans>Save who reads</Trans>
        </Button>
      </div>
    </fieldset>
  );
}
