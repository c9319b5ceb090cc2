import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from 'urql';
import { errorCode, requestId } from '../../lib/errors.ts';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { SettingsForm } from './settings-form.tsx';
import { SettingsQuery } from './settings-query.ts';

/** Decides who can invite guests and which addresses are the company's own. */
export function SettingsPage() {
  const { t } = useLingui();
  const [{ data, error }, askAgain] = useQuery({ query: SettingsQuery });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data) return <Failure code={errorCode(error)} requestId={requestId(error)} onRetry={again} />;
  if (!data?.settings) return null;
  const { companyName } = data.settings;
  return (
    <>
      <PageHead
        title={t`User management`}
        crumb={<Trans>Settings</Trans>}
        state={
          <Trans>Who can bring people from outside into {companyName}, and what counts as outside.</Trans>
        }
      />
      <SettingsForm settings={data.settings} />
    </>
  );
}
