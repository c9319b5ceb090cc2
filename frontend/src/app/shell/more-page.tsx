import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useViewer } from '../../lib/viewer-context.tsx';
import { PageHead } from '../../ui/page.tsx';
import { FindButton } from '../finder/find-button.tsx';
import { AccountContent } from './account-content.tsx';
import { places } from './places.ts';
import classes from './shell.module.css';

/** On the phone: every place that does not stand at the foot, and the account. */
export function MorePage() {
  const { i18n, t } = useLingui();
  const viewer = useViewer();
  const rest = places.filter((place) => !place.atFoot && place.open(viewer));
  return (
    <>
      <PageHead title={t`More`} state={viewer.name} />
      <FindButton />
      <ul className={classes.moreList}>
        {rest.map((place) => (
          <li key={place.path}>
            <Link to={place.path}>{i18n._(place.label)}</Link>
          </li>
        ))}
      </ul>
      <AccountContent />
    </>
  );
}
