import { Button } from '@mantine/core';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { TokenPart_TokenFragment } from '../../gql/graphql.ts';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { dayAndMonth, longDate } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import { StateWord } from '../../ui/state-word.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';
import classes from './security.module.css';

const TokenPartToken = graphql(`
  fragment TokenPart_token on AccessToken {
    id
    name
    scope
    expiresAt
    usedAt
  }
`);

const DeleteToken = graphql(`
  mutation DeleteAccessToken($input: DeleteAccessTokenInput!) {
    deleteAccessToken(input: $input) {
      accessTokens {
        id
      }
      errors {
        ... on UserError {
          message
        }
      }
    }
  }
`);

function TokenState({ token }: { token: TokenPart_TokenFragment }) {
  const locale = useLocale();
  const now = new Date();
  const end = new Date(token.expiresAt ?? now);
  const until = longDate(locale, end, now);
  if (end <= now) {
    return (
      <StateWord icon="attention" tone="warn">
        <Trans>Over since {until}</Trans>
      </StateWord>
    );
  }
  const used = token.usedAt && dayAndMonth(locale, new Date(token.usedAt));
  return (
    <span className="small quiet">
      {token.scope === 'READ' ? <Trans>Reads</Trans> : <Trans>Reads and writes</Trans>}
      {' · '}
      <Trans>works until {until}</Trans>
      {' · '}
      {used ? <Trans>last used: {used}</Trans> : <Trans>never used</Trans>}
    </span>
  );
}

interface TokenPartProps {
  tokens: readonly FragmentType<typeof TokenPartToken>[];
  onChanged: () => void;
}

/** The keys of one's scripts: what each may do and until when, and the way to end it. */
export function TokenPart({ tokens, onChanged }: TokenPartProps) {
  const { t } = useLingui();
  const remove = useCommand(DeleteToken, (data) => data.deleteAccessToken.errors);
  const [making, setMaking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const end = async (tokenId: string) => {
    const { failures } = await remove({ input: { tokenId } });
    setFailure(failures[0]?.message ?? null);
    onChanged();
  };
  const read = tokens.map((token) => readFragment(TokenPartToken, token));
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Access tokens</Trans>
      </h2>
      <p className="quiet">
        <Trans>
          With a token a script asks the API as you, never with more than your rights. It cannot make tokens,
          nor change how you log in.
        </Trans>
      </p>
      {read.length > 0 && (
        <ul className={classes.sessions}>
          {read.map((token) => (
            <li key={token.id} className={classes.session}>
              <div>
                <b>{token.name}</b>
                <TokenState token={token} />
              </div>
              <Button aria-label={t`Delete the token ${token.name ?? ''}`} onClick={() => void end(token.id)}>
                <Trans>Delete</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FieldError>{failure}</FieldError>
      <Button className={classes.after ?? ''} onClick={() => setMaking(true)}>
        <Trans>New access token</Trans>
      </Button>
      {making && <NewTokenDialog onMade={onChanged} onClose={() => setMaking(false)} />}
    </section>
  );
}
