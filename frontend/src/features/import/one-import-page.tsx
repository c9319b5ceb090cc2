import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { readFragment } from '../../gql/index.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { ImportPart } from './import-part.tsx';
import { ImportShown, OneImportQuery, oneImportVariables } from './import-query.ts';
import { ImportSentence, shownOf } from './import-state.tsx';
import { useAskWhileRunning } from './use-ask-while-running.ts';

const route = getRouteApi('/_member/import/$id');

/** One import of the viewer: what came of it, line by line, and inviting those whom it made. */
export function OneImportPage() {
  const { t } = useLingui();
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [{ data, error }, askAgain] = useLiveQuery({
    query: OneImportQuery,
    variables: oneImportVariables(id, search),
  });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  const found = data?.node?.__typename === 'PeopleImport' ? data.node : undefined;
  const shown = shownOf(readFragment(ImportShown, found));
  useAskWhileRunning(shown, again);
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data) return null;
  if (!shown) return <Failure code="NOT_FOUND" />;
  return (
    <>
      <PageHead
        title={shown.fileName || t`Import people`}
        crumb={shown.fileName ? <Trans>Import people</Trans> : undefined}
        state={<ImportSentence shown={shown} />}
      />
      <ImportPart
        shown={shown}
        mail={data.settings?.mailConfigured ?? true}
        chosen={null}
        busy={false}
        search={search}
        onSearch={(to) => void navigate({ search: to, replace: true })}
        onRead={() => undefined}
        onAnother={() => void navigate({ to: '/import', search: { another: true } })}
        onApplied={again}
      />
    </>
  );
}
