import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useViewer } from '../../lib/viewer-context.tsx';
import { PopoverAt } from '../../ui/popover-at.tsx';
import type { PanelPlace } from '../../ui/use-late-panel.ts';
import { AccountContent } from './account-content.tsx';

function Passport() {
  if (!useViewer().can.has('OPEN_PASSPORT')) return null;
  return (
    <Link to="/passport">
      <Trans>Your passport: everything about you here</Trans>
    </Link>
  );
}

/** The account's menu, above its button at the foot of the left column. */
export function AccountPanel(place: PanelPlace) {
  return (
    <PopoverAt {...place} position="top-start" width={320}>
      <AccountContent>
        <Link to="/security">
          <Trans>Security: password and log-ins</Trans>
        </Link>
        <Passport />
      </AccountContent>
    </PopoverAt>
  );
}
