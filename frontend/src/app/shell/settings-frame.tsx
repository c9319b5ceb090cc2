import { useLingui } from '@lingui/react/macro';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useViewer } from '../../lib/viewer-context.tsx';
import { PageHead } from '../../ui/page.tsx';
import { settingsGroups } from './settings-groups.ts';
import classes from './shell.module.css';

/** The groups that this person may open, beside the page of one; on the phone the list is a page of its own. */
export function SettingsFrame() {
  const { i18n, t } = useLingui();
  const viewer = useViewer();
  const inside = useLocation({ select: ({ pathname }) => pathname !== '/settings' });
  if (!inside) return <Outlet />;
  return (
    <>
      <nav className={classes.settings} aria-label={t`Settings`}>
        <Link to="/settings" className={classes.settingsBack}>
          {t`Settings`}
        </Link>
        {settingsGroups
          .filter(({ open }) => open(viewer))
          .map(({ path, label }) => (
            <Link key={path} to={path} activeProps={{ 'aria-current': 'page' }}>
              {i18n._(label)}
            </Link>
          ))}
      </nav>
      <Outlet />
    </>
  );
}

/** What can be set, group by group. */
export function SettingsIndex() {
  const { i18n, t } = useLingui();
  const viewer = useViewer();
  return (
    <>
      <PageHead title={t`Settings`} state={t`What holds for everybody at ${viewer.companyName}.`} />
      <ul className={classes.settingsList}>
        {settingsGroups
          .filter(({ open }) => open(viewer))
          .map(({ path, label, says }) => (
            <li key={path}>
              <Link to={path}>{i18n._(label)}</Link>
              <p>{i18n._(says)}</p>
            </li>
          ))}
      </ul>
    </>
  );
}
