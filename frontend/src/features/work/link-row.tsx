import { Trans, useLingui } from '@lingui/react/macro';
import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { happened, list } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { RightsWords } from './rights-words.tsx';
import { firstProblem } from './use-save.ts';
import classes from './work.module.css';

const LinkRowLink = graphql(`
  fragment LinkRow_link on ShareLink {
    id
    url
    domains
    grants {
      id
      person {
        id
        name
        email
      }
    }
    comments
    decides
    downloads
    expiresAt
    lastUsedAt
    viewerCan
  }
`);

const Revoke = graphql(`
  mutation RevokeShareLink($input: RevokeShareLinkInput!) {
    revokeShareLink(input: $input) {
      revokedLinkId
      errors {
        __typename
        ... on UserError {
          message
        }
      }
    }
  }
`);

/** The address of a link, to be copied. */
export function CopyLink({ url }: { url: string }) {
  return (
    <p className={classes.copy}>
      <code className={classes.address}>{url}</code>
      <CopyButton value={url}>
        {({ copied, copy }) => (
          <Button size="sm" onClick={copy}>
            {copied ? <Trans>Copied</Trans> : <Trans>Copy the link</Trans>}
          </Button>
        )}
      </CopyButton>
    </p>
  );
}

function RevokeDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useLingui();
  const revoke = useCommand(Revoke, ({ revokeShareLink }) => revokeShareLink.errors);
  return (
    <ConfirmDialog
      title={t`Take this link back?`}
      confirm={t`Take the link back`}
      keep={t`Keep it`}
      onConfirm={() => firstProblem(revoke({ input: { linkId: id } }))}
      onClose={onClose}
    >
      <p>
        <Trans>
          Whoever came in by it sees nothing of this work review from now on, in open pages too. What they
          wrote stays.
        </Trans>
      </p>
    </ConfirmDialog>
  );
}

interface LinkRowProps {
  link: FragmentType<typeof LinkRowLink>;
  now: Date;
}

/** One link: for whom, what it gives, when it was used, and the ways to hand it over and to take it back. */
export function LinkRow({ link: given, now }: LinkRowProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const [asked, setAsked] = useState(false);
  const { id, url, grants, domains, lastUsedAt, viewerCan, ...rights } = readFragment(LinkRowLink, given);
  const anybody = (domains ?? []).map((domain) => t`anybody at ${domain}`);
  const named = (grants ?? []).map(({ person }) => person?.email ?? person?.name ?? '');
  const whom = list(locale, [...named, ...anybody]);
  const used = lastUsedAt === null ? null : happened(locale, new Date(lastUsedAt), now);
  return (
    <li className={classes.linkRow}>
      <span>
        <span className={classes.address}>{whom}</span>
        <small className={classes.beneath}>
          <RightsWords {...rights} now={now} />{' '}
          {used === null ? <Trans>Nobody came in yet.</Trans> : <Trans>Last used {used}.</Trans>}
        </small>
      </span>
      <span className={classes.rowActs}>
        {url && (
          <CopyButton value={url}>
            {({ copied, copy }) => (
              <Button size="sm" variant="subtle" aria-label={t`Copy the link for ${whom}`} onClick={copy}>
                {copied ? <Trans>Copied</Trans> : <Trans>Copy the link</Trans>}
              </Button>
            )}
          </CopyButton>
        )}
        {viewerCan?.includes('REVOKE_SHARE_LINK') && (
          <Button
            size="sm"
            variant="subtle"
            aria-label={t`Take back the link for ${whom}`}
            onClick={() => setAsked(true)}
          >
            <Trans>Take back…</Trans>
          </Button>
        )}
      </span>
      {asked && <RevokeDialog id={id} onClose={() => setAsked(false)} />}
    </li>
  );
}
