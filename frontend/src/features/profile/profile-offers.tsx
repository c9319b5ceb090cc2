import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type FragmentType, graphql, readFragment } from '../../gql/index.ts';
import { givenName } from '../../lib/given-name.ts';
import { longDate } from '../../lib/format.ts';
import { useCommand } from '../../lib/use-command.ts';
import { useLocale } from '../../lib/use-locale.ts';
import { FieldError } from '../../ui/field-error.tsx';
import classes from './profile.module.css';

const ProfileOffersOffer = graphql(`
  fragment ProfileOffers_offer on FeedbackOffer {
    participationId
    cycleName
    writeUntil
    requestId
  }
`);

const Begin = graphql(`
  mutation BeginFeedback($input: BeginFeedbackInput!) {
    beginFeedback(input: $input) {
      request {
        id
      }
      errors {
        __typename
        ... on UserError {
          message
          code
          path
        }
      }
    }
  }
`);

interface OfferProps {
  offer: FragmentType<typeof ProfileOffersOffer>;
  name: string;
  now: Date;
}

function Offer({ offer: masked, name, now }: OfferProps) {
  const { participationId, cycleName, writeUntil, requestId } = readFragment(ProfileOffersOffer, masked);
  const locale = useLocale();
  const navigate = useNavigate();
  const begin = useCommand(Begin, (data) => data.beginFeedback.errors);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const given = givenName(name);
  const until = writeUntil ? longDate(locale, new Date(writeUntil), now) : null;
  const formOf = (id: string): string => `/feedback/${id}`;
  const go = async () => {
    setBusy(true);
    const { data, failures } = await begin({ input: { participationId } });
    setBusy(false);
    setFailure(failures[0]?.message ?? null);
    const made = data?.beginFeedback.request?.id;
    if (made) await navigate({ to: formOf(made) });
  };
  return (
    <li className={classes.offer}>
      <p>
        {until === null ? (
          <Trans>
            “{cycleName}” takes feedback about {given} from every member.
          </Trans>
        ) : (
          <Trans>
            “{cycleName}” takes feedback about {given} from every member until {until}.
          </Trans>
        )}
      </p>
      {requestId === null ? (
        <Button loading={busy} onClick={() => void go()}>
          <Trans>Write feedback about {given}</Trans>
        </Button>
      ) : (
        <Link to={formOf(requestId)}>
          <Trans>Open your feedback about {given}</Trans>
        </Link>
      )}
      <FieldError>{failure}</FieldError>
    </li>
  );
}

interface ProfileOffersProps {
  offers: readonly FragmentType<typeof ProfileOffersOffer>[];
  name: string;
}

/** Where the viewer may write about somebody unasked; nothing where no cycle takes that. */
export function ProfileOffers({ offers, name }: ProfileOffersProps) {
  const [now] = useState(() => new Date());
  if (offers.length === 0) return null;
  return (
    <section className={classes.part}>
      <h2>
        <Trans>Feedback</Trans>
      </h2>
      <ul className={classes.offers}>
        {offers.map((offer) => (
          <Offer
            key={readFragment(ProfileOffersOffer, offer).participationId}
            offer={offer}
            name={name}
            now={now}
          />
        ))}
      </ul>
    </section>
  );
}
