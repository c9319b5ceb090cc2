import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { Link, getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useViewer } from '../../lib/viewer-context.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { FindInChart } from './find-in-chart.tsx';
import classes from './org-chart.module.css';
import { OrganisationTree } from './organisation-tree.tsx';
import { useOrganisation } from './use-organisation.ts';

const route = getRouteApi('/_member/organisation');

/** Who reports to whom in the whole company, level by level. */
export function OrganisationPage() {
  const { t } = useLingui();
  const { companyName } = useViewer();
  const chart = useOrganisation(route.useLoaderData());
  const [sought, setSought] = useState<string | null>(null);
  return (
    <>
      <PageHead
        title={t`Organisation`}
        state={<Trans>Who reports to whom at {companyName}.</Trans>}
        actions={
          <Button component={Link} to="/directory">
            <Trans>Directory</Trans>
          </Button>
        }
      />
      <div className={classes.find}>
        <FindInChart
          onFind={(found) => {
            void chart.reveal(found).then(() => setSought(found.id));
          }}
        />
      </div>
      {chart.failure && <Failure code={chart.failure} />}
      <OrganisationTree chart={chart} sought={sought} onFound={() => setSought(null)} />
    </>
  );
}
