import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { readFragment } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { ColumnsPart } from './columns-part.tsx';
import { FileDrop } from './file-drop.tsx';
import classes from './import.module.css';
import { ImportPart } from './import-part.tsx';
import { ImportQuery, ImportShown, importVariables } from './import-query.ts';
import { ImportSentence, shownOf } from './import-state.tsx';
import { useAskWhileRunning } from './use-ask-while-running.ts';
import { useCheckFile } from './use-check-file.ts';

const route = getRouteApi('/_member/import/');

function How() {
  return (
    <p className={classes.how}>
      <Trans>
        The first line names the columns; each other line is a person, known by their e-mail address. An empty
        cell changes nothing. Who is to be a guest or a member from outside has that word in a column “Kind”.
        The file is checked first and changes nobody before you say so. Nobody gets a mail by it.
      </Trans>
    </p>
  );
}

/** Brings people in from a table: file, check, columns, carrying out, result. */
export function ImportPage() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const check = useCheckFile();
  const [another, setAnother] = useState(search.another ?? false);
  const [{ data, error }, askAgain] = useLiveQuery({
    query: ImportQuery,
    variables: importVariables(search),
  });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  const latest = shownOf(readFragment(ImportShown, data?.imports?.nodes[0]));
  useAskWhileRunning(latest, again);
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.imports) return null;
  const show = (checked: boolean) => {
    if (!checked) return;
    setAnother(false);
    void navigate({ search: {}, replace: true });
    again();
  };
  const unread = check.chosen && !check.chosen.checked ? check.chosen : null;
  const shown = another || unread ? undefined : latest;
  return (
    <>
      <PageHead
        title={shown?.fileName || t`Import people`}
        crumb={shown?.fileName ? <Trans>Import people</Trans> : undefined}
        state={shown && <ImportSentence shown={shown} />}
      />
      {!shown && <How />}
      {!shown && (
        <FileDrop
          busy={check.busy}
          problem={check.problem}
          onFile={(file) => void check.choose(file).then(show)}
        />
      )}
      {unread && (
        <ColumnsPart
          columns={unread.columns}
          onRead={(fields) => void check.read(fields).then(show)}
          busy={check.busy}
          checked={false}
        />
      )}
      {shown && (
        <ImportPart
          shown={shown}
          mail={data.settings?.mailConfigured ?? true}
          chosen={check.chosen}
          busy={check.busy}
          search={search}
          onSearch={(to) => void navigate({ search: to, replace: true })}
          onRead={(fields) => void check.read(fields).then(show)}
          onAnother={() => {
            setAnother(true);
            check.letGo();
          }}
          onApplied={() => {
            check.letGo();
            again();
          }}
        />
      )}
    </>
  );
}
