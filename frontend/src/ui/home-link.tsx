import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';

/** The way out of a page that cannot be shown: to one's own start page. */
export function HomeLink() {
  return (
    <Link to="/">
      <Trans>To your start page</Trans>
    </Link>
  );
}
