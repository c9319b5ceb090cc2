import { Button } from '@mantine/core';
import { Trans } from '@lingui/react/macro';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ProfileQuery as ProfileAnswer } from '../../gql/graphql.ts';
import { errorCode, requestId } from '../../lib/errors.ts';
import { useLiveQuery } from '../../lib/services.tsx';
import { Face } from '../../ui/face.tsx';
import { Failure } from '../../ui/failure.tsx';
import { PageHead } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import classes from './profile.module.css';
import { ProfileFacts } from './profile-facts.tsx';
import { ProfileLine, ProfileReports } from './profile-line.tsx';
import { ProfileOffers } from './profile-offers.tsx';
import { ProfileQuery, profileVariables } from './profile-query.ts';

const route = getRouteApi('/_member/people/$id/');

type Reports = NonNullable<ProfileAnswer['reports']>;

function Reports({ reports }: { reports: Reports }) {
  const navigate = route.useNavigate();
  const { nodes, pageInfo } = reports;
  if (nodes.length === 0) return null;
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Direct reports</Trans>
      </h2>
      <ProfileReports people={nodes} />
      {(pageInfo.hasNextPage || pageInfo.hasPreviousPage) && (
        <Pager info={pageInfo} onMove={(to) => void navigate({ search: to })} />
      )}
    </section>
  );
}

/** Who somebody is, where they stand, and what the viewer may do with them. */
export function ProfilePage() {
  const { id } = route.useParams();
  const search = route.useSearch();
  const [{ data, error }, askAgain] = useLiveQuery({
    query: ProfileQuery,
    variables: profileVariables(id, search),
  });
  const again = () => askAgain({ requestPolicy: 'network-only' });
  if (error && !data?.colleague) {
    const code = errorCode(error);
    const retry = code === 'NOT_FOUND' ? {} : { onRetry: again };
    return <Failure code={code} requestId={requestId(error)} {...retry} />;
  }
  if (!data?.colleague) return null;
  const { colleague, reports } = data;
  const name = colleague.name ?? '';
  return (
    <>
      <PageHead
        crumb={
          <Link to="/directory">
            <Trans>Directory</Trans>
          </Link>
        }
        sign={<Face name={name} size="big" />}
        title={name}
        actions={
          colleague.viewerCan?.includes('SET_LINE_MANAGER') && (
            <Button component={Link} to={`/people/${id}/line-manager`}>
              <Trans>Change line manager</Trans>
            </Button>
          )
        }
      />
      <div className={classes.columns}>
        <section className={classes.part}>
          <h2>
            <Trans>At the company</Trans>
          </h2>
          <ProfileFacts person={colleague} />
        </section>
        <section className={classes.part}>
          <h2>
            <Trans>Reporting line</Trans>
          </h2>
          <ProfileLine person={colleague} />
        </section>
      </div>
      <ProfileOffers offers={data.feedbackOffers ?? []} name={name} />
      {reports && <Reports reports={reports} />}
    </>
  );
}
